import { useState } from 'preact/hooks';
import type { Overview, SharedPlace } from '../../lib/items';
import { formatList, t, tCount } from '../../lib/text';
import { changeMany } from '../pick/change-many';
import { accountName, accountOf } from '../state/accounts';
import { attempt } from '../state/notice';
import { firstPlace, type ShareTarget, shareTargets } from '../state/shared';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { SelectField } from '../ui/SelectField';
import { CollectionChecks } from './CollectionChecks';

interface ShareDialogProps {
  rows: readonly Overview[];
  onEnd: () => void;
}

/** What follows from it, before it is done. */
function Outcome({ target, place }: { target: ShareTarget; place: SharedPlace }) {
  const names = target.collections.flatMap(({ id, name }) =>
    place.collectionIds.includes(id) ? (name ?? []) : [],
  );
  return (
    <p class="small t2">
      {names.length > 0 && `${t('shareSeenBy', formatList(names), target.name)} `}
      {t('shareNoWayBack')}
    </p>
  );
}

/** Asks for the organisation that items are to belong to, and says what follows. */
export function ShareDialog({ rows, onEnd }: ShareDialogProps) {
  const owners = Map.groupBy(rows, ({ id }) => accountOf(id));
  const [account = null] = owners.keys();
  const targets = account ? shareTargets(account) : [];
  const [place, setPlace] = useState<SharedPlace | null>(targets[0] ? firstPlace(targets[0]) : null);
  const [isTried, setTried] = useState(false);
  const target = targets.find(({ id }) => id === place?.organizationId);
  if (!target || !place) return null;
  const move = () => {
    setTried(true);
    if (place.collectionIds.length === 0) return;
    onEnd();
    attempt(changeMany(rows, { to: 'organization', ...place }));
  };
  const choose = (organization: string) => {
    const next = targets.find(({ id }) => id === organization);
    if (next) setPlace(firstPlace(next));
  };
  const tick = (id: string, isIn: boolean) => {
    const others = place.collectionIds.filter((one) => one !== id);
    setPlace({ ...place, collectionIds: isIn ? [...others, id] : others });
  };
  return (
    <Dialog
      title={tCount('shareOneTitle', 'shareManyTitle', rows.length)}
      onCancel={onEnd}
      onSubmit={move}
      actions={
        <>
          <Button kind="go" submit>
            {t('move')}
          </Button>
          <Button onClick={onEnd}>{t('cancel')}</Button>
        </>
      }
    >
      <SelectField
        label={t('organization')}
        value={target.id}
        options={targets.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={choose}
      />
      <CollectionChecks
        key={target.id}
        collections={target.collections}
        shareOf={(id) => (place.collectionIds.includes(id) ? 'all' : 'none')}
        onChange={tick}
        error={isTried && place.collectionIds.length === 0 ? t('collectionsWanted') : null}
      />
      <Outcome target={target} place={place} />
      {owners.size > 1 && account && <p class="small t2">{t('moveOnlyOf', accountName(account))}</p>}
    </Dialog>
  );
}
