import { type CoseKey, importCoseKey, isWrappingKey, parsePaddedCoseKey } from './cose-key';
import { OpenError } from './open-error';
import { owned } from './owned';

/** A user, organisation, item or attachment key, imported once. Its bytes cannot be read back. */
export interface SymmetricKey {
  readonly kind: 'cbc-hmac';
  readonly enc: CryptoKey;
  readonly mac: CryptoKey;
}

/** A key that values are opened with: the form that all servers know, or that of newer accounts, which seals nothing here. */
export type OpeningKey = SymmetricKey | CoseKey;

/** Length of a key's byte form: 32 for encryption, 32 for the MAC. */
export const SYMMETRIC_KEY_BYTES = 64;

/** True for the bytes of a key of the newer format, which is told by its length. */
export const isNewerKey = (bytes: Uint8Array): boolean => bytes.length > SYMMETRIC_KEY_BYTES;

/** Imports the 64 bytes of a key. @throws OpenError `tampered` for any other length: shorter keys have no MAC. */
export async function importSymmetricKey(bytes: Uint8Array): Promise<SymmetricKey> {
  if (bytes.length !== SYMMETRIC_KEY_BYTES) throw new OpenError('tampered');
  const half = SYMMETRIC_KEY_BYTES / 2;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const [enc, mac] = await Promise.all([
    crypto.subtle.importKey('raw', owned(bytes.subarray(0, half)), 'AES-CBC', false, ['encrypt', 'decrypt']),
    crypto.subtle.importKey('raw', owned(bytes.subarray(half)), hmac, false, ['sign', 'verify']),
  ]);
  return { kind: 'cbc-hmac', enc, mac };
}

/**
 * Imports a key in whichever byte form: 64 bytes, or the longer padded COSE_Key of newer accounts.
 * @throws OpenError `tampered` for everything else; `newer-format` for a COSE_Key of an algorithm that is not known here.
 */
export async function importOpeningKey(bytes: Uint8Array): Promise<OpeningKey> {
  return isNewerKey(bytes) ? importCoseKey(parsePaddedCoseKey(bytes)) : importSymmetricKey(bytes);
}

/**
 * Checks the byte form of a user or organisation key, which wraps others: 64 bytes, or a padded COSE_Key for that use.
 * @throws OpenError as `importOpeningKey`.
 */
export function assertWrappingKey(bytes: Uint8Array): void {
  if (bytes.length === SYMMETRIC_KEY_BYTES) return;
  if (!isNewerKey(bytes) || !isWrappingKey(parsePaddedCoseKey(bytes))) throw new OpenError('tampered');
}
