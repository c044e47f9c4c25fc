import { decryptCbc } from './cbc-hmac';
import { cipherStringType, openBytes, partsOf, sealBytes } from './cipher-string';
import { type MasterKey, stretchMasterKey } from './kdf';
import { OpenError } from './open-error';
import { randomBytes } from './random';
import { SYMMETRIC_KEY_BYTES } from './symmetric-key';

/** Type 0: AES-256-CBC under the raw master key, no MAC. Read here and nowhere else, for accounts from before 2016. */
async function openType0(protectedKey: unknown, masterKey: MasterKey): Promise<Uint8Array<ArrayBuffer>> {
  const [iv, ciphertext] = partsOf(protectedKey, (type) => type === 0, 2);
  if (!iv || !ciphertext || iv.length !== 16) throw new OpenError('tampered');
  const enc = await crypto.subtle.importKey('raw', masterKey, 'AES-CBC', false, ['decrypt']);
  return decryptCbc(iv, ciphertext, enc);
}

/**
 * The user key: 64 bytes, from its protected form of type 2, or type 0 on old accounts.
 * @throws OpenError `tampered` for a wrong master key, damaged data, and any length but 64 (a 32-byte key would have no
 * MAC); `newer-format` for the longer keys of newer accounts.
 */
export async function openUserKey(
  protectedKey: unknown,
  masterKey: MasterKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const userKey =
    cipherStringType(protectedKey) === 0
      ? await openType0(protectedKey, masterKey)
      : await openBytes(protectedKey, await stretchMasterKey(masterKey));
  if (userKey.length > SYMMETRIC_KEY_BYTES) throw new OpenError('newer-format');
  if (userKey.length !== SYMMETRIC_KEY_BYTES) throw new OpenError('tampered');
  return userKey;
}

/** Seals a user key under the stretched master key (type 2). */
export async function sealUserKey(userKey: Uint8Array, masterKey: MasterKey): Promise<string> {
  return sealBytes(userKey, await stretchMasterKey(masterKey));
}

/** A new user key: 64 random bytes. */
export function createUserKey(): Uint8Array<ArrayBuffer> {
  return randomBytes(SYMMETRIC_KEY_BYTES);
}
