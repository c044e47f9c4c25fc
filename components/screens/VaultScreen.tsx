import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t } from '../../lib/text';
import { ItemList, LIST_ID, rowElementId } from '../item/ItemList';
import { isListReady, list, marked, selected } from '../state/list';
import { picked } from '../state/picks';
import { changeFilter } from '../state/places';
import { looking } from '../state/questions';
import { route, showList } from '../state/route';
import { clickRow } from '../state/row-verbs';
import { rowsByName } from '../state/search';
import { itemCount, listError, organizationName, overview } from '../state/vault';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { AccountMenu } from './AccountMenu';
import { FilterBar } from './FilterBar';
import { ListFoot } from './ListFoot';
import { NewMenu } from './NewMenu';
import { NoItems } from './NoItems';
import { CommandPalette, fetchNextScreens } from './next-screens';
import { TopBanner } from './TopBanner';
import { onVaultKey } from './vault-keys';

function SearchField({ onCommands }: { onCommands: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { search } = route.value;
  useLayoutEffect(() => input.current?.focus(), []);
  const type = (text: string) => {
    if (search === '' && text === '>') return onCommands();
    showList({ search: text });
  };
  const count = Math.max(itemCount.value, rowsByName.value.length);
  const hasList = selected.value !== null;
  return (
    <div class="find">
      <Icon name="search" />
      <input
        ref={input}
        class="grow"
        data-search
        role="combobox"
        aria-label={t('search')}
        aria-expanded={hasList}
        aria-controls={hasList ? LIST_ID : undefined}
        aria-activedescendant={selected.value ? rowElementId(selected.value.key) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellcheck={false}
        placeholder={count > 0 ? t('searchItems', formatNumber(count)) : t('search')}
        value={search}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      {search !== '' && <IconButton icon="x" name={t('clearSearch')} onClick={() => type('')} />}
    </div>
  );
}

/** Reads the number of hits out when a search has settled. */
function HitCount() {
  const { search } = route.value;
  const count = list.value.counts.get('all') ?? 0;
  return (
    <p class="unseen" role="status">
      {search === '' ? '' : t('hits', formatNumber(count))}
    </p>
  );
}

function ListBody() {
  const model = list.value;
  const { search, filter } = route.value;
  if (!isListReady.value || model.length === 0) {
    return (
      <NoItems
        isLoading={!isListReady.value}
        error={overview.value ? null : listError.value}
        search={search}
        filter={filter}
      />
    );
  }
  return (
    <ItemList
      model={model}
      selected={selected.value}
      words={marked.value}
      organizationName={organizationName}
      picked={picked.value}
      onClick={clickRow}
    />
  );
}

const StrangersDialog = lazy(async () => (await import('../strangers')).StrangersDialog);
const OwnersDialog = lazy(async () => (await import('../strangers')).OwnersDialog);

/** What is done with several items, whose code comes when they are picked. */
const PickBar = lazy(async () => (await import('../pick')).PickBar);

function UnderSearch() {
  if (!overview.value || overview.value.rows.length === 0) return null;
  const Bar = picked.value ? PickBar : FilterBar;
  return (
    <nav class="chips" aria-label={t('filter')}>
      <Bar />
    </nav>
  );
}

/** The list of the unlocked vault. The search field is its title and has the focus. */
export function VaultScreen() {
  const [isCommanding, setCommanding] = useState(false);
  // The list keeps the keys until there is something to take them.
  const openCommands = () => void CommandPalette.fetch().then(() => setCommanding(true));
  useLayoutEffect(() => {
    if (isCommanding) return;
    const listen = (event: KeyboardEvent) => onVaultKey(event, { openCommands, resetFilter });
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [isCommanding]);
  const isReady = isListReady.value;
  useEffect(() => {
    if (isReady) fetchNextScreens();
  }, [isReady]);
  if (isCommanding)
    return <CommandPalette row={selected.peek()?.row ?? null} onClose={() => setCommanding(false)} />;
  return (
    <div class="screen">
      <header class="top">
        <h1 class="unseen">{t('extName')}</h1>
        <SearchField onCommands={openCommands} />
        <NewMenu />
        <AccountMenu />
      </header>
      <TopBanner />
      {looking.value === 'strangers' && <StrangersDialog />}
      {looking.value === 'owners' && <OwnersDialog />}
      <UnderSearch />
      <main class="body">
        <ListBody />
      </main>
      <HitCount />
      <ListFoot />
    </div>
  );
}

const resetFilter = (): void => changeFilter({ kind: null, place: 'all' });
