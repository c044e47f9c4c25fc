import type { ListEntry, RowEntry } from './build-list';

export type Move = 'up' | 'down' | 'home' | 'end' | 'page-up' | 'page-down' | 'section-up' | 'section-down';

const isRow = (entry: ListEntry): entry is RowEntry => entry.type === 'row';

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

/**
 * The move that a key stands for, null for other keys. With `isTyping`, Home and End stay with the text that is being typed.
 */
export function moveOfKey(
  { key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent,
  isTyping: boolean,
): Move | null {
  if (shiftKey || altKey) return null;
  if (ctrlKey || metaKey)
    return key === 'ArrowUp' ? 'section-up' : key === 'ArrowDown' ? 'section-down' : null;
  if (isTyping && (key === 'Home' || key === 'End')) return null;
  return MOVES[key] ?? null;
}

function moveSection(rows: readonly RowEntry[], at: number, step: 1 | -1): number {
  const here = rows[at]?.section;
  const others = step === 1 ? rows.findIndex((row, i) => i > at && row.section !== here) : -1;
  if (step === 1) return others < 0 ? at : others;
  const first = rows.findIndex(({ section }) => section === here);
  if (first < at) return first;
  const before = rows[first - 1]?.section;
  return before === undefined ? at : rows.findIndex(({ section }) => section === before);
}

/** The key of the row that a move selects; null when the list has no rows. `page` is how many rows a page holds. */
export function moveSelection(
  entries: readonly ListEntry[],
  selected: string | null,
  move: Move,
  page = 9,
): string | null {
  const rows = entries.filter(isRow);
  const at = rows.findIndex(({ key }) => key === selected);
  const last = rows.length - 1;
  const target: Readonly<Record<Move, () => number>> = {
    up: () => at - 1,
    down: () => at + 1,
    home: () => 0,
    end: () => last,
    'page-up': () => at - page,
    'page-down': () => at + page,
    'section-up': () => moveSection(rows, at, -1),
    'section-down': () => moveSection(rows, at, 1),
  };
  return rows[Math.min(last, Math.max(0, target[move]()))]?.key ?? null;
}

/** The selected row where it still stands in the list, else the first one: what Enter does is never undefined. */
export function selectedRow(entries: readonly ListEntry[], selected: string | null): RowEntry | null {
  const rows = entries.filter(isRow);
  return rows.find(({ key }) => key === selected) ?? rows[0] ?? null;
}
