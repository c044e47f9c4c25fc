import { concatBytes, decodeBase64, encodeBase64, utf8Decode, utf8Encode } from '../bytes';
import { openCbcHmac, type SealedParts, sealCbcHmac } from './cbc-hmac';
import { OpenError } from './open-error';
import type { SymmetricKey } from './symmetric-key';

/**
 * Bitwarden's CipherString: `type.part|part|...`, parts in base64 (bitwarden/sdk-internal enc_string). Here: type 2,
 * AES-256-CBC with HMAC-SHA256 over iv and ciphertext, the only type that is read for data.
 */
const HEADER = /^(\d{1,3})\.(.*)$/s;

/**
 * The type number in a CipherString's header. Texts of very old clients have none: three parts are type 1, two are type 0.
 * Null when it is no CipherString.
 */
export function cipherStringType(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const header = HEADER.exec(text);
  if (header) return Number(header[1]);
  const parts = text.split('|').length;
  return parts === 3 ? 1 : parts === 2 ? 0 : null;
}

/** The decoded parts behind the header. @throws OpenError `wrong-type`, `newer-format`, `tampered`. */
export function partsOf(
  text: unknown,
  allowedType: (type: number) => boolean,
  count: number,
): Uint8Array<ArrayBuffer>[] {
  if (typeof text !== 'string') throw new OpenError('wrong-type');
  const type = cipherStringType(text);
  if (type !== null && type >= 7) throw new OpenError('newer-format');
  if (type === null || !allowedType(type)) throw new OpenError('tampered');
  const parts = text
    .slice(text.indexOf('.') + 1)
    .split('|')
    .map((part) => decodeBase64(part));
  if (parts.length !== count || parts.some((part) => part === null)) throw new OpenError('tampered');
  return parts as Uint8Array<ArrayBuffer>[];
}

function parseType2(text: unknown): SealedParts {
  const [iv, ciphertext, mac] = partsOf(text, (type) => type === 2, 3);
  if (!iv || !ciphertext || !mac) throw new OpenError('tampered');
  return { iv, ciphertext, mac };
}

/** The bytes in a type-2 CipherString. @throws OpenError. */
export async function openBytes(cipherString: unknown, key: SymmetricKey): Promise<Uint8Array<ArrayBuffer>> {
  return openCbcHmac(parseType2(cipherString), key);
}

/** The text in a type-2 CipherString. @throws OpenError, also when the bytes are no UTF-8. */
export async function openText(cipherString: unknown, key: SymmetricKey): Promise<string> {
  const text = utf8Decode(await openBytes(cipherString, key));
  if (text === null) throw new OpenError('tampered');
  return text;
}

/** Seals bytes as a type-2 CipherString with a fresh IV. */
export async function sealBytes(bytes: Uint8Array, key: SymmetricKey): Promise<string> {
  const { iv, ciphertext, mac } = await sealCbcHmac(bytes, key);
  return `2.${encodeBase64(iv)}|${encodeBase64(ciphertext)}|${encodeBase64(mac)}`;
}

/** Seals a text (UTF-8) as a type-2 CipherString. */
export async function sealText(text: string, key: SymmetricKey): Promise<string> {
  return sealBytes(utf8Encode(text), key);
}

const TYPE_2 = 2;
const IV_END = 1 + 16;
const MAC_END = IV_END + 32;

/** Opens an attachment's bytes: `02`, iv (16), mac (32), ciphertext. Other layouts are refused. @throws OpenError. */
export async function openAttachment(bytes: Uint8Array, key: SymmetricKey): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] === 7) throw new OpenError('newer-format');
  if (bytes[0] !== TYPE_2) throw new OpenError('tampered');
  const parts = {
    iv: bytes.slice(1, IV_END),
    mac: bytes.slice(IV_END, MAC_END),
    ciphertext: bytes.slice(MAC_END),
  };
  return openCbcHmac(parts, key);
}

/** Seals an attachment's bytes in the layout above. */
export async function sealAttachment(bytes: Uint8Array, key: SymmetricKey): Promise<Uint8Array<ArrayBuffer>> {
  const { iv, ciphertext, mac } = await sealCbcHmac(bytes, key);
  return concatBytes(new Uint8Array([TYPE_2]), iv, mac, ciphertext);
}
