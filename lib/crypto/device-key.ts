import { wipe } from '../bytes';
import { hkdf } from './hkdf';
import { importSymmetricKey, isNewerKey, SYMMETRIC_KEY_BYTES, type SymmetricKey } from './symmetric-key';

/**
 * The key that this device seals its own values with (tokens, a known text), made of the bytes of the user key: the user key
 * itself, or, of the longer one of a newer account, a key derived from it, for nothing is sealed with that.
 * @throws OpenError `tampered` for fewer than 64 bytes.
 */
export async function importDeviceKey(userKey: Uint8Array): Promise<SymmetricKey> {
  if (!isNewerKey(userKey)) return importSymmetricKey(userKey);
  const bytes = await hkdf(userKey, '', 'latchkey device', SYMMETRIC_KEY_BYTES);
  return importSymmetricKey(bytes).finally(() => wipe(bytes));
}
