import { computed } from '@preact/signals';
import type { Organization } from '../../lib/items';
import { splitRef, toRef } from '../../lib/session';
import { t } from '../../lib/text';
import { collectionTree, countLines, toPart } from '../item/collection-tree';
import { type FolderLine, folderTree } from '../item/folder-tree';
import type { MenuEntry } from '../ui/Menu';
import { accountHere, accountName, accountOfPlace, isMixed, openAccounts } from './accounts';
import { collectionQuestion, collectionQuestions } from './collections';
import { type FolderQuestion, folderQuestion } from './folders';
import { startPicking } from './picks';
import { changeFilter, placeName, shownFolder } from './places';
import { type Filter, type Place, route } from './route';
import { mayChange } from './session';
import { overview } from './vault';

const filter = computed(() => route.value.filter);

const placeEntry = (place: Place, icon: MenuEntry['icon'], line = false): MenuEntry => ({
  key: place,
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

const QUESTIONS = {
  new: ['newCollectionEntry', 'plus'],
  rename: ['renameCollectionEntry', 'pen'],
  remove: ['removeCollectionEntry', 'trash'],
} as const;

/** What can be done with collections: with the one that is shown, and a new one, inside it where one is shown. */
const collectionVerbs = (): MenuEntry[] =>
  collectionQuestions(filter.value.place, placeName(filter.value.place)).map((question, at) => {
    const [label, icon] = QUESTIONS[question.what];
    const run = () => {
      collectionQuestion.value = question;
    };
    return { label: t(label), icon, line: at === 0, run };
  });

/** An organisation, and its collections as the tree that they are, with how many items each leads to. */
function organizationEntries({ id, name }: Organization): MenuEntry[] {
  const { collections = [], rows = [] } = overview.value ?? {};
  const own = collections.filter(({ organizationId }) => organizationId === id);
  const lines = collectionTree(own);
  const counts = countLines(lines, own, rows);
  const entries = lines.map((line, at): MenuEntry => {
    const place: Place = line.id === null ? `part:${toPart(id, line.path ?? '')}` : `collection:${line.id}`;
    const entry = placeEntry(place, 'people');
    return {
      ...entry,
      name: t('collectionIn', entry.label, name),
      label: shownFolder(line.label),
      level: line.level + 1,
      count: counts[at] ?? 0,
    };
  });
  return [placeEntry(`organization:${id}`, 'org'), ...entries];
}

/** The sort-and-filter menu: two orders, then every corner of the vault, collections and folders as the trees that they are. */
export const filterEntries = computed((): MenuEntry[] => [
  sortEntry('name', t('sortByName'), 'sort'),
  sortEntry('changed', t('sortByChange'), 'history'),
  placeEntry('all', 'key', true),
  placeEntry('favourites', 'star'),
  ...(overview.value?.organizations ?? []).flatMap(organizationEntries),
  ...collectionVerbs(),
  ...folderLines.value.map((line, index) => folderEntry(line, index === 0)),
  ...folderVerbs(),
  placeEntry('archive', 'save', true),
  placeEntry('trash', 'trash'),
  ...(mayChange.value
    ? [{ label: t('pickItems'), icon: 'check' as const, line: true, run: startPicking }]
    : []),
]);
