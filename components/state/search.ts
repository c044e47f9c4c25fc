import { computed } from '@preact/signals';
import { KINDS } from '../../lib/items';
import { createSearch, type Hits, type Names, type RankContext } from '../../lib/search';
import { type TextKey, t } from '../../lib/text';
import { searchTexts } from './search-data';
import { overview } from './vault';

const search = createSearch();

/** The rows of the vault in the order of their names. */
export const rowsByName = computed(() => overview.value?.rows ?? []);

function names(): Names {
  const { folders = [], collections = [], organizations = [] } = overview.value ?? {};
  const kinds = KINDS.flatMap(({ kind, label }) =>
    [label, `${label}Plural`].map((key) => ({ kind, name: t(key as TextKey) })),
  );
  return { folders, collections, organizations, kinds };
}

/** Gives a new value each time the search has taken up other rows; likewise below for texts. */
const rowsTaken = computed(() => {
  search.setRows(rowsByName.value, names());
  return {};
});

const textsTaken = computed(() => {
  search.setTexts(searchTexts.value);
  return [rowsTaken.value];
});

/** Searches the vault as it is now; inside a computed value it is searched again when the vault has changed. */
export function findHits(typed: string, context: RankContext): Hits {
  void textsTaken.value;
  return search.search(typed, context);
}

/** Does a slice of what the next search would have to do first; true when nothing is left. */
export function prepareSearch(): boolean {
  void textsTaken.peek();
  return search.prepare();
}

/** Lets go of the vault's texts. */
export const forgetSearch = (): void => search.clear();
