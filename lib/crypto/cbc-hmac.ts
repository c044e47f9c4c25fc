import { OpenError } from './open-error';
import { randomBytes } from './random';
import type { SymmetricKey } from './symmetric-key';

export const IV_BYTES = 16;
export const MAC_BYTES = 32;
const BLOCK_BYTES = 16;

/** One sealed value. IV and ciphertext stand together, as the MAC covers them, so that big ones are not copied again. */
export interface SealedParts {
  /** 16 bytes of IV, then the ciphertext. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** 32 bytes: HMAC-SHA256 over the body. */
  readonly mac: Uint8Array<ArrayBuffer>;
}

const isWellFormed = ({ body, mac }: SealedParts): boolean =>
  mac.length === MAC_BYTES && body.length > IV_BYTES && body.length % BLOCK_BYTES === 0;

/** AES-256-CBC with PKCS#7, opened only after the MAC has verified. @throws OpenError `tampered`. */
export async function openCbcHmac(parts: SealedParts, key: SymmetricKey): Promise<Uint8Array<ArrayBuffer>> {
  if (!isWellFormed(parts)) throw new OpenError('tampered');
  if (!(await crypto.subtle.verify('HMAC', key.mac, parts.mac, parts.body))) throw new OpenError('tampered');
  return decryptCbc(parts.body, key.enc);
}

/** AES-256-CBC alone, IV first. @throws OpenError `tampered` for bad padding and odd lengths. */
export async function decryptCbc(
  body: Uint8Array<ArrayBuffer>,
  enc: CryptoKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const parameters = { name: 'AES-CBC', iv: body.subarray(0, IV_BYTES) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, enc, body.subarray(IV_BYTES)));
  } catch {
    throw new OpenError('tampered');
  }
}

/** Encrypts with a fresh random IV, then MACs. */
export async function sealCbcHmac(bytes: Uint8Array<ArrayBuffer>, key: SymmetricKey): Promise<SealedParts> {
  const iv = randomBytes(IV_BYTES);
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key.enc, bytes);
  const body = new Uint8Array(IV_BYTES + ciphertext.byteLength);
  body.set(iv);
  body.set(new Uint8Array(ciphertext), IV_BYTES);
  return { body, mac: new Uint8Array(await crypto.subtle.sign('HMAC', key.mac, body)) };
}
