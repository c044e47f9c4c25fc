import { concatBytes, equalBytes, utf8Encode } from '../bytes';
import { byteStringHead, type CborMap, decodeCbor, decodeCborMap } from './cbor';
import type { CoseKey } from './cose-key';
import { OpenError } from './open-error';
import { owned } from './owned';
import { openXaes } from './xaes';
import { openXchacha } from './xchacha';

/** Header labels (RFC 9052, section 3.1). */
const ALGORITHM = 1;
const CRITICAL = 2;
const CONTENT_TYPE = 3;
const KEY_ID = 4;
const NONCE = 5;

/**
 * What may stand inside a message, sealed with it, so that a value cannot be moved to where another kind of value belongs
 * (bitwarden/sdk-internal cose/mod.rs; the numbers are CoAP content formats).
 */
const CONTENT_TYPES = {
  text: 'application/x.bitwarden.utf8-padded',
  cbor: 'application/x.bitwarden.cbor-padded',
  legacyKey: 'application/x.bitwarden.legacy-key',
  coseKey: 101,
  pkcs8: 284,
  bytes: 42,
} as const;

export type Content = keyof typeof CONTENT_TYPES;

interface Message {
  /** The protected headers as they came, which the seal covers. */
  readonly sealedHeaders: Uint8Array;
  readonly headers: CborMap;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** The bytes that the seal covers beside the content: `["Encrypt0", headers, h'']` (RFC 9052, section 5.3). */
const additionalData = ({ sealedHeaders }: Message): Uint8Array<ArrayBuffer> =>
  concatBytes(
    Uint8Array.of(0x83, 0x68),
    utf8Encode('Encrypt0'),
    byteStringHead(sealedHeaders.length),
    sealedHeaders,
    Uint8Array.of(0x40),
  );

/** Reads an untagged COSE_Encrypt0: protected headers, a nonce as the only other header, ciphertext. */
function parseMessage(bytes: Uint8Array): Message {
  const list = decodeCbor(bytes);
  const [sealedHeaders, open, ciphertext] = Array.isArray(list) && list.length === 3 ? list : [];
  if (!(sealedHeaders instanceof Uint8Array && ciphertext instanceof Uint8Array && open instanceof Map))
    throw new OpenError('tampered');
  const nonce = open.get(NONCE);
  if (open.size !== 1 || !(nonce instanceof Uint8Array) || sealedHeaders.length > 0xffff)
    throw new OpenError('tampered');
  return { sealedHeaders, headers: decodeCborMap(sealedHeaders), nonce, ciphertext };
}

function contentOf(headers: CborMap, wanted: readonly Content[]): Content {
  const found = wanted.find((content) => CONTENT_TYPES[content] === headers.get(CONTENT_TYPE));
  if (!found) throw new OpenError('tampered');
  return found;
}

function isFor(key: CoseKey, { headers, nonce }: Message): boolean {
  const id = headers.get(KEY_ID);
  return (
    headers.get(ALGORITHM) === key.algorithm &&
    !headers.has(CRITICAL) &&
    id instanceof Uint8Array &&
    equalBytes(id, key.id) &&
    nonce.length === key.nonceBytes
  );
}

async function decrypt(key: CoseKey, message: Message): Promise<ArrayBuffer> {
  const { nonce, ciphertext } = message;
  if ('xaes' in key) return openXaes(key.xaes, nonce, additionalData(message), ciphertext);
  if ('chacha' in key) return openXchacha(key.chacha, nonce, additionalData(message), ciphertext);
  const parameters = { name: 'AES-GCM', iv: owned(nonce), additionalData: additionalData(message) };
  return crypto.subtle.decrypt(parameters, key.gcm, owned(ciphertext));
}

/**
 * Opens a COSE_Encrypt0 that was sealed with this key and holds what is wanted.
 * @returns the content, padding and all, and its headers.
 * @throws OpenError `tampered`: damage, another key, another kind of content.
 */
export async function openEncrypt0(
  bytes: Uint8Array,
  key: CoseKey,
  wanted: readonly Content[],
): Promise<{ content: Content; headers: CborMap; bytes: Uint8Array<ArrayBuffer> }> {
  const message = parseMessage(bytes);
  const { headers } = message;
  const content = contentOf(headers, wanted);
  if (!isFor(key, message)) throw new OpenError('tampered');
  try {
    return { content, headers, bytes: new Uint8Array(await decrypt(key, message)) };
  } catch {
    throw new OpenError('tampered');
  }
}
