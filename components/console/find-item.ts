import type { Option } from '../ui/Choice';
import { fold } from './arrange';
import { shortId } from './names';

/** As many as somebody looks through. */
const MOST_OFFERED = 50;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const sameName = (items: ReadonlyMap<string, string>, name: string): number =>
  [...items.values()].filter((one) => fold(one) === fold(name)).length;

/** What an item is called in a list: with a part of its id where others have its name. */
const labelIn = (items: ReadonlyMap<string, string>, id: string, name: string): string =>
  sameName(items, name) > 1 ? `${name} (${shortId(id)})` : name;

/** The items in whose names this stands, as they are called there. */
export const offeredItems = (items: ReadonlyMap<string, string>, typed: string): readonly Option<string>[] =>
  [...items]
    .filter(([, name]) => fold(name).includes(fold(typed.trim())))
    .slice(0, MOST_OFFERED)
    .map(([value, name]) => ({ value, label: labelIn(items, value, name) }));

/** The id of an item by what somebody has typed: an id, whether it is known here or not, or what an item is called; null for neither. */
export function findItem(items: ReadonlyMap<string, string>, typed: string): string | null {
  const text = typed.trim();
  if (ID.test(text)) return text.toLowerCase();
  const found = [...items].find(([id, name]) => fold(labelIn(items, id, name)) === fold(text));
  return found?.[0] ?? null;
}
