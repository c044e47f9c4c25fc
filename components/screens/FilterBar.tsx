import { KINDS } from '../../lib/items';
import type { AccountSummary } from '../../lib/session';
import { formatNumber, type TextKey, t } from '../../lib/text';
import { accountName, isMixed, openAccounts } from '../state/accounts';
import { filterEntries } from '../state/filter-menu';
import { list } from '../state/list';
import { changeFilter, placeName } from '../state/places';
import { type Place, route } from '../state/route';
import { Icon } from '../ui/Icon';
import { MenuButton } from '../ui/Menu';
import { AccountDot } from './AccountDot';

interface ChipProps {
  label: string;
  account?: AccountSummary;
  isOn: boolean;
  onClick: () => void;
}

function Chip({ label, account, isOn, onClick }: ChipProps) {
  return (
    <button
      type="button"
      class={`chip ${isOn ? 'on' : ''}`}
      aria-pressed={isOn}
      tabIndex={isOn ? 0 : -1}
      onClick={onClick}
    >
      {account ? <AccountDot account={account} /> : label}
    </button>
  );
}

/** ← and → move within the bar, which is one stop of the Tab key. */
function moveInBar(event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const bar = event.currentTarget as HTMLElement;
  if (step === undefined) return;
  const chips = [...bar.querySelectorAll<HTMLElement>('.chip')];
  const isRtl = getComputedStyle(bar).direction === 'rtl';
  const at = chips.indexOf(document.activeElement as HTMLElement);
  chips[at + (isRtl ? -step : step)]?.focus();
  event.preventDefault();
}

/** Each account whose items stand in the list: pressed, the list shows that one's alone. */
function AccountChips() {
  const { place } = route.value.filter;
  if (!isMixed.value) return null;
  return (
    <>
      {openAccounts.value.map((account) => {
        const own: Place = `account:${account.tag}`;
        return (
          <Chip
            key={account.id}
            label={accountName(account)}
            account={account}
            isOn={place === own}
            onClick={() => changeFilter({ place: place === own ? 'all' : own })}
          />
        );
      })}
    </>
  );
}

function KindChips() {
  const { filter, search } = route.value;
  const { counts } = list.value;
  const withCount = (label: string, count: number) =>
    search === '' ? label : `${label} ${formatNumber(count)}`;
  const kinds = KINDS.filter(({ kind }) => counts.has(kind) || filter.kind === kind);
  return (
    <>
      <Chip
        label={withCount(t('all'), counts.get('all') ?? 0)}
        isOn={filter.kind === null}
        onClick={() => changeFilter({ kind: null })}
      />
      <AccountChips />
      {kinds.map(({ kind, label }) => (
        <Chip
          key={kind}
          label={withCount(t(`${label}Plural` as TextKey), counts.get(kind) ?? 0)}
          isOn={filter.kind === kind}
          onClick={() => changeFilter({ kind: filter.kind === kind ? null : kind })}
        />
      ))}
    </>
  );
}

/** The kinds as chips, and the menu with orders, folders, trash and archive. */
export function FilterBar() {
  const { place } = route.value.filter;
  return (
    <div class="filters">
      <div class="chip-row" role="toolbar" aria-label={t('filter')} onKeyDown={moveInBar}>
        <KindChips />
        {place !== 'all' && !place.startsWith('account:') && (
          <button
            type="button"
            class="chip on"
            aria-label={t('leavePlace', placeName(place))}
            onClick={() => changeFilter({ place: 'all' })}
          >
            {placeName(place)}
            <Icon name="x" small />
          </button>
        )}
      </div>
      <MenuButton name={t('sortAndFilter')} entries={() => filterEntries.value}>
        <Icon name="sort" />
      </MenuButton>
    </div>
  );
}
