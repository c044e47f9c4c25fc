import { encodeBase64, wipe } from '../bytes';
import { cipherStringType, partsOf } from './cipher-string';
import { openBytes } from './open-cipher-string';
import { OpenError } from './open-error';
import { owned } from './owned';
import { assertWrappingKey, type OpeningKey } from './symmetric-key';

/** An account's private key, imported for both hashes that wrapped keys use. */
export interface PrivateKey {
  readonly sha1: CryptoKey;
  readonly sha256: CryptoKey;
}

const oaep = (hash: 'SHA-1' | 'SHA-256') => ({ name: 'RSA-OAEP', hash });

/** Imports a private key from PKCS#8 (DER). @throws OpenError `tampered` when it is none. */
export async function importPrivateKey(pkcs8: Uint8Array): Promise<PrivateKey> {
  const bytes = owned(pkcs8);
  try {
    const [sha1, sha256] = await Promise.all([
      crypto.subtle.importKey('pkcs8', bytes, oaep('SHA-1'), false, ['decrypt']),
      crypto.subtle.importKey('pkcs8', bytes, oaep('SHA-256'), false, ['decrypt']),
    ]);
    return { sha1, sha256 };
  } catch {
    throw new OpenError('tampered');
  }
}

/** The account's private key from its CipherString under the user key. @throws OpenError. */
export async function openPrivateKey(cipherString: unknown, userKey: OpeningKey): Promise<PrivateKey> {
  const pkcs8 = await openBytes(cipherString, userKey, 'pkcs8');
  try {
    return await importPrivateKey(pkcs8);
  } finally {
    wipe(pkcs8);
  }
}

/**
 * Bytes wrapped for a public key: types 4 and 6 (RSA-OAEP with SHA-1), 3 and 5 (SHA-256). The MAC of 5 and 6 is obsolete
 * and not looked at (bitwarden/sdk-internal enc_string/asymmetric.rs). @throws OpenError.
 */
export async function openAsymmetric(
  cipherString: unknown,
  privateKey: PrivateKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const type = cipherStringType(cipherString);
  const hasMac = type === 5 || type === 6;
  const [data] = partsOf(cipherString, (found) => found >= 3 && found <= 6, hasMac ? 2 : 1);
  const key = type === 4 || type === 6 ? privateKey.sha1 : privateKey.sha256;
  try {
    return new Uint8Array(await crypto.subtle.decrypt('RSA-OAEP', key, data ?? new Uint8Array()));
  } catch {
    throw new OpenError('tampered');
  }
}

/** A wrapped organisation key: 64 bytes, or a padded COSE_Key. @throws OpenError, also for everything else. */
export async function openWrappedKey(
  cipherString: unknown,
  privateKey: PrivateKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await openAsymmetric(cipherString, privateKey);
  try {
    assertWrappingKey(key);
    return key;
  } catch (error) {
    wipe(key);
    throw error;
  }
}

async function importPublicKey(spki: Uint8Array): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', owned(spki), oaep('SHA-1'), false, ['encrypt']);
  } catch {
    throw new OpenError('tampered');
  }
}

/**
 * Wraps bytes for a public key (SPKI, DER) as type 4. Whose key that is, the caller must know: nothing here proves it.
 * @param bytes at most 214 for a 2048-bit key.
 * @throws OpenError `tampered` when the public key is none.
 */
export async function sealForPublicKey(bytes: Uint8Array, spki: Uint8Array): Promise<string> {
  const data = await crypto.subtle.encrypt('RSA-OAEP', await importPublicKey(spki), owned(bytes));
  return `4.${encodeBase64(new Uint8Array(data))}`;
}

/** A new RSA-2048 pair: public key as SPKI, private key as PKCS#8, both DER. */
export async function createKeyPair(): Promise<{ publicKey: Uint8Array; privateKey: Uint8Array }> {
  const parameters = { ...oaep('SHA-1'), modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const pair = (await crypto.subtle.generateKey(parameters, true, ['encrypt', 'decrypt'])) as CryptoKeyPair;
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('spki', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { publicKey: new Uint8Array(publicKey), privateKey: new Uint8Array(privateKey) };
}
