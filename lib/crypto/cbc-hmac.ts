import { concatBytes } from '../bytes';
import { OpenError } from './open-error';
import { randomBytes } from './random';
import type { SymmetricKey } from './symmetric-key';

export interface SealedParts {
  /** 16 bytes. */
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  /** 32 bytes: HMAC-SHA256 over iv and ciphertext. */
  readonly mac: Uint8Array<ArrayBuffer>;
}

const isWellFormed = ({ iv, ciphertext, mac }: SealedParts): boolean =>
  iv.length === 16 && mac.length === 32 && ciphertext.length > 0 && ciphertext.length % 16 === 0;

/** AES-256-CBC with PKCS#7, opened only after the MAC has verified. @throws OpenError `tampered`. */
export async function openCbcHmac(parts: SealedParts, key: SymmetricKey): Promise<Uint8Array<ArrayBuffer>> {
  if (!isWellFormed(parts)) throw new OpenError('tampered');
  const { iv, ciphertext, mac } = parts;
  if (!(await crypto.subtle.verify('HMAC', key.mac, mac, concatBytes(iv, ciphertext))))
    throw new OpenError('tampered');
  return decryptCbc(iv, ciphertext, key.enc);
}

/** AES-256-CBC alone. @throws OpenError `tampered` for bad padding. */
export async function decryptCbc(
  iv: Uint8Array<ArrayBuffer>,
  ciphertext: Uint8Array<ArrayBuffer>,
  enc: CryptoKey,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, enc, ciphertext));
  } catch {
    throw new OpenError('tampered');
  }
}

/** Encrypts with a fresh random IV, then MACs. */
export async function sealCbcHmac(bytes: Uint8Array, key: SymmetricKey): Promise<SealedParts> {
  const iv = randomBytes(16);
  const plain = new Uint8Array(bytes);
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key.enc, plain));
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key.mac, concatBytes(iv, ciphertext)));
  return { iv, ciphertext, mac };
}
