import { concatBytes, decodeBase64, encodeBase64, utf8Encode, wipe } from '../bytes';
import { IV_BYTES, type SealedParts, sealCbcHmac } from './cbc-hmac';
import { OpenError } from './open-error';
import { owned } from './owned';
import type { SymmetricKey } from './symmetric-key';

/**
 * Bitwarden's CipherString: `type.part|part|...`, parts in base64 (bitwarden/sdk-internal enc_string). Here: its form, and the
 * sealing of type 2, AES-256-CBC with HMAC-SHA256 over iv and ciphertext, the only type that is written.
 */
const HEADER = /^(0|[1-9]\d{0,2})\./;
/** The first type of the newer, COSE-based formats. */
const NEWER_TYPE = 7;
const TYPE_2 = 2;

/**
 * The type number in a CipherString's header. Texts of very old clients have none: three parts are type 1, two are type 0.
 * Null when it is no CipherString. Says nothing about the rest of the text.
 */
export function cipherStringType(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const header = HEADER.exec(text);
  if (header) return Number(header[1]);
  if (text.includes('.')) return null;
  const parts = text.split('|', 4).length;
  return parts === 3 ? 1 : parts === 2 ? 0 : null;
}

/** The decoded parts behind the header. @throws OpenError `wrong-type`, `newer-format`, `tampered`. */
export function partsOf(
  text: unknown,
  isAllowed: (type: number) => boolean,
  count: number,
): Uint8Array<ArrayBuffer>[] {
  if (typeof text !== 'string') throw new OpenError('wrong-type');
  const type = cipherStringType(text);
  const isGood = type !== null && isAllowed(type);
  if (!isGood) throw new OpenError(type !== null && type >= NEWER_TYPE ? 'newer-format' : 'tampered');
  const parts = text.slice(text.indexOf('.') + 1).split('|', count + 1);
  if (parts.length !== count) throw new OpenError('tampered');
  return parts.map(decodePart);
}

function decodePart(part: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(part);
  if (!bytes) throw new OpenError('tampered');
  return bytes;
}

/** IV and ciphertext in one. @throws OpenError `tampered` when the first is no IV, for a longer one would shift the rest. */
export function bodyOf(
  iv: Uint8Array | undefined,
  ciphertext: Uint8Array | undefined,
): Uint8Array<ArrayBuffer> {
  if (iv?.length !== IV_BYTES || !ciphertext) throw new OpenError('tampered');
  return concatBytes(iv, ciphertext);
}

/** What stands in a CipherString of type 2. @throws OpenError as `partsOf`. */
export function parseType2(text: unknown): SealedParts {
  const [iv, ciphertext, mac] = partsOf(text, (type) => type === TYPE_2, 3);
  if (!mac) throw new OpenError('tampered');
  return { body: bodyOf(iv, ciphertext), mac };
}

/** The COSE message in a CipherString of type 7. @throws OpenError as `partsOf`. */
export function parseType7(text: unknown): Uint8Array<ArrayBuffer> {
  const [message] = partsOf(text, (type) => type === NEWER_TYPE, 1);
  if (!message) throw new OpenError('tampered');
  return message;
}

/** Seals bytes as a type-2 CipherString with a fresh IV. */
export async function sealBytes(bytes: Uint8Array, key: SymmetricKey): Promise<string> {
  const { body, mac } = await sealCbcHmac(owned(bytes), key);
  const parts = [body.subarray(0, IV_BYTES), body.subarray(IV_BYTES), mac];
  return `${TYPE_2}.${parts.map(encodeBase64).join('|')}`;
}

/** Seals a text (UTF-8) as a type-2 CipherString. A lone surrogate becomes U+FFFD. */
export async function sealText(text: string, key: SymmetricKey): Promise<string> {
  const bytes = utf8Encode(text);
  try {
    return await sealBytes(bytes, key);
  } finally {
    wipe(bytes);
  }
}
