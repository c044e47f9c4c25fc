import type { CopySlot, ItemKind, ItemUri, Overview, ProblemReason, UriMatch } from '../items';

/**
 * A list row as it is sealed: a tuple, a third of the size of an object with names. Only ever add at the ends of these tables:
 * sealed rows point into them by number.
 */
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

const KINDS: readonly ItemKind[] = ['unknown', 'login', 'card', 'identity', 'note', 'sshKey'];
const CHECKSUMS: readonly ItemUri['checksum'][] = ['valid', 'missing', 'wrong'];
const STATES: readonly Overview['state'][] = ['read', 'partly', 'unread', 'newer'];
const SLOTS: readonly CopySlot[] = ['first', 'second', 'third'];
const PROBLEMS: readonly (ProblemReason | null)[] = [
  null,
  'tampered',
  'newer-format',
  'wrong-type',
  'key-missing',
  'too-large',
];
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

const bitsOf = <T>(table: readonly T[], isSet: (entry: T) => boolean): number =>
  table.reduce((bits, entry, place) => (isSet(entry) ? bits | (1 << place) : bits), 0);

const packUri = ({ uri, match, checksum }: ItemUri): PackedUri => [
  uri ?? 0,
  match ?? NO_MATCH,
  CHECKSUMS.indexOf(checksum),
];

/** A list row in its sealed shape. */
export function packRow(row: Overview): PackedRow {
  return [
    row.id,
    Math.max(0, KINDS.indexOf(row.kind)),
    row.name,
    row.detail,
    row.uris.map(packUri),
    row.folderId ?? 0,
    row.organizationId ?? 0,
    row.collectionIds.length > 0 ? row.collectionIds : 0,
    bitsOf(FLAGS, (flag) => row[flag]),
    bitsOf(SLOTS, (slot) => row.copies.includes(slot)),
    row.revisionDate ?? 0,
    STATES.indexOf(row.state),
    PROBLEMS.indexOf(row.problem),
  ];
}

const unpackUri = ([uri, match, checksum]: PackedUri): ItemUri => ({
  uri: uri === 0 ? null : uri,
  match: match === NO_MATCH ? null : (match as UriMatch),
  checksum: CHECKSUMS[checksum] ?? 'wrong',
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

/** Turns sealed rows back. Ids of folders and organisations that many rows name are held once. */
export function createUnpacker(): Unpack {
  const known = new Map<string, string>();
  const shared = (text: string | 0): string | null => {
    if (text === 0) return null;
    const held = known.get(text);
    if (held !== undefined) return held;
    known.set(text, text);
    return text;
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
    id,
    kind: KINDS[kind] ?? 'unknown',
    name,
    detail,
    uris: uris.length > 0 ? uris.map(unpackUri) : NONE,
    folderId: shared(folder),
    organizationId: shared(organization),
    collectionIds: collections === 0 ? NONE : collections,
    ...unpackFlags(flags),
    copies: COPIES[copies] ?? NONE,
    revisionDate: date === 0 ? null : date,
    state: STATES[state] ?? 'unread',
    problem: PROBLEMS[problem] ?? null,
  });
}
