import { computed } from '@preact/signals';
import { lastUsed } from '../../lib/overview';
import { buildList } from '../item/build-list';
import { searchWords } from '../item/fold';
import { selectedRow } from '../item/list-keys';
import { route } from './route';
import { usage } from './search-data';
import { onLock } from './session';
import { site } from './site';
import { overview, RECENT, searchRows } from './vault';

const search = computed(() => route.value.search);
const filter = computed(() => route.value.filter);
const selectedKey = computed(() => route.value.selected);

/** What was used last when this popup opened. */
const recent = computed(() => lastUsed(usage.value, RECENT));

/** The lines of the list for what is typed, filtered and in front. */
export const list = computed(() =>
  buildList({
    rows: searchRows.value,
    words: searchWords(search.value),
    filter: filter.value,
    recent: recent.value,
    site: site.value ?? null,
  }),
);

/**
 * True once the vault and the page in front are known. Not before: what fits the page comes first, and a list that then moved
 * under the pointer would make a click open another row than the one that was meant.
 */
export const isListReady = computed(() => overview.value !== null && site.value !== undefined);

/** The row that keys act upon. */
export const selected = computed(() => selectedRow(list.value.entries, selectedKey.value));

/** Ids of the items that fit the page in front. */
export const siteMatches = computed(() => new Set(site.value?.matches));

/** Has the list made anew after a lock, from nothing: made values that nobody reads would keep the rows that they were made of. */
export function startList(): void {
  onLock(() => {
    for (const made of [list, recent, selected, siteMatches]) made.peek();
  });
}
