import { decodeBase64, encodeBase64, wipe } from '../bytes';
import { hkdfExpand } from '../crypto';
import { CodedError } from '../errors';

/** Sets this key apart from everything else that is ever derived from a user key. */
const INFO = 'latchkey overview';
const KEY_BYTES = 32;

/**
 * The key under which the list's rows are sealed: HKDF-Expand (RFC 5869, SHA-256) of the 64-byte user key, 32 bytes for
 * AES-256-GCM. Pages of ours get this one and never the user key: it opens names, not secrets.
 * @param userKey base64
 * @returns base64
 * @throws CodedError `locked` when the user key is none.
 */
export async function deriveOverviewKey(userKey: string): Promise<string> {
  const bytes = decodeBase64(userKey);
  if (!bytes || bytes.length === 0) throw new CodedError('locked');
  const key = await hkdfExpand(bytes, INFO, KEY_BYTES);
  const text = encodeBase64(key);
  wipe(bytes);
  wipe(key);
  return text;
}
