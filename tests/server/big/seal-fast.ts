import {
  constants,
  createCipheriv,
  createHash,
  createHmac,
  createPublicKey,
  publicEncrypt,
  randomBytes,
  randomFillSync,
} from 'node:crypto';

const POOL_BYTES = 64 * 1024;
const IV_BYTES = 16;

/** Initialisation vectors out of a pool: asking for each by itself takes as long as the sealing. */
function createIvs(): () => Buffer {
  const pool = Buffer.alloc(POOL_BYTES);
  let at = POOL_BYTES;
  return () => {
    if (at === POOL_BYTES) {
      randomFillSync(pool);
      at = 0;
    }
    at += IV_BYTES;
    return pool.subarray(at - IV_BYTES, at);
  };
}

const nextIv = createIvs();

/** Seals as type 2 with Node's own primitives: many times faster than one promise per value, and a second opinion. */
export function sealFast(value: string | Uint8Array, key: Uint8Array): string {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-cbc', key.subarray(0, 32), iv);
  const plain = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  const mac = createHmac('sha256', key.subarray(32)).update(iv).update(ciphertext).digest();
  return `2.${iv.toString('base64')}|${ciphertext.toString('base64')}|${mac.toString('base64')}`;
}

/** Seals a key for the owner of a key pair, as type 4. `publicKey` is SPKI, DER. */
export function sealForOwner(key: Uint8Array, publicKey: Uint8Array): string {
  const owner = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  return `4.${publicEncrypt({ key: owner, ...padding }, key).toString('base64')}`;
}

/** A new 64-byte key. */
export const newKey = (): Uint8Array => randomBytes(64);

/** What an address is checked by, before it is sealed. */
export const checksumOf = (uri: string): string => createHash('sha256').update(uri).digest('base64');
