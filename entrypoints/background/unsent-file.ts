import { encodeBase64, utf8Encode } from '../../lib/bytes';
import type { Store } from '../../lib/store';
import { sealExport } from '../../lib/transfer';
import { openUnsent, type VaultKeys } from '../../lib/vault';

/** What is not on the server yet of an account, as a file sealed under a password. */
export type UnsentFile = (password: string) => Promise<{ fileName: string; base64: string }>;

/** @see UnsentFile @throws CodedError `locked`. */
export const createUnsentFile =
  (account: string, store: Store, keys: VaultKeys): UnsentFile =>
  async (password) => {
    const { items, folders } = await openUnsent(store, account, keys);
    const text = await sealExport(items, folders, password);
    const day = new Date().toISOString().slice(0, 10);
    return { fileName: `latchkey-unsent-${day}.json`, base64: encodeBase64(utf8Encode(text)) };
  };
