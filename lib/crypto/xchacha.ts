import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { owned } from './owned';

/**
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), the seal of the first newer accounts. Throws when the seal is broken.
 * @param key 32 bytes.
 * @param nonce 24 bytes.
 */
export function openXchacha(
  key: Uint8Array,
  nonce: Uint8Array,
  additionalData: Uint8Array,
  ciphertext: Uint8Array,
): ArrayBuffer {
  const opened = owned(xchacha20poly1305(key, nonce, additionalData).decrypt(ciphertext));
  return opened.buffer.slice(opened.byteOffset, opened.byteOffset + opened.byteLength);
}
