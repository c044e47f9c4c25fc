import {
  type CollectionRequest,
  createCollection,
  deleteCollection,
  fetchCollectionAccess,
  replaceCollection,
  type Send,
} from '../api';
import { CodedError } from '../errors';
import {
  type Collection,
  mayCreateCollection,
  mayRemoveCollection,
  mayRenameCollection,
  type Organization,
} from '../items';
import type { ServerUrls } from '../session';
import type { Store } from '../store';
import { pickText } from '../wire';
import { readCollectionAccess } from './collection-access';
import type { VaultKeys } from './keys';
import { assertMayWrite } from './may-write';
import { openNames } from './open-lists';
import { sealForOrganization } from './organization-key';

export interface EditCollectionsDeps {
  readonly store: Pick<Store, 'readVault' | 'readCollections'>;
  readonly keys: VaultKeys;
  readonly send: Send;
  /** The account whose vault this is. Refuses with `signed-out`. */
  readonly current: () => Promise<{
    readonly account: string;
    readonly urls: ServerUrls;
    readonly readOnly: string | null;
  }>;
  /** Brings the vault up to date; false when the server could not be reached. */
  readonly sync: () => Promise<boolean>;
}

/**
 * Changes collections. They belong to many, so each change is made on the server or not at all: nothing waits for a network.
 * All throw CodedError `collection-forbidden` where the role does not allow it, `not-found`, `locked`, `read-only`, and what the
 * server's answer says.
 */
export interface EditCollections {
  /** Makes a collection that its maker manages. Gives its id. */
  create(organizationId: string, name: string): Promise<string>;
  /**
   * Gives it another name; who gets into it stays.
   * @param isFollowed another change comes at once: the vault is brought up to date after that one.
   * @throws CodedError `collection-access-unread`, and nothing was changed.
   */
  rename(id: string, name: string, isFollowed?: boolean): Promise<void>;
  /** Deletes it. No item is moved or deleted. */
  remove(id: string): Promise<void>;
}

async function readLists({ store, keys }: EditCollectionsDeps, account: string) {
  const vault = await store.readVault(account);
  if (!vault) throw new CodedError('not-found');
  return openNames(vault, [], await store.readCollections(account), keys);
}

interface Found {
  readonly urls: ServerUrls;
  readonly organization: Organization;
  readonly collections: readonly Collection[];
}

async function findOrganization(
  deps: EditCollectionsDeps,
  pick: (collections: readonly Collection[]) => string | undefined,
): Promise<Found> {
  const { account, urls, readOnly } = await deps.current();
  assertMayWrite({ readOnly }, null);
  const { organizations, collections } = await readLists(deps, account);
  const id = pick(collections);
  const organization = organizations.find((one) => one.id === id);
  if (!organization) throw new CodedError('not-found');
  return { urls, organization, collections };
}

async function findCollection(
  deps: EditCollectionsDeps,
  id: string,
  may: (organization: Organization, collection: Collection) => boolean,
) {
  const find = (all: readonly Collection[]) => all.find((one) => one.id === id);
  const found = await findOrganization(deps, (all) => find(all)?.organizationId);
  const collection = find(found.collections);
  if (!collection) throw new CodedError('not-found');
  assertMay(found.organization, may(found.organization, collection));
  return found;
}

function assertMay({ name }: Organization, may: boolean): void {
  if (!may) throw new CodedError('collection-forbidden', { message: name });
}

/** Vaultwarden answers 401 to a role that may not, as it does to an ended session. Where the vault still comes, it was the role. */
async function orForbidden<T>(
  deps: EditCollectionsDeps,
  { name }: Organization,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isRefused = error instanceof CodedError && error.info.code === 'session-revoked';
    if (isRefused && (await deps.sync())) throw new CodedError('collection-forbidden', { message: name });
    throw error;
  }
}

type SendArgs = [
  deps: EditCollectionsDeps,
  organization: Organization,
  change: () => Promise<unknown>,
  isDone: (collections: readonly Collection[]) => boolean,
];

/**
 * Sends a change once. Where the answer was lost the vault, brought up to date, tells whether the change was made.
 * @param isDone looked at in what the server has now.
 * @returns true where the vault is up to date already.
 */
async function sendOnly(...[deps, organization, change, isDone]: SendArgs): Promise<boolean> {
  try {
    await orForbidden(deps, organization, change);
    return false;
  } catch (error) {
    const { account } = await deps.current();
    if ((await deps.sync()) && isDone((await readLists(deps, account)).collections)) return true;
    throw error;
  }
}

/** The same, and brings the vault up to date. */
async function send(...args: SendArgs): Promise<void> {
  if (!(await sendOnly(...args))) await args[0].sync();
}

async function create(deps: EditCollectionsDeps, organizationId: string, name: string): Promise<string> {
  const { urls, organization, collections } = await findOrganization(deps, () => organizationId);
  assertMay(organization, mayCreateCollection(organization));
  const { organizationUserId: id } = organization;
  const body: CollectionRequest = {
    name: await sealForOrganization(deps.keys, organization, name),
    externalId: null,
    groups: [],
    users: id === null ? [] : [{ id, readOnly: false, hidePasswords: false, manage: true }],
  };
  const before = new Set(collections.map((one) => one.id));
  let made: string | null = null;
  await send(
    deps,
    organization,
    async () => {
      made = pickText(await createCollection(deps.send, urls, organization.id, body), 'id');
    },
    (now) => {
      made = now.find((one) => one.name === name && !before.has(one.id))?.id ?? null;
      return made !== null;
    },
  );
  return made ?? '';
}

/** @throws CodedError `collection-access-unread` for any answer that does not tell all of it. */
async function readAccess(deps: EditCollectionsDeps, { urls, organization }: Found, id: string) {
  const fetched = orForbidden(deps, organization, () =>
    fetchCollectionAccess(deps.send, urls, organization.id, id),
  );
  const answer = await fetched.catch((error: unknown) => {
    if (error instanceof CodedError && error.info.code === 'server-refused') return null;
    throw error;
  });
  const access = readCollectionAccess(answer);
  if (!access) throw new CodedError('collection-access-unread');
  return access;
}

async function rename(
  deps: EditCollectionsDeps,
  id: string,
  name: string,
  isFollowed: boolean,
): Promise<void> {
  const found = await findCollection(deps, id, mayRenameCollection);
  const { urls, organization } = found;
  const sealed = await sealForOrganization(deps.keys, organization, name);
  const access = await readAccess(deps, found, id);
  await (isFollowed ? sendOnly : send)(
    deps,
    organization,
    () => replaceCollection(deps.send, urls, organization.id, id, { name: sealed, ...access }),
    (now) => now.some((one) => one.id === id && one.name === name),
  );
}

async function remove(deps: EditCollectionsDeps, id: string): Promise<void> {
  const { urls, organization } = await findCollection(deps, id, mayRemoveCollection);
  await send(
    deps,
    organization,
    () => deleteCollection(deps.send, urls, organization.id, id),
    (now) => now.every((one) => one.id !== id),
  );
}

/** Changes of the collections of the account in use. */
export const createEditCollections = (deps: EditCollectionsDeps): EditCollections => ({
  create: (organizationId, name) => create(deps, organizationId, name),
  rename: (id, name, isFollowed = false) => rename(deps, id, name, isFollowed),
  remove: (id) => remove(deps, id),
});
