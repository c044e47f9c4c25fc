import { randomUUID } from 'node:crypto';
import {
  deriveMasterKey,
  importSymmetricKey,
  type KdfParams,
  randomBytes,
  sealForPublicKey,
  sealText,
  sealUserKey,
  uriChecksum,
} from '../../../lib/crypto';
import official from '../../vectors/bitwarden/newer-account.json' with { type: 'json' };
import type { Account } from '../account.ts';
import { mark, placeCipher } from '../cipher-writes.ts';
import { sealItem } from '../seal-item.ts';
import type { EmbeddedServer } from '../start-server.ts';
import type { Json } from '../store/rows.ts';
import { type NewerKey, sealNewerText, XAES } from './seal-newer.ts';

const KDF: KdfParams = { kind: 'pbkdf2', iterations: 600_000 };

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** The user key of the official sample, taken apart by its places: id from 5, key in the last 32 bytes before the padding. */
function userKey(): NewerKey {
  const bytes = bytesOf(official.userKey);
  return { id: bytes.subarray(5, 21), bytes: bytes.subarray(36, 68), algorithm: XAES };
}

/** The public key inside the signed one: an SPKI of 294 bytes. */
function publicKey(): Buffer {
  const signed = bytesOf(official.signedPublicKey);
  const start = signed.indexOf(Buffer.from('30820122', 'hex'));
  return signed.subarray(start, start + 294);
}

export interface NewerAccount {
  readonly account: Account;
  readonly key: NewerKey;
  /** Puts an item straight into the store, as another client would have written it. Gives its id. */
  put(type: number, content: Json): string;
}

/**
 * Makes an account what the official upgrade makes of it, with the keys of the official clients' own sample and signatures that the
 * server keeps. Nothing that was in its vault can be read any more.
 * @param account derived with PBKDF2, 600,000 rounds.
 */
export async function upgradeAccount(
  { store, clock }: EmbeddedServer,
  account: Account,
): Promise<NewerAccount> {
  const masterKey = await deriveMasterKey(account.password, account.email, KDF);
  store.users.change(account.userId, {
    key: await sealUserKey(bytesOf(official.userKey), masterKey),
    privateKey: official.privateKey,
    publicKey: publicKey().toString('base64'),
    signedState: {
      wrappedSigningKey: official.signingKey,
      verifyingKey: '',
      signedPublicKey: official.signedPublicKey,
      securityState: official.securityState,
    },
  });
  const put: NewerAccount['put'] = (type, content) => {
    const id = randomUUID();
    const now = new Date(clock.now()).toISOString();
    const dates = { creationDate: now, revisionDate: now, deletedDate: null };
    store.ciphers.put({ id, userId: account.userId, organizationId: null, type, ...dates, content });
    return id;
  };
  return { account, key: userKey(), put };
}

/** A login whose values are sealed one by one under the user key. */
async function loginContent(key: NewerKey): Promise<Json> {
  const uri = 'https://git.hollis.dev/login';
  const seal = (text: string) => sealNewerText(text, key);
  return {
    name: seal('Gitea'),
    notes: null,
    reprompt: 0,
    key: null,
    login: {
      username: seal('pat@hollis.dev'),
      password: seal('🔑 plain p\u0000ss'),
      totp: null,
      uris: [{ uri: seal(uri), uriChecksum: seal(await uriChecksum(uri)), match: null }],
    },
  };
}

/** An organisation whose key, 64 bytes as ever, is wrapped for the account's public key, and one login in it. */
async function addShared(server: EmbeddedServer, { account }: NewerAccount): Promise<string> {
  const bytes = randomBytes(64);
  const key = await importSymmetricKey(bytes);
  const { id } = await account.call('POST', '/organizations', {
    name: 'Acme',
    billingEmail: account.email,
    planType: 0,
    key: await sealForPublicKey(bytes, publicKey()),
    collectionName: await sealText('Engineering', key),
  });
  const [collection] = (await account.call('GET', `/organizations/${id}/collections`)).data as Json[];
  const login = { username: 'visitor', password: 'shared-secret' };
  const { type, ...content } = await sealItem({ type: 1, name: 'Build server', login }, key);
  const cipher = { organizationId: String(id), userId: null, type: Number(type), deletedDate: null, content };
  const now = new Date(server.clock.now()).toISOString();
  const row = { id: randomUUID(), creationDate: now, revisionDate: now, ...cipher };
  server.store.ciphers.put(row);
  placeCipher(server, row.id, [String(collection?.id)]);
  mark(server, account.userId, row.id, {});
  return row.id;
}

/**
 * Fills such an account: the official sample's items of all eight types in envelopes, its folder, a login that is sealed value by
 * value, and one that an organisation shares. Gives the items' ids by name.
 */
export async function addNewerItems(
  server: EmbeddedServer,
  newer: NewerAccount,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { type, name, key, data } of official.items)
    ids.set(name, newer.put(type, { key, data, reprompt: 0 }));
  ids.set('Gitea', newer.put(1, await loginContent(newer.key)));
  await newer.account.call('POST', '/folders', { name: official.texts[0]?.cipherString });
  ids.set('Build server', await addShared(server, newer));
  return ids;
}
