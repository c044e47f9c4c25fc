import type { DraftField, DraftHistory, DraftUri, ItemDraft } from '../items';
import { mergeList } from './merge-list';

/** Three states of one item: what both started from, and what has become of it here and on the server. */
export interface Versions<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

export interface MergedDraft {
  /** Its lists count from those of `theirs`. */
  readonly draft: ItemDraft;
  /** Fields that both sides changed, each to something else; ours stands, theirs is in the history. By name of the field. */
  readonly conflicts: readonly string[];
  /** What their side alone has changed, by name of the field or list. */
  readonly taken: readonly string[];
}

/** One value: whoever changed it wins; where both did, ours. */
const merge = <T>({ base, ours, theirs }: Versions<T>): T => (ours === base ? theirs : ours);

const isConflict = ({ base, ours, theirs }: Versions<string>): boolean =>
  ours !== theirs && ours !== base && theirs !== base;

const each = <K extends keyof ItemDraft>({ base, ours, theirs }: Versions<ItemDraft>, name: K) => ({
  base: base[name],
  ours: ours[name],
  theirs: theirs[name],
});

const valuesAt = ({ base, ours, theirs }: Versions<ItemDraft>, name: string): Versions<string> => ({
  base: base.values[name] ?? '',
  ours: ours.values[name] ?? '',
  theirs: theirs.values[name] ?? '',
});

/** The texts of an item by name. */
function textsOf(versions: Versions<ItemDraft>): (readonly [string, Versions<string>])[] {
  const names = Object.keys(versions.theirs.values);
  return [
    ['name', each(versions, 'name')],
    ['notes', each(versions, 'notes')],
    ...names.map((name) => [name, valuesAt(versions, name)] as const),
  ];
}

/** The server's value of a text that both changed; a password by itself, everything else with its name. */
const lostText = (name: string, { theirs }: Versions<string>): string =>
  name === 'password' ? theirs : `${name}: ${theirs}`;

function mergeHistory(versions: Versions<ItemDraft>, lost: readonly string[], now: Date): DraftHistory[] {
  const { base, ours, theirs } = each(versions, 'history');
  const merged = mergeList(base, ours, theirs, {
    keyOf: ({ password, lastUsed }) => `${lastUsed} ${password}`,
    isSame: (a, b) => a.password === b.password && a.lastUsed === b.lastUsed,
  });
  const known = new Set(merged.map(({ password }) => password));
  const added = lost.filter((password) => !known.has(password));
  return [...added.map((password) => ({ from: null, password, lastUsed: now.toISOString() })), ...merged];
}

const mergeUris = ({ base, ours, theirs }: Versions<readonly DraftUri[]>): DraftUri[] =>
  mergeList(base, ours, theirs, {
    keyOf: ({ uri }) => uri,
    isSame: (a, b) => a.uri === b.uri && a.match === b.match,
  });

const mergeFields = ({ base, ours, theirs }: Versions<readonly DraftField[]>): DraftField[] =>
  mergeList(base, ours, theirs, {
    keyOf: ({ type, name }) => `${type} ${name}`,
    isSame: (a, b) => a.value === b.value && a.linkedId === b.linkedId,
  });

const PARTS = ['favorite', 'reprompt', 'folderId', 'uris', 'customFields'] as const;

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True for a list or choice that is not ours and not as it was. */
const isTaken = ({ base, ours, theirs }: Versions<unknown>): boolean =>
  !isEqual(theirs, base) && !isEqual(theirs, ours);

/**
 * Merges two changes of one item field by field; lists by element. Passkeys are the caller's, who knows which is which.
 * @param now the date of what goes to the history.
 */
export function mergeDrafts(versions: Versions<ItemDraft>, now: Date): MergedDraft {
  const texts = textsOf(versions);
  const conflicts = texts.filter(([, values]) => isConflict(values));
  const taken = [...texts, ...PARTS.map((name) => [name, each(versions, name)] as const)].filter(
    ([name, values]) => isTaken(values) && !conflicts.some(([other]) => other === name),
  );
  const lost = conflicts.flatMap(([name, values]) => (values.theirs === '' ? [] : [lostText(name, values)]));
  const { theirs } = versions;
  const values = Object.fromEntries(
    Object.keys(theirs.values).map((name) => [name, merge(valuesAt(versions, name))]),
  );
  return {
    draft: {
      kind: theirs.kind,
      name: merge(each(versions, 'name')),
      notes: merge(each(versions, 'notes')),
      favorite: merge(each(versions, 'favorite')),
      reprompt: merge(each(versions, 'reprompt')),
      folderId: merge(each(versions, 'folderId')),
      values,
      uris: mergeUris(each(versions, 'uris')),
      customFields: mergeFields(each(versions, 'customFields')),
      history: mergeHistory(versions, lost, now),
      passkeys: theirs.passkeys,
    },
    conflicts: conflicts.map(([name]) => name),
    taken: taken.map(([name]) => name),
  };
}
