/**
 * Room: bytes. Base64, UTF-8, joining, comparing and wiping of byte arrays.
 * Pure. Never throws: what is malformed gives null.
 */
export { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from './base64';
export { concatBytes, equalBytes, utf8Decode, utf8Encode, wipe } from './bytes';
