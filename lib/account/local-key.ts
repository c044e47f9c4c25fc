import { decodeBase64, encodeBase64, wipe } from '../bytes';
import { hkdfExpand, LOCAL_KEY_BYTES } from '../crypto';
import { CodedError } from '../errors';

/**
 * A key for one purpose on this device: HKDF-Expand (RFC 5869, SHA-256) of the user key, 32 bytes for AES-256-GCM. It opens nothing else,
 * and tells nothing of the user key.
 * @param userKey base64
 * @param purpose sets the key apart from everything else that is ever derived from a user key.
 * @returns base64
 * @throws CodedError `locked` when the user key is none.
 */
export async function deriveLocalKey(userKey: string, purpose: string): Promise<string> {
  const bytes = decodeBase64(userKey);
  if (!bytes || bytes.length === 0) throw new CodedError('locked');
  const key = await hkdfExpand(bytes, purpose, LOCAL_KEY_BYTES);
  const text = encodeBase64(key);
  wipe(bytes);
  wipe(key);
  return text;
}
