import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import type { EmbeddedServer } from '../start-server.ts';
import type { Store } from '../store/store.ts';
import { newKey, sealFast, sealForOwner } from './seal-fast.ts';

/** Twenty folders; those with a slash lie in others. */
const FOLDERS = (
  'Work|Work/Clients|Work/Clients/Birch|Work/Clients/Quarry|Work/Servers|Home|Home/Bills|Home/Insurance|Family|' +
  'Family/School|Travel|Travel/Flights|Travel/Hotels|Shops|Shops/Books|Forums|Games|Health|Money|Old'
).split('|');

const ORGANIZATIONS = [
  { name: 'Acme', collections: ['Engineering', 'Engineering/Web', 'Finance'] },
  { name: 'Birch Guild', collections: ['Members', 'Members/Board', 'Events'] },
];

/** An organisation with the key that its items lie under. */
export interface BigOrganization {
  readonly id: string;
  readonly key: Uint8Array;
  readonly collectionIds: readonly string[];
}

/** Where the items of a big vault can lie. */
export interface Places {
  readonly folderIds: readonly string[];
  readonly organizations: readonly BigOrganization[];
}

const OWNER = 0;
const CONFIRMED = 2;

function addFolders({ store }: EmbeddedServer, account: Account, date: string): string[] {
  return FOLDERS.map((name) => {
    const id = randomUUID();
    const sealed = sealFast(name, account.userKeyBytes);
    store.folders.put({ id, userId: account.userId, name: sealed, revisionDate: date });
    return id;
  });
}

/** Adds a collection that this person manages; gives its id. `name`: sealed. */
export function addCollection(store: Store, userId: string, organizationId: string, name: string): string {
  const id = randomUUID();
  store.collections.put({ id, organizationId, name, externalId: null });
  const rights = { readOnly: false, hidePasswords: false, manage: true };
  store.access.put({ id: `${id}/${userId}`, collectionId: id, userId, ...rights });
  return id;
}

function addOrganizations(server: EmbeddedServer, account: Account): BigOrganization[] {
  const { store } = server;
  return ORGANIZATIONS.map(({ name, collections }) => {
    const id = randomUUID();
    const key = newKey();
    const { email: billingEmail, userId } = account;
    store.organizations.put({
      id,
      name,
      billingEmail,
      enabled: true,
      publicKey: null,
      privateKey: null,
      policies: [],
    });
    store.memberships.put({
      id: randomUUID(),
      organizationId: id,
      userId,
      status: CONFIRMED,
      type: OWNER,
      key: sealForOwner(key, account.publicKey),
    });
    const add = (collection: string) => addCollection(store, userId, id, sealFast(collection, key));
    return { id, key, collectionIds: collections.map(add) };
  });
}

/** Makes the folders, and the organisations where the server has such a thing. */
export function addPlaces(server: EmbeddedServer, account: Account, date: string): Places {
  return {
    folderIds: addFolders(server, account, date),
    organizations: server.protocol === 'rubywarden' ? [] : addOrganizations(server, account),
  };
}
