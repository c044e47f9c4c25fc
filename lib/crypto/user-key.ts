import { wipe } from '../bytes';
import { decryptCbc } from './cbc-hmac';
import { bodyOf, cipherStringType, openBytes, partsOf, sealBytes } from './cipher-string';
import { type MasterKey, stretchMasterKey } from './kdf';
import { OpenError } from './open-error';
import { randomBytes } from './random';
import { SYMMETRIC_KEY_BYTES } from './symmetric-key';

/** The major type of a map in CBOR (RFC 8949, section 3.1). */
const CBOR_MAP = 5;

/** Type 0: AES-256-CBC under the raw master key, no MAC. Read here and nowhere else, for accounts from before 2016. */
async function openType0(protectedKey: unknown, masterKey: MasterKey): Promise<Uint8Array<ArrayBuffer>> {
  const [iv, ciphertext] = partsOf(protectedKey, (type) => type === 0, 2);
  const enc = await crypto.subtle.importKey('raw', masterKey, 'AES-CBC', false, ['decrypt']);
  return decryptCbc(bodyOf(iv, ciphertext), enc);
}

/** Newer accounts: a CBOR map, padded beyond 64 bytes with as many bytes of one value as that value says (sdk-internal keys). */
function isCoseKey(bytes: Uint8Array): boolean {
  const [first = 0] = bytes;
  const padding = bytes.at(-1) ?? 0;
  const isMap = first >> 5 === CBOR_MAP;
  const isPadded = padding > 0 && bytes.subarray(-padding).every((byte) => byte === padding);
  return bytes.length > SYMMETRIC_KEY_BYTES && isMap && isPadded;
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
  if (userKey.length === SYMMETRIC_KEY_BYTES) return userKey;
  const isNewer = isCoseKey(userKey);
  wipe(userKey);
  throw new OpenError(isNewer ? 'newer-format' : 'tampered');
}

/** Seals a user key under the stretched master key (type 2). */
export async function sealUserKey(userKey: Uint8Array, masterKey: MasterKey): Promise<string> {
  return sealBytes(userKey, await stretchMasterKey(masterKey));
}

/** A new user key: 64 random bytes. */
export function createUserKey(): Uint8Array<ArrayBuffer> {
  return randomBytes(SYMMETRIC_KEY_BYTES);
}
