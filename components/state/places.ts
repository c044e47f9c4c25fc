import { folderPath } from '../../lib/search';
import { splitRef } from '../../lib/session';
import { t } from '../../lib/text';
import { splitPart } from '../item/collection-tree';
import { accountName, accountOfPlace } from './accounts';
import { type Filter, type Place, route, showList } from './route';
import { overview } from './vault';

/** What a folder or a collection is called on screen. */
export const shownFolder = (name: string | null): string =>
  name === null ? t('nameUnread') : folderPath(name) || name || t('nameless');

/** The name of a corner of the vault. */
export function placeName(place: Place): string {
  if (place === 'all') return t('allItems');
  if (place === 'favourites') return t('favourites');
  if (place === 'archive') return t('archive');
  if (place === 'trash') return t('trash');
  const [kind, id] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  const { folders = [], collections = [], organizations = [] } = overview.value ?? {};
  if (kind === 'path') return splitRef(id).id;
  if (kind === 'part') return splitPart(id).path;
  const account = kind === 'account' ? accountOfPlace(place) : null;
  if (account) return accountName(account);
  if (kind === 'organization') return organizations.find((one) => one.id === id)?.name ?? t('nameUnread');
  const named = kind === 'collection' ? collections : folders;
  return shownFolder(named.find((one) => one.id === id)?.name ?? null);
}

/** Changes the filter; the list starts again from its top. */
export function changeFilter(change: Partial<Filter>): void {
  showList({ filter: { ...route.peek().filter, ...change } });
}
