import { randomUUID } from 'node:crypto';
import { importSymmetricKey, type KdfParams, openBytes, sealText } from '../../lib/crypto';
import { type Account, createAccount } from './account.ts';
import { addForeignCollection, addOrganization, type Shared } from './add-organization.ts';
import { mark, placeCipher } from './cipher-writes.ts';
import { otherItems, sshKeys } from './sample/others.ts';
import { privateLogins } from './sample/private-logins.ts';
import type { SampleItem } from './sample/sample-item.ts';
import { workLogins } from './sample/work-logins.ts';
import { sealItem } from './seal-item.ts';
import type { EmbeddedServer } from './start-server.ts';
import type { Json } from './store/rows.ts';
import { uploadAttachment } from './upload-attachment.ts';

export interface SampleOptions {
  readonly email: string;
  readonly password: string;
  /** Origin of the sample sign-in page that three of the logins fit, without a slash at its end. */
  readonly siteOrigin: string;
  readonly kdf?: KdfParams;
  readonly protectedKeyType?: 0 | 2;
  readonly layout?: 'prefixed' | 'root';
}

export interface SampleVault {
  readonly account: Account;
  /** Ids by decrypted item name. */
  readonly ids: ReadonlyMap<string, string>;
  readonly items: readonly SampleItem[];
}

async function addFolders(account: Account, items: readonly SampleItem[]): Promise<Map<string, string>> {
  const names = new Set(items.flatMap(({ folder }) => (folder === undefined ? [] : [folder])));
  const ids = new Map<string, string>();
  for (const name of [...names].sort()) {
    const row = await account.call('POST', '/folders', { name: await sealText(name, account.userKey) });
    ids.set(name, String(row.id ?? row.Id));
  }
  return ids;
}

/** Writes one item through the API, with its files, and puts it where it belongs. Gives its id. */
async function addItem(
  account: Account,
  item: SampleItem,
  folders: ReadonlyMap<string, string>,
  shared: Shared | null,
): Promise<string> {
  const isOld = account.place.protocol === 'rubywarden';
  const key = item.collection !== undefined && shared ? shared.key : account.userKey;
  const ownKey = item.ownKey === true && !isOld;
  const cipher: Json = {
    ...(await sealItem(item, key, ownKey)),
    folderId: folders.get(item.folder ?? '') ?? null,
  };
  const collectionId = shared?.collections.get(item.collection ?? '');
  const row =
    shared && collectionId !== undefined
      ? await account.call('POST', '/ciphers/create', {
          cipher: { ...cipher, organizationId: shared.id },
          collectionIds: [collectionId],
        })
      : await account.call('POST', '/ciphers', cipher);
  const id = String(row.id ?? row.Id);
  const fileKey = ownKey ? await importSymmetricKey(await openBytes(cipher.key, key)) : key;
  for (const { name, text } of item.files ?? []) {
    const file = { name, bytes: new TextEncoder().encode(text) };
    await uploadAttachment(account, id, file, fileKey);
  }
  if (item.state === 'trashed') await account.call('PUT', `/ciphers/${id}/delete`);
  if (item.state === 'archived') await account.call('PUT', `/ciphers/${id}/archive`);
  return id;
}

const damage = (cipherString: unknown): string =>
  String(cipherString).replace(/[^|]+$/, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');

/** A login whose password nobody can read any more: its seal does not verify. */
async function addDamaged(account: Account): Promise<string> {
  const login = { username: 'pat@hollis.dev', password: 'lost', uris: [{ uri: 'https://rivet.example' }] };
  const cipher = await sealItem({ type: 1, name: 'Rivet Hardware', login }, account.userKey);
  const sealed = cipher.login as Json;
  const row = await account.call('POST', '/ciphers', {
    ...cipher,
    login: { ...sealed, password: damage(sealed.password) },
  });
  return String(row.id ?? row.Id);
}

/** An item of a kind that does not exist yet. The API would refuse it, so it goes straight into the store. */
async function addUnknown({ store, clock }: EmbeddedServer, account: Account): Promise<string> {
  const id = randomUUID();
  const now = new Date(clock.now()).toISOString();
  const name = await sealText('Boat licence', account.userKey);
  const notes = await sealText('From a newer version of the server.', account.userKey);
  const content = { name, notes, key: null, reprompt: 0, fields: null, passwordHistory: null };
  store.ciphers.put({
    id,
    userId: account.userId,
    organizationId: null,
    type: 9,
    creationDate: now,
    revisionDate: now,
    deletedDate: null,
    content,
  });
  return id;
}

/** An item that may be used but not seen: it lies in a read-only collection that hides passwords. */
async function addHidden(server: EmbeddedServer, account: Account, shared: Shared): Promise<string> {
  const { store } = server;
  const rights = { readOnly: true, hidePasswords: true, manage: false };
  const collectionId = await addForeignCollection(server, account, shared, 'Contractors', rights);
  const login = {
    username: 'visitor',
    password: 'door-4-Code-2290',
    uris: [{ uri: 'https://access.acme.example' }],
  };
  const { type, ...content } = await sealItem({ type: 1, name: 'Building access', login }, shared.key);
  const id = randomUUID();
  const now = new Date(server.clock.now()).toISOString();
  store.ciphers.put({
    id,
    userId: null,
    organizationId: shared.id,
    type: Number(type),
    creationDate: now,
    revisionDate: now,
    deletedDate: null,
    content,
  });
  placeCipher(server, id, [collectionId]);
  mark(server, account.userId, id, {});
  return id;
}

/** What the old server can hold: no organisation, archive, trash or SSH keys. */
const fitsOldServer = ({ collection, state, type }: SampleItem): boolean =>
  collection === undefined && state === undefined && type < 5;

/**
 * Makes an account and fills it with about forty items of every kind, through the API with the product's own cryptography; what
 * no client can write (an unknown kind, a damaged value, a hidden password) is put in by other means.
 */
export async function seedSampleVault(server: EmbeddedServer, options: SampleOptions): Promise<SampleVault> {
  const isOld = server.protocol === 'rubywarden';
  const place = {
    url: server.url,
    protocol: server.protocol,
    ...(options.layout && { layout: options.layout }),
  };
  const account = await createAccount(place, { ...options, name: 'Pat Hollis' });
  const all = [...workLogins(options.siteOrigin), ...privateLogins, ...otherItems, ...sshKeys()];
  const items = isOld ? all.filter(fitsOldServer) : all;
  const folders = await addFolders(account, items);
  const shared = isOld ? null : await addOrganization(account, 'Acme', ['Engineering', 'Finance']);
  const ids = new Map<string, string>();
  for (const item of items) ids.set(item.name, await addItem(account, item, folders, shared));
  ids.set('Rivet Hardware', await addDamaged(account));
  if (shared) {
    ids.set('Boat licence', await addUnknown(server, account));
    ids.set('Building access', await addHidden(server, account, shared));
  }
  return { account, ids, items };
}
