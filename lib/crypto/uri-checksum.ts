import { encodeBase64, utf8Encode } from '../bytes';

/** The checksum that stands beside a sealed address: base64 of its SHA-256 (bitwarden/sdk-internal cipher/login.rs). */
export async function uriChecksum(uri: string): Promise<string> {
  return encodeBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8Encode(uri))));
}

/** True when an opened checksum belongs to an address. */
export async function checksumMatches(uri: string, checksum: string): Promise<boolean> {
  return (await uriChecksum(uri)) === checksum;
}
