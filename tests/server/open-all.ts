import { importSymmetricKey, openPrivateKey, openWrappedKey, type SymmetricKey } from '../../lib/crypto';
import type { Item } from '../../lib/items';
import { openItem } from '../../lib/vault';
import type { Account } from './account.ts';
import type { Json } from './store/rows.ts';

async function organizationKeys(account: Account, profile: Json): Promise<Map<string, SymmetricKey>> {
  const keys = new Map<string, SymmetricKey>();
  if (!Array.isArray(profile.organizations)) return keys;
  const privateKey = await openPrivateKey(profile.privateKey, account.userKey);
  for (const { id, key } of profile.organizations as Json[])
    keys.set(String(id), await importSymmetricKey(await openWrappedKey(key, privateKey)));
  return keys;
}

/** Fetches the vault of an account and opens every item, by name. */
export async function openAll(account: Account): Promise<Map<string, Item>> {
  const sync = await account.call('GET', '/sync');
  const organizations = await organizationKeys(account, (sync.profile ?? sync.Profile) as Json);
  const keys = {
    user: async () => account.userKey,
    organization: async (id: string) => organizations.get(id) ?? null,
  };
  const rows = (sync.ciphers ?? sync.Ciphers) as Json[];
  const items = await Promise.all(rows.map((row) => openItem(String(row.id ?? row.Id), row, keys)));
  return new Map(items.map((item) => [item.name ?? '', item]));
}
