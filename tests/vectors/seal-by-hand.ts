import { concatBytes, encodeBase64 } from '../../lib/bytes';
import { importSymmetricKey, type SymmetricKey } from '../../lib/crypto';

const MAC_KEY = new Uint8Array(32).fill(7);

/** A key whose MAC half is known, for values that are sealed by hand below. */
export async function keyWith(enc: Uint8Array): Promise<SymmetricKey> {
  return importSymmetricKey(concatBytes(enc, MAC_KEY));
}

/** A CipherString of type 2 around a given IV and ciphertext, its MAC right whatever is inside. */
export async function sealByHand(iv: Uint8Array, ciphertext: Uint8Array): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', MAC_KEY, algorithm, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, concatBytes(iv, ciphertext));
  return `2.${[iv, ciphertext, new Uint8Array(mac)].map(encodeBase64).join('|')}`;
}
