import { concatBytes } from '../bytes';
import { owned } from './owned';

const BLOCK_BYTES = 16;
const HALF_NONCE = 12;

/** A key of XAES-256-GCM: the AES block function, and the CMAC subkey that all its messages share. */
export interface XaesKey {
  readonly block: CryptoKey;
  readonly subkey: Uint8Array;
}

/** AES of one block: WebCrypto's CBC with a zero IV, without the block of padding that it adds. */
async function encryptBlock(key: CryptoKey, block: Uint8Array): Promise<Uint8Array> {
  const parameters = { name: 'AES-CBC', iv: new Uint8Array(BLOCK_BYTES) };
  const sealed = await crypto.subtle.encrypt(parameters, key, owned(block));
  return new Uint8Array(sealed, 0, BLOCK_BYTES);
}

/** Doubling in GF(2^128), as CMAC makes its subkey (NIST SP 800-38B, section 6.1). */
function double(block: Uint8Array): Uint8Array {
  const doubled = block.map((byte, at) => (byte << 1) | ((block[at + 1] ?? 0) >> 7));
  const carry = (block[0] ?? 0) >> 7;
  doubled[BLOCK_BYTES - 1] = (doubled[BLOCK_BYTES - 1] ?? 0) ^ (carry * 0b1000_0111);
  return doubled;
}

/** Imports the 32 bytes of a key. */
export async function importXaesKey(bytes: Uint8Array): Promise<XaesKey> {
  const block = await crypto.subtle.importKey('raw', owned(bytes), 'AES-CBC', false, ['encrypt']);
  return { block, subkey: double(await encryptBlock(block, new Uint8Array(BLOCK_BYTES))) };
}

/** The AES-256-GCM key of one message: two CMACs over a counter, `X`, and the first half of its nonce. */
async function messageKey({ block, subkey }: XaesKey, nonce: Uint8Array): Promise<CryptoKey> {
  const half = async (counter: number): Promise<Uint8Array> => {
    const message = concatBytes(Uint8Array.of(0, counter, 0x58, 0), nonce.subarray(0, HALF_NONCE));
    return encryptBlock(
      block,
      message.map((byte, at) => byte ^ (subkey[at] ?? 0)),
    );
  };
  const bytes = concatBytes(...(await Promise.all([half(1), half(2)])));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
}

/**
 * XAES-256-GCM (c2sp.org/XAES-256-GCM). Rejects as WebCrypto does when the seal is broken.
 * @param nonce 24 bytes.
 */
export async function openXaes(
  key: XaesKey,
  nonce: Uint8Array,
  additionalData: Uint8Array<ArrayBuffer>,
  ciphertext: Uint8Array,
): Promise<ArrayBuffer> {
  const iv = owned(nonce.subarray(HALF_NONCE));
  const parameters = { name: 'AES-GCM', iv, additionalData };
  return crypto.subtle.decrypt(parameters, await messageKey(key, nonce), owned(ciphertext));
}
