import { computed } from '@preact/signals';
import { folderPath } from '../../lib/search';
import { splitRef, toRef } from '../../lib/session';
import { t } from '../../lib/text';
import { type FolderLine, folderTree } from '../item/folder-tree';
import type { MenuEntry } from '../ui/Menu';
import { accountHere, accountName, accountOfPlace, isMixed, openAccounts } from './accounts';
import { type FolderQuestion, folderQuestion } from './folders';
import { startPicking } from './picks';
import { type Filter, type Place, route, showList } from './route';
import { mayChange } from './session';
import { overview } from './vault';

const shownFolder = (name: string | null): string =>
  name === null ? t('nameUnread') : folderPath(name) || name || t('nameless');

/** The name of a corner of the vault. */
export function placeName(place: Place): string {
  if (place === 'all') return t('allItems');
  if (place === 'favourites') return t('favourites');
  if (place === 'archive') return t('archive');
  if (place === 'trash') return t('trash');
  const [kind, id] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  const { folders = [], organizations = [] } = overview.value ?? {};
  if (kind === 'path') return splitRef(id).id;
  const account = kind === 'account' ? accountOfPlace(place) : null;
  if (account) return accountName(account);
  if (kind === 'organization') return organizations.find((one) => one.id === id)?.name ?? t('nameUnread');
  return shownFolder(folders.find((one) => one.id === id)?.name ?? null);
}

const filter = computed(() => route.value.filter);

/** Changes the filter; the list starts again from its top. */
export function changeFilter(change: Partial<Filter>): void {
  showList({ filter: { ...route.peek().filter, ...change } });
}

const placeEntry = (place: Place, icon: MenuEntry['icon'], line = false): MenuEntry => ({
  label: placeName(place),
  name: placeName(place),
  icon,
  line,
  checked: filter.value.place === place,
  run: () => changeFilter({ place }),
});

/** A line of an account's own tree. */
interface OwnLine extends FolderLine {
  readonly tag: string;
}

/** A folder, or the part of a path that folders have in common, as deep as it stands. */
function folderEntry({ id, path, label, level, tag }: OwnLine, line: boolean): MenuEntry {
  const place: Place = id === null ? `path:${toRef(tag, path ?? '')}` : `folder:${id}`;
  const account = isMixed.value && level === 0 ? accountOfPlace(place) : null;
  const shown = shownFolder(label);
  return {
    ...placeEntry(place, 'folder', line),
    label: account ? t('folderOfAccount', shown, accountName(account)) : shown,
    level,
  };
}

const sortEntry = (sort: Filter['sort'], label: string, icon: MenuEntry['icon']): MenuEntry => ({
  label,
  icon,
  checked: filter.value.sort === sort,
  run: () => changeFilter({ sort }),
});

/** Folders of each account for itself: two of one name are not one. */
const folderLines = computed((): readonly OwnLine[] => {
  const folders = overview.value?.folders ?? [];
  return openAccounts.value.flatMap(({ tag }) => {
    const own = folders.filter(({ id }) => splitRef(id).tag === tag);
    return folderTree(own).map((line) => ({ ...line, tag }));
  });
});

const ask = (question: FolderQuestion) => () => {
  folderQuestion.value = question;
};

/** What can be done with folders: with the one that is shown, and a new one, inside it where one is shown. */
function folderVerbs(): MenuEntry[] {
  if (!mayChange.value) return [];
  const { place } = filter.value;
  const id = place.startsWith('folder:') ? place.slice('folder:'.length) : null;
  const isShown = id !== null || place.startsWith('path:');
  const path = isShown ? placeName(place) : '';
  const account = accountOfPlace(place);
  const name = isShown ? `${path}/` : '';
  return [
    {
      label: t('newFolderEntry'),
      icon: 'plus',
      line: true,
      run: () => ask({ what: 'new', name, account: accountHere() })(),
    },
    ...(isShown
      ? [{ label: t('renameFolderEntry'), icon: 'pen' as const, run: ask({ what: 'rename', path, account }) }]
      : []),
    ...(id === null
      ? []
      : [{ label: t('removeFolderEntry'), icon: 'trash' as const, run: ask({ what: 'remove', id, path }) }]),
  ];
}

/** The sort-and-filter menu: two orders, then every corner of the vault, folders as the tree that they are. */
export const filterEntries = computed((): MenuEntry[] => [
  sortEntry('name', t('sortByName'), 'sort'),
  sortEntry('changed', t('sortByChange'), 'history'),
  placeEntry('all', 'key', true),
  placeEntry('favourites', 'star'),
  ...(overview.value?.organizations ?? []).map(({ id }) => placeEntry(`organization:${id}`, 'org')),
  ...folderLines.value.map((line, index) => folderEntry(line, index === 0)),
  ...folderVerbs(),
  placeEntry('archive', 'save', true),
  placeEntry('trash', 'trash'),
  ...(mayChange.value
    ? [{ label: t('pickItems'), icon: 'check' as const, line: true, run: startPicking }]
    : []),
]);
