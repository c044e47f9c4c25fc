import { useEffect } from 'preact/hooks';
import type { SharedPlace } from '../../lib/items';
import type { AccountStatus } from '../../lib/session';
import { t } from '../../lib/text';
import { accounts } from '../state/accounts';
import { placeAtFirst } from '../state/first-place';
import { askers } from '../state/rules';
import { firstPlace, type ShareTarget, shareTargets } from '../state/shared';
import { SelectField } from '../ui/SelectField';
import { CollectionChecks } from './CollectionChecks';

const ME = '';

interface OwnerFieldsProps {
  /** Whose organisations. */
  accountId: string | null;
  /** Null: the person's own. */
  place: SharedPlace | null;
  /** Somebody tried to save it like this. */
  isTried: boolean;
  onChange: (place: SharedPlace | null) => void;
  /** There is no room for more than the choice. */
  isBrief?: boolean;
}

const withCollection = (place: SharedPlace, id: string, isIn: boolean): SharedPlace => ({
  ...place,
  collectionIds: isIn ? [...place.collectionIds, id] : place.collectionIds.filter((one) => one !== id),
});

function Collections({
  target,
  place,
  isTried,
  isBrief,
  onChange,
}: Pick<OwnerFieldsProps, 'isTried' | 'isBrief' | 'onChange'> & { target: ShareTarget; place: SharedPlace }) {
  const isNone = place.collectionIds.length === 0;
  return (
    <>
      <CollectionChecks
        key={target.id}
        collections={target.collections}
        shareOf={(id) => (place.collectionIds.includes(id) ? 'all' : 'none')}
        onChange={(id, isIn) => onChange(withCollection(place, id, isIn))}
        error={isTried && isNone ? t('collectionsWanted') : null}
      />
      {!isBrief && <p class="small t2">{t('sharedSeen', target.name)}</p>}
    </>
  );
}

interface OwnersProps extends OwnerFieldsProps {
  one: AccountStatus;
  targets: readonly ShareTarget[];
}

function Owners({ one, targets, place, isTried, isBrief = false, onChange }: OwnersProps) {
  const target = targets.find(({ id }) => id === place?.organizationId);
  const isBound = one.rules.noOwnItems;
  // A policy may come while the form is open: what stands in it gets an owner that may have it.
  useEffect(() => {
    if (isBound && !target) onChange(placeAtFirst(one.account));
  }, [isBound, target?.id]);
  const choose = (id: string) => {
    const next = targets.find((other) => other.id === id);
    onChange(next ? firstPlace(next) : null);
  };
  const me = isBound && target ? [] : [{ value: ME, label: t('ownerMe') }];
  return (
    <div class="part">
      <SelectField
        label={t('owner')}
        value={target?.id ?? ME}
        options={[...me, ...targets.map(({ id, name }) => ({ value: id, label: name }))]}
        onChoose={choose}
      />
      {isBound && <p class="small t2">{t('ownerBound', askers([one], 'ownItems'))}</p>}
      {target && place && <Collections {...{ target, place, isTried, isBrief, onChange }} />}
    </div>
  );
}

/** Whose a new item is to be: the person's own, or an organisation's, and then in which of its collections. */
export function OwnerFields(props: OwnerFieldsProps) {
  const one = accounts.value.find(({ account }) => account.id === props.accountId);
  const targets = one ? shareTargets(one.account) : [];
  return one && targets.length > 0 ? <Owners {...props} one={one} targets={targets} /> : null;
}
