import { createCipheriv, randomBytes } from 'node:crypto';
import { type CborInput, encodeCbor } from './cbor.ts';

/**
 * Seals values as newer official clients do (bitwarden/sdk-internal cose), with Node's ciphers and nothing of the product, which
 * only reads them.
 */
export interface NewerKey {
  readonly id: Buffer;
  readonly bytes: Buffer;
  /** COSE's number: -70010 for XAES-256-GCM, 3 for AES-256-GCM. */
  readonly algorithm: number;
}

export const XAES = -70_010;
export const A256GCM = 3;
export const XCHACHA = -70_000;

export const createNewerKey = (algorithm: number = XAES): NewerKey => ({
  id: randomBytes(16),
  bytes: randomBytes(32),
  algorithm,
});

function pad(bytes: Uint8Array, count: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(count, count)]);
}

/** Up to the next multiple of 32, at least one byte. */
const padText = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return pad(bytes, 32 - (bytes.length % 32));
};

/** A COSE_Key. */
export const encodeKey = ({ id, bytes, algorithm }: NewerKey): Buffer =>
  encodeCbor(
    new Map<number, CborInput>([
      [1, 4],
      [2, id],
      [3, algorithm],
      [4, [3, 4, 5, 6]],
      [-1, bytes],
    ]),
  );

/** A COSE_Key as it is wrapped: padded beyond 64 bytes. */
export const encodePaddedKey = (key: NewerKey): Buffer => {
  const bytes = encodeKey(key);
  return pad(bytes, Math.max(1, 65 - bytes.length));
};

function blockOf(key: Uint8Array, block: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}

/** The message key of XAES-256-GCM (c2sp.org/XAES-256-GCM), with whole numbers instead of bytes for the doubling. */
function messageKey(key: Uint8Array, nonce: Uint8Array): Buffer {
  const start = BigInt(`0x${blockOf(key, Buffer.alloc(16)).toString('hex')}`);
  const doubled = BigInt.asUintN(128, start << 1n) ^ (start >> 127n === 1n ? 0x87n : 0n);
  const subkey = Buffer.from(doubled.toString(16).padStart(32, '0'), 'hex');
  const half = (counter: number): Buffer => {
    const message = Buffer.concat([Buffer.from([0, counter, 0x58, 0]), nonce.subarray(0, 12)]);
    return blockOf(key, message.map((byte, at) => byte ^ (subkey[at] ?? 0)) as Buffer);
  };
  return Buffer.concat([half(1), half(2)]);
}

function gcm(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** XAES-256-GCM: ciphertext and tag. */
export const sealXaes = (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer =>
  gcm(messageKey(key, nonce), nonce.subarray(12), aad, plain);

/** An untagged COSE_Encrypt0 around bytes that are padded already. `more` are further protected headers. */
export function sealMessage(
  plain: Uint8Array,
  key: NewerKey,
  contentType: string | number,
  more: readonly [number, CborInput][] = [],
): Buffer {
  const headers = encodeCbor(
    new Map<number, CborInput>([[1, key.algorithm], [3, contentType], [4, key.id], ...more]),
  );
  const aad = encodeCbor(['Encrypt0', headers, Buffer.alloc(0)]);
  const nonce = randomBytes(key.algorithm === XAES ? 24 : 12);
  const seal = key.algorithm === XAES ? sealXaes : gcm;
  const ciphertext = seal(key.bytes, nonce, aad, plain);
  return encodeCbor([headers, new Map([[5, nonce]]), ciphertext]);
}

const type7 = (message: Buffer): string => `7.${message.toString('base64')}`;

/** A text as a CipherString of type 7. */
export const sealNewerText = (text: string, key: NewerKey): string =>
  type7(sealMessage(padText(text), key, 'application/x.bitwarden.utf8-padded'));

/** The 64 bytes of an older key, wrapped. */
export const sealLegacyKey = (bytes: Uint8Array, key: NewerKey): string =>
  type7(sealMessage(bytes, key, 'application/x.bitwarden.legacy-key'));

/** A COSE_Key, wrapped. */
export const sealNewerKey = (inner: NewerKey, key: NewerKey): string =>
  type7(sealMessage(encodeKey(inner), key, 101));

/** A private key (PKCS#8), wrapped. */
export const sealPkcs8 = (pkcs8: Uint8Array, key: NewerKey): string => type7(sealMessage(pkcs8, key, 284));

/** An item's content in an envelope, base64. */
export function sealEnvelope(
  content: CborInput,
  key: NewerKey,
  namespaces: readonly [number, CborInput][] = [
    [-80_002, 2],
    [-80_001, 1],
  ],
): string {
  const plain = encodeCbor(content);
  const padded = pad(plain, Math.max(1, 64 - plain.length));
  return sealMessage(padded, key, 'application/x.bitwarden.cbor-padded', namespaces).toString('base64');
}
