import {
  importSymmetricKey,
  openPrivateKey,
  openWrappedKey,
  type PrivateKey,
  type SymmetricKey,
} from '../../lib/crypto';
import type { VaultKeys } from '../../lib/vault';
import { pickText, pickWire } from '../../lib/wire';
import type { Json } from './mutate';

/** An account's sync answer as it should be, and the keys that open it. */
export interface GoodVault {
  readonly name: string;
  readonly answer: Json;
  readonly userKey: SymmetricKey;
  /** Null for accounts without one. */
  readonly privateKey: PrivateKey | null;
}

/** @param userKey 64 bytes. */
export async function createGoodVault(name: string, text: string, userKey: Uint8Array): Promise<GoodVault> {
  const answer = JSON.parse(text) as Json;
  const key = await importSymmetricKey(userKey);
  const wrapped = pickText(pickWire(answer, 'profile'), 'privateKey');
  return { name, answer, userKey: key, privateKey: wrapped ? await openPrivateKey(wrapped, key) : null };
}

const opener =
  (privateKey: PrivateKey | null) =>
  async (wrapped: string): Promise<SymmetricKey | null> =>
    privateKey && openWrappedKey(wrapped, privateKey).then(importSymmetricKey, () => null);

/** All keys that the account opens are known as the same: whom the person trusts is tried elsewhere. */
export const createPrint =
  ({ privateKey }: GoodVault) =>
  async (wrapped: string) =>
    (await opener(privateKey)(wrapped)) ? SAME_PRINT : null;

export const SAME_PRINT = 'same';

export type KeysFor = (organizationKeys: Readonly<Record<string, string>>) => VaultKeys;

/** Keys as the key ring gives them; what was opened once is kept by its wrapped text. */
export function createKeysFor({ userKey, privateKey }: GoodVault): KeysFor {
  const opened = new Map<string, Promise<SymmetricKey | null>>();
  const open = opener(privateKey);
  return (organizationKeys) => ({
    user: async () => userKey,
    organization: async (id) => {
      const wrapped = organizationKeys[id.toLowerCase()];
      if (typeof wrapped !== 'string') return null;
      const known = opened.get(wrapped) ?? open(wrapped);
      opened.set(wrapped, known);
      return known;
    },
  });
}
