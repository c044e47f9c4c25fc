import { concatBytes, utf8Encode } from '../bytes';
import { OpenError } from './open-error';
import { randomBytes } from './random';

/** A key for what is sealed by us for this device: AES-256-GCM. Its bytes cannot be read back. */
export interface LocalKey {
  readonly gcm: CryptoKey;
}

export const LOCAL_KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** Imports the 32 bytes of a local key. @throws OpenError `tampered` for any other length. */
export async function importLocalKey(bytes: Uint8Array<ArrayBuffer>): Promise<LocalKey> {
  if (bytes.length !== LOCAL_KEY_BYTES) throw new OpenError('tampered');
  return { gcm: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']) };
}

const parameters = (iv: Uint8Array<ArrayBuffer>, context: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8Encode(context),
});

/**
 * Seals bytes for storage on this device: a random nonce (12 bytes), then AES-256-GCM's ciphertext and tag (NIST SP 800-38D).
 * @param context what it is and where it stands, bound into the seal: it opens only there.
 */
export async function sealLocal(
  bytes: Uint8Array<ArrayBuffer>,
  key: LocalKey,
  context: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt(parameters(nonce, context), key.gcm, bytes);
  return concatBytes(nonce, new Uint8Array(sealed));
}

/** Opens what `sealLocal` gave. @throws OpenError `tampered`: another key, another context, damage. */
export async function openLocal(
  sealed: Uint8Array<ArrayBuffer>,
  key: LocalKey,
  context: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  try {
    const opened = await crypto.subtle.decrypt(
      parameters(nonce, context),
      key.gcm,
      sealed.subarray(NONCE_BYTES),
    );
    return new Uint8Array(opened);
  } catch {
    throw new OpenError('tampered');
  }
}
