import { computed, signal } from '@preact/signals';
import { type ListModel, type RowEntry, rowAt, rowOfKey } from '../item/list-model';
import { type Route, route } from './route';
import { onLock } from './session';

/** What is picked, in the list that this search and this filter show: another list starts without. */
interface Picks extends Pick<Route, 'search' | 'filter'> {
  readonly ids: ReadonlySet<string>;
  /** Where a range starts: the row that was picked last by itself. */
  readonly anchor: string | null;
  /** What was picked before the range. */
  readonly before: ReadonlySet<string>;
}

const picks = signal<Picks | null>(null);

onLock(stopPicking);

const NONE: ReadonlySet<string> = new Set();

const current = computed(() => {
  const made = picks.value;
  const { search, filter } = route.value;
  return made?.search === search && made.filter === filter ? made : null;
});

/** Ids of the items that are picked for a change of several; null while nobody picks. */
export const picked = computed(() => current.value?.ids ?? null);

function set(ids: ReadonlySet<string>, anchor: string | null, before: ReadonlySet<string> = ids): void {
  const { search, filter } = route.peek();
  picks.value = { search, filter, ids, anchor, before };
}

/** From now on a click or Enter picks. */
export const startPicking = (): void => set(NONE, null);

export function stopPicking(): void {
  picks.value = null;
}

/** Picks a row, or gives it up. */
export function togglePick({ key, row: { id } }: RowEntry): void {
  const ids = new Set(picked.peek());
  if (!ids.delete(id)) ids.add(id);
  set(ids, key);
}

const idsBetween = (model: ListModel, from: number, to: number): string[] =>
  Array.from(
    { length: Math.abs(to - from) + 1 },
    (_, at) => rowAt(model, Math.min(from, to) + at)?.row.id,
  ).flatMap((id) => id ?? []);

/** Picks the rows from the one that was picked last, or else from the selected one, to this. */
export function pickTo(model: ListModel, selected: RowEntry | null, to: RowEntry): void {
  const anchor = current.peek()?.anchor ?? selected?.key ?? to.key;
  const before = current.peek()?.before ?? NONE;
  const from = rowOfKey(model, anchor)?.ordinal ?? to.ordinal;
  set(new Set([...before, ...idsBetween(model, from, to.ordinal)]), anchor, before);
}

/** Picks every row of the list. */
export function pickAll(model: ListModel): void {
  set(new Set(idsBetween(model, 0, model.rows - 1)), null);
}
