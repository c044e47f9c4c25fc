import { decodeBase64, decodeBase64Url, equalBytes, utf8Decode, utf8Encode } from '../bytes';
import type { KeyProof } from '../session';

/** What an authenticator's answer has to agree with. */
export interface ProofExpectation {
  /** base64 */
  readonly challenge: string;
  /** The extension's id for the browser, and the origin of its pages, without a slash at its end. */
  readonly extensionId: string;
  readonly origin: string;
  readonly rpId: string | null;
}

export const PRF_BYTES = 32;
/** WebAuthn, section 6.1: hash of the RP ID (32), flags (1), counter (4). */
const HASH_BYTES = 32;
const LEAST_BYTES = HASH_BYTES + 5;
const PRESENT_AND_VERIFIED = 0b101;

const sha256 = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', utf8Encode(text)));

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Firefox names an extension by the hash of its id, each half byte as a letter from a to p: not by the random host of its pages. */
async function hashedOrigin(extensionId: string): Promise<string> {
  const digits = hex(await sha256(extensionId));
  const letters = digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  return `moz-extension://${letters}`;
}

async function agreesWithClient(proof: KeyProof, expected: ProofExpectation): Promise<boolean> {
  const bytes = decodeBase64(proof.clientData);
  const text = bytes && utf8Decode(bytes);
  if (!text) return false;
  const { type, challenge, origin, crossOrigin } = JSON.parse(text) as Record<string, unknown>;
  const answered = typeof challenge === 'string' ? decodeBase64Url(challenge) : null;
  const asked = decodeBase64(expected.challenge);
  if (type !== 'webauthn.get' || crossOrigin === true) return false;
  if (!answered || !asked || !equalBytes(answered, asked)) return false;
  return origin === expected.origin || origin === (await hashedOrigin(expected.extensionId));
}

async function agreesWithAuthenticator(proof: KeyProof, expected: ProofExpectation): Promise<boolean> {
  const bytes = decodeBase64(proof.authenticatorData);
  if (!bytes || bytes.length < LEAST_BYTES) return false;
  const flags = bytes[HASH_BYTES] ?? 0;
  if ((flags & PRESENT_AND_VERIFIED) !== PRESENT_AND_VERIFIED) return false;
  const names = expected.rpId === null ? [expected.origin, new URL(expected.origin).host] : [expected.rpId];
  const hashes = await Promise.all(names.map(sha256));
  return hashes.some((hash) => equalBytes(hash, bytes.subarray(0, HASH_BYTES)));
}

/**
 * True for an answer to this request, of a page of ours, for this key's own site, by a person whom the authenticator has checked
 * (fingerprint, face or PIN, not a touch alone), with a secret of the right length.
 */
export async function isGoodProof(proof: KeyProof, expected: ProofExpectation): Promise<boolean> {
  try {
    const output = decodeBase64(proof.output);
    if (output?.length !== PRF_BYTES) return false;
    return (await agreesWithClient(proof, expected)) && (await agreesWithAuthenticator(proof, expected));
  } catch (error) {
    // No JSON where JSON was told.
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    throw error;
  }
}
