import { t } from '../../lib/text';
import type { MenuEntry } from '../ui/Menu';
import { type Filter, type Place, route, showList } from './route';
import { overview } from './vault';

/** The name of a corner of the vault. */
export function placeName(place: Place): string {
  if (place === 'all') return t('allItems');
  if (place === 'favourites') return t('favourites');
  if (place === 'archive') return t('archive');
  if (place === 'trash') return t('trash');
  const [kind, id] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  const { folders = [], organizations = [] } = overview.value ?? {};
  const found =
    kind === 'folder' ? folders.find((one) => one.id === id) : organizations.find((one) => one.id === id);
  return found?.name ?? t('nameUnread');
}

/** Changes the filter; the list starts again from its top. */
export function changeFilter(change: Partial<Filter>): void {
  showList({ filter: { ...route.peek().filter, ...change } });
}

const placeEntry = (place: Place, icon: MenuEntry['icon'], line = false): MenuEntry => ({
  label: placeName(place),
  icon,
  line,
  checked: route.value.filter.place === place,
  run: () => changeFilter({ place }),
});

const sortEntry = (sort: Filter['sort'], label: string, icon: MenuEntry['icon']): MenuEntry => ({
  label,
  icon,
  checked: route.value.filter.sort === sort,
  run: () => changeFilter({ sort }),
});

/** The sort-and-filter menu: two orders, then every corner of the vault. */
export function filterEntries(): MenuEntry[] {
  const { folders = [], organizations = [] } = overview.value ?? {};
  return [
    sortEntry('name', t('sortByName'), 'sort'),
    sortEntry('changed', t('sortByChange'), 'history'),
    placeEntry('all', 'key', true),
    placeEntry('favourites', 'star'),
    ...organizations.map(({ id }) => placeEntry(`organization:${id}`, 'org')),
    ...folders.map(({ id }, index) => placeEntry(`folder:${id}`, 'folder', index === 0)),
    placeEntry('archive', 'save', true),
    placeEntry('trash', 'trash'),
  ];
}
