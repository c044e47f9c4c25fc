import { wipe } from '../bytes';
import { decryptCbc } from './cbc-hmac';
import { bodyOf, cipherStringType, partsOf, sealBytes } from './cipher-string';
import { type MasterKey, stretchMasterKey } from './kdf';
import { openBytes } from './open-cipher-string';
import { OpenError } from './open-error';
import { randomBytes } from './random';
import { assertWrappingKey, SYMMETRIC_KEY_BYTES } from './symmetric-key';

/** Type 0: AES-256-CBC under the raw master key, no MAC. Read here and nowhere else, for accounts from before 2016. */
async function openType0(protectedKey: unknown, masterKey: MasterKey): Promise<Uint8Array<ArrayBuffer>> {
  const [iv, ciphertext] = partsOf(protectedKey, (type) => type === 0, 2);
  const enc = await crypto.subtle.importKey('raw', masterKey, 'AES-CBC', false, ['decrypt']);
  return decryptCbc(bodyOf(iv, ciphertext), enc);
}

/**
 * The user key from its protected form: 64 bytes of type 2, or of type 0 on old accounts; on newer accounts a padded COSE_Key,
 * which type 0 never protects.
 * @throws OpenError `tampered` for a wrong master key, damaged data, and everything that is neither (a 32-byte key would have no
 * MAC); `newer-format` for a COSE_Key of an algorithm that is not known here.
 */
export async function openUserKey(
  protectedKey: unknown,
  masterKey: MasterKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const isType0 = cipherStringType(protectedKey) === 0;
  const userKey = isType0
    ? await openType0(protectedKey, masterKey)
    : await openBytes(protectedKey, await stretchMasterKey(masterKey));
  try {
    if (isType0 && userKey.length !== SYMMETRIC_KEY_BYTES) throw new OpenError('tampered');
    assertWrappingKey(userKey);
    return userKey;
  } catch (error) {
    wipe(userKey);
    throw error;
  }
}

/** Seals a user key under the stretched master key (type 2). */
export async function sealUserKey(userKey: Uint8Array, masterKey: MasterKey): Promise<string> {
  return sealBytes(userKey, await stretchMasterKey(masterKey));
}

/** A new user key: 64 random bytes. */
export function createUserKey(): Uint8Array<ArrayBuffer> {
  return randomBytes(SYMMETRIC_KEY_BYTES);
}
