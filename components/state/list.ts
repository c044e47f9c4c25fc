import { computed, effect, untracked } from '@preact/signals';
import { lastUsed } from '../../lib/overview';
import { markedWords, parseQuery } from '../../lib/search';
import { browseList, foundList, isSetAside } from '../item/build-list';
import { keepSelection, type Selection } from '../item/keep-selection';
import { createPlaceTest } from '../item/place-test';
import { route } from './route';
import { findHits, forgetSearch, prepareSearch, rowsByName } from './search';
import { searchTexts, usage } from './search-data';
import { site } from './site';
import { overview, RECENT } from './vault';

const search = computed(() => route.value.search);
const filter = computed(() => route.value.filter);
const place = computed(() => filter.value.place);
const selectedKey = computed(() => route.value.selected);

/** What was used last when this popup opened. */
const recent = computed(() => lastUsed(usage.value, RECENT));

const query = computed(() => parseQuery(search.value));

/** What is marked in the rows: the words that were searched for. */
export const marked = computed(() => markedWords(query.value));

/** Ids of the items that fit the page in front. */
export const siteMatches = computed(() => new Set(site.value?.matches));

const isHere = computed(() => {
  const { folders = [], collections = [] } = overview.value ?? {};
  return createPlaceTest(place.value, folders, collections);
});

const accepts = computed(() => {
  const test = isHere.value;
  return (row: Parameters<typeof test>[0]) => test(row) && !isSetAside(row);
});

/** Use is looked up when something is typed and not followed: what is found does not move while it is used. */
const find = (typed: string) =>
  findHits(typed, {
    site: siteMatches.value,
    usage: usage.peek(),
    now: Date.now(),
    accepts: accepts.value,
  });

const hits = computed(() => (query.value.isEmpty ? null : find(search.value)));

/** Apart from what is found, so that it is still there when the search is cleared. */
const browsed = computed(() =>
  browseList({
    rows: rowsByName.value,
    filter: filter.value,
    isHere: isHere.value,
    recent: recent.value,
    site: site.value ?? null,
  }),
);

/** The lines of the list for what is typed, filtered and in front. */
export const list = computed(() => (hits.value ? foundList(hits.value, filter.value.kind) : browsed.value));

/**
 * True once the vault and the page in front are known. Not before: what fits the page comes first, and a list that then moved
 * under the pointer would make a click open another row than the one that was meant.
 */
export const isListReady = computed(() => overview.value !== null && site.value !== undefined);

const selection = createSelection();

/** The row that keys act upon. */
export const selected = computed(() => selection.value.entry);

function createSelection() {
  let before: Selection | null = null;
  return computed(() => {
    const about = JSON.stringify([search.value, filter.value, site.value?.host]);
    before = keepSelection(before, { model: list.value, about, chosen: selectedKey.value });
    return before;
  });
}

const AFTER_PAINT_MS = 50;

/**
 * Words that many rows have and none has: the first search of all looks up each row and has the browser compile what it runs,
 * for misspelled words too.
 */
const TRIALS = ['a', 'jqxzvw'];

/** Gets the search ready while nobody types, so that the first letter finds as quickly as the second. */
function prepareSoon(): () => void {
  let timer = setTimeout(work, AFTER_PAINT_MS);
  function work() {
    if (prepareSearch()) untracked(() => TRIALS.map(find));
    else timer = setTimeout(work);
  }
  return () => clearTimeout(timer);
}

/** Follows the vault: the search is made ready when it is open, and nothing of it is left once it is locked. Gives its end. */
export function startList(): () => void {
  return effect(() => {
    void searchTexts.value;
    if (rowsByName.value.length > 0) return prepareSoon();
    forgetSearch();
    if (overview.value === null && searchTexts.peek().size > 0) searchTexts.value = new Map();
    // Made values that nobody reads any more would keep the rows that they were made of.
    for (const made of [marked, hits, list, recent, selected, siteMatches]) made.peek();
    return undefined;
  });
}
