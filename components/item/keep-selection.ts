import { PAGE } from './list-keys';
import { type ListModel, type RowEntry, rowAt, rowOfKey } from './list-model';

/** What is selected in a list, and in answer to what. */
export interface Selection {
  readonly model: ListModel;
  /** What the list shows: the search, the filter, the page in front. */
  readonly about: string;
  /** The key that was chosen; null when none was. */
  readonly chosen: string | null;
  /** The row that keys act upon. */
  readonly entry: RowEntry | null;
}

/** So many rows around one that has gone are asked whether they are still there. */
const NEIGHBOURS = 20;

function neighbourOf(entry: RowEntry, before: ListModel, now: ListModel): RowEntry | null {
  for (const step of [1, -1]) {
    for (let by = step; Math.abs(by) <= NEIGHBOURS; by += step) {
      const there = rowAt(before, entry.ordinal + by);
      const here = there && rowOfKey(now, there.key);
      if (here) return here;
    }
  }
  return null;
}

/** The row that was selected, when only the vault has changed since: itself, or else what stood beside it. */
function kept(before: Selection, model: ListModel): RowEntry | null {
  if (!before.entry) return null;
  const same = rowOfKey(model, before.entry.key) ?? neighbourOf(before.entry, before.model, model);
  // Nobody chose it: it stays while it can be seen, so that Enter does what the eye expects, and no longer.
  return before.chosen === null && same && same.ordinal >= PAGE ? null : same;
}

/**
 * What is selected now. The chosen row where it stands in the list; the row of before where only the vault has changed; else
 * the first: what Enter does is never undefined.
 */
export function keepSelection(
  before: Selection | null,
  { model, about, chosen }: Omit<Selection, 'entry'>,
): Selection {
  const isSame = before?.about === about && before.chosen === chosen;
  const stayed = before && isSame ? kept(before, model) : null;
  const entry = stayed ?? (chosen === null ? null : rowOfKey(model, chosen)) ?? rowAt(model, 0);
  return { model, about, chosen, entry };
}
