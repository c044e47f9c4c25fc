import { importSymmetricKey, randomBytes, sealForPublicKey, sealText } from '../../lib/crypto';
import type { Account } from '../server/account.ts';
import { sealItem } from '../server/seal-item.ts';
import type { Json } from '../server/store/rows.ts';
import { uploadAttachment } from '../server/upload-attachment.ts';
import { keyHalves } from './account-secrets.ts';
import { markedItem, markedLogin } from './marked-items.ts';
import type { Marks } from './marks.ts';
import type { Secret } from './patterns.ts';

/** An item whose texts the test knows. */
export interface Marked {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

export interface MarkedVault {
  /** Fits the site. */
  readonly forSite: Marked;
  readonly elsewhere: Marked;
  /** Of the organisation. */
  readonly keys: readonly Secret[];
  /** Gives an item another name and makes it a favourite, as if that had been done on another device. */
  change(item: Marked, name: string): Promise<void>;
}

const OTHER_KINDS = [2, 3, 4, 5, 6, 7, 8];

async function addLogin(account: Account, marks: Marks, kind: string, origin: string): Promise<Marked> {
  const item = markedLogin(marks, kind, origin);
  const path = `${marks.mark(`${kind}: folder`)}/${marks.mark(`${kind}: folder in a folder`)}`;
  const folder = await account.call('POST', '/folders', { name: await sealText(path, account.userKey) });
  const sealed = { ...(await sealItem(item, account.userKey)), folderId: folder.id };
  const { id } = await account.call('POST', '/ciphers', sealed);
  const file = {
    name: `${marks.mark(`${kind}: name of a file`)}.txt`,
    bytes: Buffer.from(marks.mark(`${kind}: content of a file`)),
  };
  await uploadAttachment(account, String(id), file, account.userKey);
  const { username, password } = item.login ?? {};
  return { id: String(id), name: item.name, username: username ?? '', password: password ?? '' };
}

/** An organisation with one login in one collection. Gives its key. */
async function addShared(account: Account, marks: Marks): Promise<Uint8Array> {
  const bytes = randomBytes(64);
  const key = await importSymmetricKey(bytes);
  const { id } = await account.call('POST', '/organizations', {
    // Servers know the name of an organisation.
    name: 'Acme',
    billingEmail: account.email,
    planType: 0,
    key: await sealForPublicKey(bytes, account.publicKey),
    collectionName: await sealText(marks.mark('shared: collection'), key),
  });
  const { data } = await account.call('GET', `/organizations/${id}/collections`);
  const sealed = await sealItem(markedLogin(marks, 'shared', 'https://shared.example'), key);
  await account.call('POST', '/ciphers/create', {
    cipher: { ...sealed, organizationId: id },
    collectionIds: (data as Json[]).map((collection) => collection.id),
  });
  return bytes;
}

/** Fills an account with items of every kind, with a mark in every value that is secret from the server. */
export async function fillMarkedVault(
  account: Account,
  marks: Marks,
  siteOrigin: string,
): Promise<MarkedVault> {
  const forSite = await addLogin(account, marks, 'login', siteOrigin);
  const elsewhere = await addLogin(account, marks, 'second login', 'https://elsewhere.example');
  for (const type of OTHER_KINDS)
    await account.call('POST', '/ciphers', await sealItem(markedItem(marks, type), account.userKey, true));
  for (const [state, verb] of [
    ['trashed', 'delete'],
    ['archived', 'archive'],
  ] as const) {
    const sealed = await sealItem(markedLogin(marks, state, 'https://gone.example'), account.userKey, true);
    const { id } = await account.call('POST', '/ciphers', sealed);
    await account.call('PUT', `/ciphers/${id}/${verb}`);
  }
  const organization = await addShared(account, marks);
  return {
    forSite,
    elsewhere,
    keys: keyHalves('organisation key', organization),
    change: async ({ id }, name) => {
      const before = await account.call('GET', `/ciphers/${id}`);
      const change = { data: null, favorite: true, name: await sealText(name, account.userKey) };
      await account.call('PUT', `/ciphers/${id}`, { ...before, ...change });
    },
  };
}
