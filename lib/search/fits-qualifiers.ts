import { type Folder, type ItemKind, KINDS, type Overview } from '../items';
import { fold } from './fold';
import { folderPath } from './folder-path';
import type { Qualifier, QualifierName } from './parse-query';
import { startsWord } from './rank';

/** One account of several: all that it is called, and which ids are its own. */
export interface AccountNames {
  readonly names: readonly string[];
  readonly has: (id: string) => boolean;
}

type Named = Pick<Folder, 'id' | 'name'>;

/** The names that `in:`, `collection:`, `account:` and `kind:` know. */
export interface Names {
  readonly folders: readonly Named[];
  readonly collections: readonly Named[];
  readonly organizations: readonly Named[];
  readonly accounts?: readonly AccountNames[];
  /** What the kinds are called in the person's language; their English names are always known. */
  readonly kinds?: readonly { readonly kind: ItemKind; readonly name: string }[];
}

type Test = (row: Overview) => boolean;

const never: Test = () => false;

/** `servers` fits `Work/Servers` and all below it: the value is where a folder's name begins, or a path's. */
const fitsPath = (name: string | null, value: string): boolean =>
  name !== null && `/${fold(folderPath(name))}`.includes(`/${folderPath(value)}`);

/** Collections alone, where a folder or an organisation is called the same. */
const isInCollection = (value: string, { collections }: Names): Test =>
  standsIn(value, { folders: [], collections, organizations: [] });

function standsIn(value: string, { folders, collections, organizations }: Names): Test {
  if (folderPath(value) === '') return never;
  const ids = new Set(
    [...folders, ...collections, ...organizations].flatMap(({ id, name }) =>
      fitsPath(name, value) ? [id] : [],
    ),
  );
  if (ids.size === 0) return never;
  return ({ folderId, organizationId, collectionIds }) =>
    (folderId !== null && ids.has(folderId)) ||
    (organizationId !== null && ids.has(organizationId)) ||
    collectionIds.some((id) => ids.has(id));
}

/** `acme` fits an account with a word in one of its names that begins so. What is called exactly so comes alone: `Work` beside `Workshop`. */
function isOfAccount(value: string, { accounts = [] }: Names): Test {
  const called = (fits: (name: string) => boolean) =>
    accounts.filter(({ names }) => names.some((name) => fits(fold(name))));
  const hasWord = (name: string) =>
    name.split('').some((_, at) => startsWord(name, at) && name.startsWith(value, at));
  const exact = called((name) => name === value);
  const wanted = exact.length > 0 ? exact : called(hasWord);
  return ({ id }) => wanted.some(({ has }) => has(id));
}

/** Further names of kinds, as people and other programs write them. */
const KIND_NAMES: Readonly<Record<ItemKind, readonly string[]>> = {
  login: ['logins', 'passwords', 'account'],
  card: ['cards', 'credit card', 'payment card'],
  identity: ['identities', 'person', 'address'],
  note: ['notes', 'secure note'],
  sshKey: ['ssh key', 'ssh-key', 'key'],
  unknown: ['other'],
};

/** `kind:c` is enough for a card: the value is where one of the kind's names begins. */
function isOfKind(value: string, { kinds = [] }: Names): Test {
  const wanted = new Set<ItemKind>();
  const offer = (kind: ItemKind, name: string) => {
    if (fold(name).startsWith(value)) wanted.add(kind);
  };
  for (const { kind, wireObject, wireType } of KINDS) {
    offer(kind, wireObject);
    if (value === `${wireType}`) wanted.add(kind);
  }
  for (const [kind, names] of Object.entries(KIND_NAMES))
    for (const name of [kind, ...names]) offer(kind as ItemKind, name);
  for (const { kind, name } of kinds) offer(kind, name);
  return ({ kind }) => wanted.has(kind);
}

const HAS: Readonly<Record<string, Test>> = {
  totp: ({ hasTotp }) => hasTotp,
  otp: ({ hasTotp }) => hasTotp,
  code: ({ hasTotp }) => hasTotp,
  attachments: ({ hasAttachments }) => hasAttachments,
  files: ({ hasAttachments }) => hasAttachments,
  passkey: ({ hasPasskey }) => hasPasskey,
  website: ({ uris }) => uris.length > 0,
  uris: ({ uris }) => uris.length > 0,
};

const IS: Readonly<Record<string, Test>> = {
  favourite: ({ favorite }) => favorite,
  favorite: ({ favorite }) => favorite,
  starred: ({ favorite }) => favorite,
  shared: ({ organizationId }) => organizationId !== null,
};

/** The test whose name begins like this: `has:attach` is understood before it has been typed to its end. */
function byName(tests: Readonly<Record<string, Test>>, value: string): Test {
  const name = Object.keys(tests).find((one) => one.startsWith(value) || `${one}s` === value);
  return name === undefined ? never : (tests[name] ?? never);
}

const TESTS: Readonly<Record<QualifierName, (value: string, names: Names) => Test>> = {
  in: standsIn,
  collection: isInCollection,
  account: isOfAccount,
  kind: isOfKind,
  has: (value) => byName(HAS, value),
  is: (value) => byName(IS, value),
};

/** These name one place, account or kind of several, so that two of them mean "either". The others all have to be true. */
const EITHER: readonly QualifierName[] = ['in', 'collection', 'account', 'kind'];

/**
 * The test that the qualifiers of a search put to each row. A value that nothing is called by fits nothing.
 * @returns null when there are no qualifiers
 */
export function createQualifierTest(qualifiers: readonly Qualifier[], names: Names): Test | null {
  if (qualifiers.length === 0) return null;
  const groups = new Map<string, Test[]>();
  const never: Test[] = [];
  for (const [index, { name, value, negated }] of qualifiers.entries()) {
    const test = TESTS[name](value, names);
    if (negated) never.push(test);
    else {
      const group = EITHER.includes(name) ? name : `${index}`;
      groups.set(group, [...(groups.get(group) ?? []), test]);
    }
  }
  const wanted = [...groups.values()];
  return (row) =>
    wanted.every((tests) => tests.some((test) => test(row))) && !never.some((test) => test(row));
}
