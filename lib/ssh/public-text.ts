import { encodeBase64, utf8Decode } from '../bytes';
import { createFieldReader } from './fields';

/** What tells of a key to everybody. */
export interface PublicTexts {
  /** As a line of `authorized_keys` (RFC 4253, section 6.6), with the key's comment where it has one. */
  readonly publicKey: string;
  /** `SHA256:` and base64 without padding, as ssh-keygen prints it. */
  readonly fingerprint: string;
}

const KEY_TYPE = /^[a-z0-9@.-]{1,64}$/;

/** The texts of a public key as SSH writes it; null when the bytes do not begin with the name of a kind of key. */
export async function publicTexts(
  key: Uint8Array<ArrayBuffer>,
  comment: string,
): Promise<PublicTexts | null> {
  const first = createFieldReader(key).field();
  const type = first && utf8Decode(first);
  if (!type || !KEY_TYPE.test(type)) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', key));
  return {
    publicKey: [type, encodeBase64(key), comment.trim()].join(' ').trim(),
    fingerprint: `SHA256:${encodeBase64(digest).replace(/=+$/, '')}`,
  };
}
