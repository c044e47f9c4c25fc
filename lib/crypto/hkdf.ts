import { concatBytes, utf8Encode } from '../bytes';

async function hmac(
  key: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}

const toBytes = (value: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof value === 'string' ? utf8Encode(value) : new Uint8Array(value);

/**
 * HKDF-Expand with SHA-256 (RFC 5869, section 2.3). WebCrypto's own HKDF always extracts first, which Bitwarden's stretching
 * does not, so it is made from HMAC.
 * @param length bytes wanted, at most 8,160.
 */
export async function hkdfExpand(
  prk: Uint8Array,
  info: string | Uint8Array,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = new Uint8Array(prk);
  const context = toBytes(info);
  let block = new Uint8Array(0);
  let output = new Uint8Array(0);
  for (let counter = 1; output.length < length; counter += 1) {
    block = await hmac(key, concatBytes(block, context, new Uint8Array([counter])));
    output = concatBytes(output, block);
  }
  return output.slice(0, length);
}

/** HKDF with SHA-256, extract and expand (RFC 5869). */
export async function hkdf(
  ikm: Uint8Array,
  salt: string | Uint8Array,
  info: string | Uint8Array,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(ikm), 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: toBytes(salt), info: toBytes(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, imported, length * 8));
}
