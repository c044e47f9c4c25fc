import { randomUUID } from 'node:crypto';
import {
  importSymmetricKey,
  randomBytes,
  type SymmetricKey,
  sealForPublicKey,
  sealText,
} from '../../lib/crypto';
import type { Account } from './account.ts';
import type { EmbeddedServer } from './index.ts';
import type { Json } from './store/rows.ts';

/** An organisation of an account: its key, and its collections' ids by name. */
export interface Shared {
  readonly id: string;
  /** Those of the key. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly key: SymmetricKey;
  readonly collections: ReadonlyMap<string, string>;
}

/** Makes an organisation through the API, with collections of these names. */
export async function addOrganization(
  account: Account,
  name: string,
  [first = '', ...others]: readonly string[],
): Promise<Shared> {
  const bytes = randomBytes(64);
  const key = await importSymmetricKey(bytes);
  const { id } = await account.call('POST', '/organizations', {
    name,
    billingEmail: account.email,
    planType: 0,
    key: await sealForPublicKey(bytes, account.publicKey),
    collectionName: await sealText(first, key),
  });
  // Listed in no order that names could be told by.
  const [made] = (await account.call('GET', `/organizations/${id}/collections`)).data as Json[];
  const collections = new Map([[first, String(made?.id)]]);
  for (const other of others) {
    const body = { name: await sealText(other, key) };
    collections.set(other, String((await account.call('POST', `/organizations/${id}/collections`, body)).id));
  }
  return { id: String(id), bytes, key, collections };
}

export interface CollectionRights {
  readonly readOnly: boolean;
  readonly hidePasswords: boolean;
  readonly manage: boolean;
}

/** A collection of somebody else's making; null: this account does not see it. Gives its id. */
export async function addForeignCollection(
  { store }: EmbeddedServer,
  { userId }: Pick<Account, 'userId'>,
  { id: organizationId, key }: Pick<Shared, 'id' | 'key'>,
  name: string,
  rights: CollectionRights | null,
): Promise<string> {
  const id = randomUUID();
  store.collections.put({ id, organizationId, name: await sealText(name, key), externalId: null });
  if (rights) store.access.put({ id: `${id}/${userId}`, collectionId: id, userId, ...rights });
  return id;
}
