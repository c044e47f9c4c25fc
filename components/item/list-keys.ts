import { type ListModel, type RowEntry, rowAt } from './list-model';

export type Move = 'up' | 'down' | 'home' | 'end' | 'page-up' | 'page-down' | 'section-up' | 'section-down';

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
  {
    key,
    ctrlKey,
    metaKey,
    shiftKey,
    altKey,
  }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  isTyping: boolean,
): Move | null {
  if (shiftKey || altKey) return null;
  if (ctrlKey || metaKey)
    return key === 'ArrowUp' ? 'section-up' : key === 'ArrowDown' ? 'section-down' : null;
  if (isTyping && (key === 'Home' || key === 'End')) return null;
  return MOVES[key] ?? null;
}

/** The first row of the next section, or of this one, or of the one before. */
function moveSection({ sections }: ListModel, at: number, step: 1 | -1): number {
  const firsts = sections.flatMap(({ type, rowsBefore }) => (type === 'row' ? [rowsBefore] : []));
  const target = step === 1 ? firsts.find((first) => first > at) : firsts.findLast((first) => first < at);
  return target ?? at;
}

/** Rows that a page holds, about. */
export const PAGE = 9;

/** The key of the row that a move from the selected one leads to; null when the list has no rows. */
export function moveSelection(model: ListModel, selected: RowEntry | null, move: Move): string | null {
  const at = selected?.ordinal ?? -1;
  const last = model.rows - 1;
  const target: Readonly<Record<Move, () => number>> = {
    up: () => at - 1,
    down: () => at + 1,
    home: () => 0,
    end: () => last,
    'page-up': () => at - PAGE,
    'page-down': () => at + PAGE,
    'section-up': () => moveSection(model, at, -1),
    'section-down': () => moveSection(model, at, 1),
  };
  return rowAt(model, Math.min(last, Math.max(0, target[move]())))?.key ?? null;
}
