import { useState } from 'preact/hooks';
import type { Collection, Overview } from '../../lib/items';
import { t, tCount } from '../../lib/text';
import { changeMany } from '../pick/change-many';
import { attempt } from '../state/notice';
import { organizationName, overview } from '../state/vault';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { CollectionChecks, type Share } from './CollectionChecks';

interface CollectionsDialogProps {
  rows: readonly Overview[];
  onEnd: () => void;
}

/** What was ticked or unticked, by the id of the collection. */
type Ticks = ReadonlyMap<string, boolean>;

/** Collections of an organisation that matter here: those that can be changed, and others that an item lies in. */
const collectionsFor = (organization: string, rows: readonly Overview[]): Collection[] =>
  (overview.value?.collections ?? []).filter(
    ({ id, organizationId, readOnly }) =>
      organizationId === organization &&
      (!readOnly || rows.some(({ collectionIds }) => collectionIds.includes(id))),
  );

function shareIn(rows: readonly Overview[], ticks: Ticks, id: string): Share {
  const ticked = ticks.get(id);
  if (ticked !== undefined) return ticked ? 'all' : 'none';
  const count = rows.filter(({ collectionIds }) => collectionIds.includes(id)).length;
  if (count === 0) return 'none';
  return count === rows.length ? 'all' : 'some';
}

const isLeftSomewhere = ({ collectionIds }: Overview, ticks: Ticks): boolean =>
  collectionIds.some((id) => ticks.get(id) !== false) || [...ticks.values()].includes(true);

/** Asks for the collections that items of one organisation are to lie in. */
export function CollectionsDialog({ rows, onEnd }: CollectionsDialogProps) {
  const [ticks, setTicks] = useState<Ticks>(new Map());
  const [isTried, setTried] = useState(false);
  const organizationId = rows.find((row) => row.organizationId !== null)?.organizationId ?? '';
  const own = rows.filter((row) => row.organizationId === organizationId);
  const isHomeless = own.some((row) => !isLeftSomewhere(row, ticks));
  const change = () => {
    setTried(true);
    if (isHomeless) return;
    onEnd();
    const ids = (isIn: boolean) => [...ticks].flatMap(([id, ticked]) => (ticked === isIn ? [id] : []));
    if (ticks.size > 0)
      attempt(changeMany(own, { to: 'collections', organizationId, add: ids(true), remove: ids(false) }));
  };
  return (
    <Dialog
      title={tCount('collectionsOneTitle', 'collectionsManyTitle', own.length)}
      onCancel={onEnd}
      onSubmit={change}
      actions={
        <>
          <Button kind="go" submit>
            {t('save')}
          </Button>
          <Button onClick={onEnd}>{t('cancel')}</Button>
        </>
      }
    >
      <CollectionChecks
        collections={collectionsFor(organizationId, own)}
        shareOf={(id) => shareIn(own, ticks, id)}
        onChange={(id, isIn) => setTicks(new Map(ticks).set(id, isIn))}
        error={isTried && isHomeless ? t('collectionsWanted') : null}
      />
      <p class="small t2">{t('sharedSeen', organizationName(organizationId) ?? '')}</p>
      {own.length < rows.length && (
        <p class="small t2">{t('collectionsOnlyOf', organizationName(organizationId) ?? '')}</p>
      )}
    </Dialog>
  );
}
