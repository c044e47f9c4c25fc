import {
  deriveMasterKey,
  hashMasterPassword,
  importSymmetricKey,
  openAttachment,
  openBytes,
  openPrivateKey,
  openText,
  openUserKey,
  openWrappedKey,
  type SymmetricKey,
} from '../../lib/crypto';
import type { Item } from '../../lib/items';
import { openItem } from '../../lib/vault';
import { requestToken, type ServerPlace } from '../server/account.ts';
import type { Json } from '../server/store/rows.ts';

/** A vault as our code opens it from what the server answers. */
export interface OpenedVault {
  readonly items: readonly Item[];
  readonly folders: ReadonlyMap<string, string>;
  /** The bytes of an attachment, opened. */
  attachment(itemId: string, attachmentId: string): Promise<Uint8Array>;
}

async function ask(url: string, token?: string, body?: unknown): Promise<Json> {
  const headers = {
    'Bitwarden-Client-Name': 'browser',
    'Bitwarden-Client-Version': '2026.9.0',
    'Content-Type': 'application/json',
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  };
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(url, { ...request, headers });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as Json;
}

async function signIn(place: ServerPlace, email: string, password: string) {
  const told = await ask(`${place.url}/identity/accounts/prelogin`, undefined, { email });
  const { kdfType, iterations, memory, parallelism } = told.kdfSettings as Record<string, number>;
  const argon2 = {
    kind: 'argon2id',
    iterations: iterations ?? 0,
    memoryMiB: memory ?? 0,
    parallelism: parallelism ?? 0,
  } as const;
  const kdf = kdfType === 1 ? argon2 : ({ kind: 'pbkdf2', iterations: iterations ?? 0 } as const);
  const masterKey = await deriveMasterKey(password, email, kdf);
  const response = await requestToken(place, email, await hashMasterPassword(masterKey, password, 'server'));
  const answer = (await response.json()) as Json;
  const userKey = await importSymmetricKey(await openUserKey(answer.Key, masterKey));
  return { token: String(answer.access_token), userKey };
}

async function organizationKeys(profile: Json, userKey: SymmetricKey): Promise<Map<string, SymmetricKey>> {
  const organizations = profile.organizations as Json[];
  const privateKey = await openPrivateKey(profile.privateKey, userKey);
  const open = async ({ id, key }: Json) =>
    [String(id), await importSymmetricKey(await openWrappedKey(key, privateKey))] as const;
  return new Map(await Promise.all(organizations.map(open)));
}

/** The key that an item's values and attachment names are sealed with. */
async function keyOf(
  row: Json,
  userKey: SymmetricKey,
  organizations: ReadonlyMap<string, SymmetricKey>,
): Promise<SymmetricKey> {
  const outer = organizations.get(String(row.organizationId)) ?? userKey;
  return typeof row.key === 'string' ? importSymmetricKey(await openBytes(row.key, outer)) : outer;
}

/** Signs in with our code and opens everything with our code. */
export async function openVault(place: ServerPlace, email: string, password: string): Promise<OpenedVault> {
  const { token, userKey } = await signIn(place, email, password);
  const sync = await ask(`${place.url}/api/sync?excludeDomains=true`, token);
  const organizations = await organizationKeys(sync.profile as Json, userKey);
  const keys = {
    user: async () => userKey,
    organization: async (id: string) => organizations.get(id) ?? null,
  };
  const rows = sync.ciphers as Json[];
  const openFolder = async ({ id, name }: Json) => [String(id), await openText(name, userKey)] as const;
  return {
    items: await Promise.all(rows.map((row) => openItem(String(row.id), row, keys))),
    folders: new Map(await Promise.all((sync.folders as Json[]).map(openFolder))),
    async attachment(itemId, attachmentId) {
      const row = rows.find(({ id }) => id === itemId) ?? {};
      const found = await ask(`${place.url}/api/ciphers/${itemId}/attachment/${attachmentId}`, token);
      const itemKey = await keyOf(row, userKey, organizations);
      const fileKey = await importSymmetricKey(await openBytes(found.key, itemKey));
      return openAttachment(await (await fetch(String(found.url))).bytes(), fileKey);
    },
  };
}
