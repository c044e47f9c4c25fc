import type { CopySlot, ItemKind, ItemUri, Overview, ProblemReason, UriMatch } from '../items';

/** A list row as it is sealed: a tuple, a third of the size of an object with names. */
export type PackedRow = readonly [
  id: string,
  kind: number,
  name: string,
  detail: string,
  uris: readonly PackedUri[],
  folderId: string | 0,
  organizationId: string | 0,
  collectionIds: readonly string[] | 0,
  flags: number,
  copies: number,
  revisionDate: string | 0,
  state: number,
  problem: number,
];

type PackedUri = readonly [uri: string | 0, match: number, checksum: number];

/** Words by their numbers in sealed rows. A number never gets another meaning. */
type Numbers<Word extends string> = Readonly<Record<Word, number>>;

const KINDS: Numbers<ItemKind> = { unknown: 0, login: 1, card: 2, identity: 3, note: 4, sshKey: 5 };
const CHECKSUMS: Numbers<ItemUri['checksum']> = { valid: 0, missing: 1, wrong: 2 };
const STATES: Numbers<Overview['state']> = { read: 0, partly: 1, unread: 2, newer: 3 };
const SLOTS: readonly CopySlot[] = ['first', 'second', 'third'];
const NO_PROBLEM = 0;
const PROBLEMS: Numbers<ProblemReason> = {
  tampered: 1,
  'newer-format': 2,
  'wrong-type': 3,
  'key-missing': 4,
  'too-large': 5,
};
const FLAGS = [
  'favorite',
  'reprompt',
  'deleted',
  'archived',
  'hasTotp',
  'hasAttachments',
  'hasPasskey',
] as const;
const NO_MATCH = -1;

const NONE: readonly never[] = [];

const wordsOf = <Word extends string>(numbers: Numbers<Word>): ReadonlyMap<number, Word> =>
  new Map((Object.entries(numbers) as [Word, number][]).map(([word, number]) => [number, word]));

const WORDS = {
  kind: wordsOf(KINDS),
  checksum: wordsOf(CHECKSUMS),
  state: wordsOf(STATES),
  problem: wordsOf(PROBLEMS),
};

const bitsOf = <T>(table: readonly T[], isSet: (entry: T) => boolean): number =>
  table.reduce((bits, entry, place) => (isSet(entry) ? bits | (1 << place) : bits), 0);

const packUri = ({ uri, match, checksum }: ItemUri): PackedUri => [
  uri ?? 0,
  match ?? NO_MATCH,
  CHECKSUMS[checksum],
];

/** A list row in its sealed shape. */
export function packRow(row: Overview): PackedRow {
  return [
    row.id,
    KINDS[row.kind],
    row.name,
    row.detail,
    row.uris.map(packUri),
    row.folderId ?? 0,
    row.organizationId ?? 0,
    row.collectionIds.length > 0 ? row.collectionIds : 0,
    bitsOf(FLAGS, (flag) => row[flag]),
    bitsOf(SLOTS, (slot) => row.copies.includes(slot)),
    row.revisionDate ?? 0,
    STATES[row.state],
    row.problem === null ? NO_PROBLEM : PROBLEMS[row.problem],
  ];
}

const unpackUri = ([uri, match, checksum]: PackedUri): ItemUri => ({
  uri: uri === 0 ? null : uri,
  match: match === NO_MATCH ? null : (match as UriMatch),
  checksum: WORDS.checksum.get(checksum) ?? 'wrong',
});

const unpackFlags = (flags: number): Pick<Overview, (typeof FLAGS)[number]> => ({
  favorite: (flags & 1) !== 0,
  reprompt: (flags & 2) !== 0,
  deleted: (flags & 4) !== 0,
  archived: (flags & 8) !== 0,
  hasTotp: (flags & 16) !== 0,
  hasAttachments: (flags & 32) !== 0,
  hasPasskey: (flags & 64) !== 0,
});

/** The copy buttons by their bits: eight lists that all rows share. */
const COPIES: readonly (readonly CopySlot[])[] = Array.from({ length: 1 << SLOTS.length }, (_, bits) =>
  SLOTS.filter((_slot, place) => bits & (1 << place)),
);

export type Unpack = (packed: PackedRow) => Overview;

/**
 * Turns sealed rows back. Ids of folders and organisations that many rows name are held once.
 * @param ref what their ids are called outside of their account.
 */
export function createUnpacker(ref: (id: string) => string): Unpack {
  const known = new Map<string, string>();
  const shared = (text: string | 0): string | null => {
    if (text === 0) return null;
    const held = known.get(text);
    if (held !== undefined) return held;
    const named = ref(text);
    known.set(text, named);
    return named;
  };
  return ([
    id,
    kind,
    name,
    detail,
    uris,
    folder,
    organization,
    collections,
    flags,
    copies,
    date,
    state,
    problem,
  ]) => ({
    id: ref(id),
    kind: WORDS.kind.get(kind) ?? 'unknown',
    name,
    detail,
    uris: uris.length > 0 ? uris.map(unpackUri) : NONE,
    folderId: shared(folder),
    organizationId: shared(organization),
    collectionIds: collections === 0 ? NONE : collections.map(ref),
    ...unpackFlags(flags),
    copies: COPIES[copies] ?? NONE,
    revisionDate: date === 0 ? null : date,
    state: WORDS.state.get(state) ?? 'unread',
    problem: WORDS.problem.get(problem) ?? null,
  });
}
