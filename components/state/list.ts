import { computed } from '@preact/signals';
import { buildList } from '../item/build-list';
import { searchWords } from '../item/fold';
import { selectedRow } from '../item/list-keys';
import { route } from './route';
import { site } from './site';
import { overview, searchRows } from './vault';

const search = computed(() => route.value.search);
const filter = computed(() => route.value.filter);
const selectedKey = computed(() => route.value.selected);

/** What was used last when this popup opened: the list does not move under the pointer while it is used. */
const recent = computed(() => (searchRows.value.length > 0 ? route.peek().recent : []));

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
