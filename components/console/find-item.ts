import type { Option } from '../ui/Choice';
import { fold } from './arrange';
import { shortId } from './names';

/** As many as somebody looks through. */
const MOST_OFFERED = 50;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What items are called in a list: with a part of its id where another one has its name. */
function labelsOf(items: ReadonlyMap<string, string>): readonly Option<string>[] {
  const counts = new Map<string, number>();
  for (const name of items.values()) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + 1);
  return [...items].map(([value, name]) => ({
    value,
    label: (counts.get(fold(name)) ?? 0) > 1 ? `${name} (${shortId(value)})` : name,
  }));
}

/** The items in whose names this stands, as they are called there. */
export const offeredItems = (items: ReadonlyMap<string, string>, typed: string): readonly Option<string>[] =>
  labelsOf(items)
    .filter(({ label }) => fold(label).includes(fold(typed.trim())))
    .slice(0, MOST_OFFERED);

/** The id of an item by what somebody has typed: an id, whether it is known here or not, or what an item is called; null for neither. */
export function findItem(items: ReadonlyMap<string, string>, typed: string): string | null {
  const text = typed.trim();
  if (ID.test(text)) return text.toLowerCase();
  return labelsOf(items).find(({ label }) => fold(label) === fold(text))?.value ?? null;
}
