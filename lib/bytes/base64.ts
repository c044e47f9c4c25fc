const STRICT = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const CHUNK = 0x8000;

/** Bytes as standard base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** Standard base64 as bytes; null for anything else: other alphabets, white space, missing or loose padding. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!STRICT.test(text)) return null;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return isCanonical(text, bytes) ? bytes : null;
}

/** The bits that padding leaves over must be zero, else two texts would stand for the same bytes. */
function isCanonical(text: string, bytes: Uint8Array): boolean {
  if (!text.endsWith('=')) return true;
  return encodeBase64(bytes.subarray(bytes.length - (bytes.length % 3))) === text.slice(-4);
}

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Base64url as bytes, with or without padding; null for anything else. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const bare = text.replace(/={1,2}$/, '');
  if (/[+/=]/.test(bare)) return null;
  const standard = bare.replaceAll('-', '+').replaceAll('_', '/');
  return decodeBase64(standard + '='.repeat((4 - (standard.length % 4)) % 4));
}
