/**
 * What can be changed of a row, flat: a text for every thing, so that whatever is edited is compared and joined in one way. Missing and empty
 * are the same. Lists have a name for each of their entries: `access:<id>`, `group:<id>`, `member:<id>`, `may:<permission>`.
 */
export type Draft = Readonly<Record<string, string>>;

export type DraftList = 'access' | 'group' | 'member' | 'may';

export interface Difference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The one role with permissions of its own. */
export const CUSTOM = '4';

/** Permissions of a role that has none do not count. */
const counts = (draft: Draft, name: string): boolean =>
  !name.startsWith('may:') || !('type' in draft) || draft.type === CUSTOM;

const textOf = (draft: Draft, name: string): string =>
  counts(draft, name) ? (draft[name] ?? '').trim() : '';

/** What differs, in the order in which it stands there. */
export function differences(before: Draft, after: Draft): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => ({ name, before: textOf(before, name), after: textOf(after, name) }))
    .filter((one) => one.before !== one.after);
}

export const isSame = (one: Draft, other: Draft): boolean => differences(one, other).length === 0;

/** What somebody has changed, on top of what the row has become meanwhile. */
export function rebase(before: Draft, draft: Draft, now: Draft): Draft {
  const own = Object.entries(draft).filter(([name, value]) => value !== (before[name] ?? ''));
  return { ...now, ...Object.fromEntries(own) };
}

export const nameIn = (list: DraftList, id: string): string => `${list}:${id}`;

/** The entries of a list that are there, with their texts. */
export function entriesOf(draft: Draft, list: DraftList): readonly (readonly [id: string, value: string])[] {
  const start = `${list}:`;
  return Object.entries(draft).flatMap(([name, value]) =>
    name.startsWith(start) && value !== '' ? [[name.slice(start.length), value] as const] : [],
  );
}

export const idsOf = (draft: Draft, list: DraftList): readonly string[] =>
  entriesOf(draft, list).map(([id]) => id);
