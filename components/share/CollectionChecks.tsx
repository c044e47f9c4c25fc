import { useState } from 'preact/hooks';
import type { Collection } from '../../lib/items';
import { fold, searchWords } from '../../lib/search';
import { isolated, t } from '../../lib/text';
import { collectionTree } from '../item/collection-tree';
import type { FolderLine } from '../item/folder-tree';
import { Check } from '../ui/Choice';
import { Sentence, TextField } from '../ui/TextField';

/** Whether the items that it is about lie in a collection: all, some or none of them. */
export type Share = 'all' | 'some' | 'none';

interface CollectionChecksProps {
  collections: readonly Collection[];
  shareOf: (id: string) => Share;
  onChange: (id: string, isIn: boolean) => void;
  /** What is wrong with the choice; null when nothing is. */
  error: string | null;
}

/** More than these are found by typing. */
const MOST_UNSEARCHED = 8;

const nameOf = (label: string | null, share: Share, isFixed: boolean): string => {
  const name = isolated(label ?? t('nameUnread'));
  if (isFixed) return t('collectionFixed', name);
  return share === 'some' ? t('collectionSome', name) : name;
};

/** The lines that a search leaves, each by its whole path: what they stood in may not be among them. */
function findLines(lines: readonly FolderLine[], typed: string): readonly FolderLine[] {
  const words = searchWords(typed);
  if (words.length === 0) return lines;
  const isFound = ({ id, path }: FolderLine) =>
    id !== null && words.every((word) => fold(path ?? '').includes(word));
  return lines.filter(isFound).map((line) => ({ ...line, label: line.path, level: 0 }));
}

/** Collections to tick, as the tree that their names make. Those that the person may not change are told, and stay. */
export function CollectionChecks({ collections, shareOf, onChange, error }: CollectionChecksProps) {
  const [typed, type] = useState('');
  const byId = new Map(collections.map((one) => [one.id, one]));
  const isFixed = (id: string) => byId.get(id)?.readOnly === true;
  const lines = findLines(collectionTree(collections), typed);
  const [only, ...others] = lines.flatMap(({ id }) => id ?? []);
  const tickOnly = () => {
    if (only !== undefined && others.length === 0 && !isFixed(only)) onChange(only, shareOf(only) !== 'all');
  };
  return (
    <fieldset class="entries collections">
      <legend class="k">{t('collections')}</legend>
      {collections.length > MOST_UNSEARCHED && (
        <TextField
          bare
          label={t('findCollection')}
          placeholder={t('findCollection')}
          value={typed}
          onInput={type}
          onEnter={tickOnly}
        />
      )}
      <div class="collection-list">
        {lines.map(({ id, path, label, level }) => {
          const share = id === null ? 'none' : shareOf(id);
          return (
            <div key={id ?? path} style={{ '--level': level }} class="collection">
              {id === null ? (
                <span class="t2">{isolated(label ?? '')}</span>
              ) : (
                <Check
                  checked={share === 'all'}
                  disabled={isFixed(id)}
                  onChange={(isIn) => onChange(id, isIn)}
                >
                  {nameOf(label, share, isFixed(id))}
                </Check>
              )}
            </div>
          );
        })}
        {lines.length === 0 && <p class="small t2">{t('noCollectionFound')}</p>}
      </div>
      {error !== null && <Sentence text={error} />}
    </fieldset>
  );
}
