import { OpenError } from './open-error';
import { owned } from './owned';

/** A user, organisation, item or attachment key, imported once. Its bytes cannot be read back. */
export interface SymmetricKey {
  readonly enc: CryptoKey;
  readonly mac: CryptoKey;
}

/** Length of a key's byte form: 32 for encryption, 32 for the MAC. */
export const SYMMETRIC_KEY_BYTES = 64;

/** Imports the 64 bytes of a key. @throws OpenError `tampered` for any other length: shorter keys have no MAC. */
export async function importSymmetricKey(bytes: Uint8Array): Promise<SymmetricKey> {
  if (bytes.length !== SYMMETRIC_KEY_BYTES) throw new OpenError('tampered');
  const half = SYMMETRIC_KEY_BYTES / 2;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const [enc, mac] = await Promise.all([
    crypto.subtle.importKey('raw', owned(bytes.subarray(0, half)), 'AES-CBC', false, ['encrypt', 'decrypt']),
    crypto.subtle.importKey('raw', owned(bytes.subarray(half)), hmac, false, ['sign', 'verify']),
  ]);
  return { enc, mac };
}
