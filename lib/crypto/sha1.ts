import { utf8Encode } from '../bytes';

/**
 * SHA-1 (FIPS 180-4) of a text in UTF-8, as 40 hexadecimal digits in lower case. For services that name things by it; it protects nothing.
 */
export async function sha1Hex(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', utf8Encode(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
