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

type Open = (wrapped: string) => Promise<SymmetricKey | null>;

/** What was opened once is kept by its wrapped text. */
function createOpen({ privateKey }: GoodVault): Open {
  const opened = new Map<string, ReturnType<Open>>();
  return (wrapped) => {
    const known =
      opened.get(wrapped) ??
      Promise.resolve(privateKey && openWrappedKey(wrapped, privateKey).then(importSymmetricKey, () => null));
    opened.set(wrapped, known);
    return known;
  };
}

/** All keys that the account opens are known as the same: whom the person trusts is tried elsewhere. */
export function createPrint(vault: GoodVault): (wrapped: string) => Promise<string | null> {
  const open = createOpen(vault);
  return async (wrapped) => ((await open(wrapped)) ? SAME_PRINT : null);
}

export const SAME_PRINT = 'same';

export type KeysFor = (organizationKeys: Readonly<Record<string, string>>) => VaultKeys;

/** Keys as the key ring gives them. */
export function createKeysFor(vault: GoodVault): KeysFor {
  const open = createOpen(vault);
  return (organizationKeys) => ({
    user: async () => vault.userKey,
    organization: async (id) => {
      const wrapped = organizationKeys[id.toLowerCase()];
      return typeof wrapped === 'string' ? open(wrapped) : null;
    },
  });
}
