import { decodeBase64, equalBytes, utf8Decode, utf8Encode, wipe } from '../bytes';
import { createFieldReader, type FieldReader } from './fields';
import { type PublicTexts, publicTexts } from './public-text';

/** What a private key's text tells. */
export type ReadKey =
  | ({ readonly kind: 'open' } & PublicTexts)
  /** A passphrase protects it; what is public of it can be told all the same. */
  | ({ readonly kind: 'protected' } & PublicTexts)
  /** Another format than OpenSSH's, or damaged. */
  | { readonly kind: 'unknown' };

const MAGIC = utf8Encode('openssh-key-v1\0');
const FRAME = /^-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----$/;
/** More than any key has. */
const MOST_CHARACTERS = 100_000;

const UNKNOWN: ReadKey = { kind: 'unknown' };

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length > MOST_CHARACTERS) return null;
  const [, body] = FRAME.exec(text.trim()) ?? [];
  return body === undefined ? null : decodeBase64(body.replace(/\s/g, ''));
}

/** Fields of a private key beside its kind, by kind; its comment stands after them. */
const PRIVATE_FIELDS: Readonly<Record<string, number>> = {
  'ssh-ed25519': 2,
  'ssh-rsa': 6,
  'ecdsa-sha2-nistp256': 3,
  'ecdsa-sha2-nistp384': 3,
  'ecdsa-sha2-nistp521': 3,
};

/** The comment of a key without a passphrase; null when the part does not hold together, empty where its kind is not known. */
function commentOf(secret: Uint8Array<ArrayBuffer>): string | null {
  const reader = createFieldReader(secret);
  const [one, other] = [reader.number(), reader.number()];
  const type = reader.field();
  if (one === null || one !== other || !type) return null;
  const count = PRIVATE_FIELDS[utf8Decode(type) ?? ''];
  if (count === undefined) return '';
  for (let at = 0; at < count; at += 1) if (!reader.field()) return null;
  const comment = reader.field();
  // It becomes part of one line.
  return comment && (utf8Decode(comment) ?? '').replaceAll(/\p{Cc}/gu, ' ');
}

async function readParts(reader: FieldReader): Promise<ReadKey> {
  const [cipher, derivation, options] = [reader.field(), reader.field(), reader.field()];
  const count = reader.number();
  const key = reader.field();
  const secret = reader.field();
  if (!cipher || !derivation || !options || count !== 1 || !key || !secret) return UNKNOWN;
  const isOpen = utf8Decode(cipher) === 'none';
  const comment = isOpen ? commentOf(secret) : '';
  wipe(secret);
  const texts = comment === null ? null : await publicTexts(key, comment);
  return texts ? { kind: isOpen ? 'open' : 'protected', ...texts } : UNKNOWN;
}

/**
 * Reads what is public of a private key in OpenSSH's format (openssh/openssh-portable, PROTOCOL.key). Never throws.
 * @param text the file as it was pasted; spaces around it do no harm.
 */
export async function readPrivateKey(text: string): Promise<ReadKey> {
  const bytes = bytesOf(text);
  if (!bytes) return UNKNOWN;
  const reader = createFieldReader(bytes);
  const magic = reader.raw(MAGIC.length);
  const found = magic && equalBytes(magic, MAGIC) ? await readParts(reader) : UNKNOWN;
  wipe(bytes);
  return found;
}
