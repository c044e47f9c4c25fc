import { concatBytes, utf8Encode } from '../bytes';
import { owned } from './owned';

const HASH_BYTES = 32;
/** RFC 5869: the counter of blocks is one byte. */
const MAX_BYTES = 255 * HASH_BYTES;

const toBytes = (value: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof value === 'string' ? utf8Encode(value) : owned(value);

/**
 * HKDF-Expand with SHA-256 (RFC 5869, section 2.3). WebCrypto's own HKDF always extracts first, which Bitwarden's stretching
 * does not, so it is made from HMAC.
 * @param prk the key, not empty.
 * @param info text is taken as UTF-8.
 * @param length bytes wanted, at most 8,160.
 * @throws RangeError when more are wanted.
 */
export async function hkdfExpand(
  prk: Uint8Array,
  info: string | Uint8Array,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (length > MAX_BYTES) throw new RangeError('HKDF: too many bytes wanted');
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', owned(prk), algorithm, false, ['sign']);
  const context = toBytes(info);
  const output = new Uint8Array(Math.ceil(length / HASH_BYTES) * HASH_BYTES);
  let block = new Uint8Array(0);
  for (let counter = 1; (counter - 1) * HASH_BYTES < length; counter += 1) {
    const data = concatBytes(block, context, Uint8Array.of(counter));
    block = new Uint8Array(await crypto.subtle.sign('HMAC', key, data));
    output.set(block, (counter - 1) * HASH_BYTES);
  }
  return output.slice(0, length);
}

/**
 * HKDF with SHA-256, extract and expand (RFC 5869). Texts are taken as UTF-8.
 * @param length bytes wanted, at most 8,160.
 * @throws RangeError when more are wanted.
 */
export async function hkdf(
  ikm: Uint8Array,
  salt: string | Uint8Array,
  info: string | Uint8Array,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (length > MAX_BYTES) throw new RangeError('HKDF: too many bytes wanted');
  const imported = await crypto.subtle.importKey('raw', owned(ikm), 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: toBytes(salt), info: toBytes(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, imported, length * 8));
}
