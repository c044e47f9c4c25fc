import type { Collection } from '../../lib/items';
import { isolated, t } from '../../lib/text';
import { folderTree } from '../item/folder-tree';
import { Check } from '../ui/Choice';
import { Sentence } from '../ui/TextField';

/** Whether the items that it is about lie in a collection: all, some or none of them. */
export type Share = 'all' | 'some' | 'none';

interface CollectionChecksProps {
  collections: readonly Collection[];
  shareOf: (id: string) => Share;
  onChange: (id: string, isIn: boolean) => void;
  /** What is wrong with the choice; null when nothing is. */
  error: string | null;
}

const nameOf = (label: string | null, share: Share, isFixed: boolean): string => {
  const name = isolated(label ?? t('nameUnread'));
  if (isFixed) return t('collectionFixed', name);
  return share === 'some' ? t('collectionSome', name) : name;
};

/** Collections to tick, as the tree that their names make. Those that the person may not change are told, and stay. */
export function CollectionChecks({ collections, shareOf, onChange, error }: CollectionChecksProps) {
  const byId = new Map(collections.map((one) => [one.id, one]));
  return (
    <fieldset class="entries collections">
      <legend class="k">{t('collections')}</legend>
      {folderTree(collections).map(({ id, path, label, level }) => {
        const share = id === null ? 'none' : shareOf(id);
        const isFixed = id !== null && byId.get(id)?.readOnly === true;
        return (
          <div key={id ?? path} style={{ '--level': level }} class="collection">
            {id === null ? (
              <span class="t2">{isolated(label ?? '')}</span>
            ) : (
              <Check checked={share === 'all'} disabled={isFixed} onChange={(isIn) => onChange(id, isIn)}>
                {nameOf(label, share, isFixed)}
              </Check>
            )}
          </div>
        );
      })}
      {error !== null && <Sentence text={error} />}
    </fieldset>
  );
}
