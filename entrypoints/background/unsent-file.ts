import { readCurrentAccount } from '../../lib/account';
import { encodeBase64, utf8Encode } from '../../lib/bytes';
import { CodedError } from '../../lib/errors';
import type { Store } from '../../lib/store';
import { sealExport } from '../../lib/transfer';
import { openUnsent, type VaultKeys } from '../../lib/vault';

/** What is not on the server yet of the account in use, as a file sealed under a password. */
export type UnsentFile = (password: string) => Promise<{ fileName: string; base64: string }>;

/** @see UnsentFile @throws CodedError `signed-out`, `locked`. */
export const createUnsentFile =
  (store: Store, keys: VaultKeys): UnsentFile =>
  async (password) => {
    const record = await readCurrentAccount();
    if (!record) throw new CodedError('signed-out');
    const { items, folders } = await openUnsent(store, record.id, keys);
    const text = await sealExport(items, folders, password);
    const day = new Date().toISOString().slice(0, 10);
    return { fileName: `latchkey-unsent-${day}.json`, base64: encodeBase64(utf8Encode(text)) };
  };
