import { computed } from '@preact/signals';
import { KINDS } from '../../lib/items';
import { type AccountNames, createSearch, type Hits, type Names, type RankContext } from '../../lib/search';
import { splitRef } from '../../lib/session';
import { type TextKey, t } from '../../lib/text';
import { accounts } from './accounts';
import { searchTexts } from './search-data';
import { overview } from './vault';

const search = createSearch();

/** The rows of the vault in the order of their names. */
export const rowsByName = computed(() => overview.value?.rows ?? []);

/** As text: the status of accounts changes with every sync, what they are called does not. */
const called = computed(() =>
  JSON.stringify(
    accounts.value.map(({ account: { tag, title, email, serverHost } }) => [tag, title, email, serverHost]),
  ),
);

const accountNames = (): AccountNames[] =>
  (JSON.parse(called.value) as string[][]).map(([tag, ...names]) => ({
    names,
    has: (id) => splitRef(id).tag === tag,
  }));

function names(): Names {
  const { folders = [], collections = [], organizations = [] } = overview.value ?? {};
  const kinds = KINDS.flatMap(({ kind, label }) =>
    [label, `${label}Plural`].map((key) => ({ kind, name: t(key as TextKey) })),
  );
  return { folders, collections, organizations, kinds, accounts: accountNames() };
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
