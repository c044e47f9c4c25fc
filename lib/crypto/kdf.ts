import { argon2id } from 'hash-wasm';
import { concatBytes, encodeBase64, utf8Encode, wipe } from '../bytes';
import { hkdfExpand } from './hkdf';
import { owned } from './owned';
import { importSymmetricKey, type SymmetricKey } from './symmetric-key';

/** How an account's master key is derived. Limits are the caller's to check, before this is called. */
export type KdfParams =
  | { readonly kind: 'pbkdf2'; readonly iterations: number }
  | {
      readonly kind: 'argon2id';
      readonly iterations: number;
      readonly memoryMiB: number;
      readonly parallelism: number;
    };

declare const isMasterKey: unique symbol;

/** 32 bytes from password and salt; opens the user key. */
export type MasterKey = Uint8Array<ArrayBuffer> & { readonly [isMasterKey]: true };

async function pbkdf2(
  password: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, imported, 256));
}

/**
 * The master key (bitwarden/sdk-internal keys/kdf.rs).
 * @param password as typed: UTF-8, neither trimmed nor normalised.
 * @param salt the e-mail address, trimmed and in lower case; Argon2id takes its SHA-256.
 */
export async function deriveMasterKey(password: string, salt: string, kdf: KdfParams): Promise<MasterKey> {
  const secret = utf8Encode(password);
  try {
    if (kdf.kind === 'pbkdf2') return (await pbkdf2(secret, utf8Encode(salt), kdf.iterations)) as MasterKey;
    const key = await argon2id({
      password: secret,
      salt: new Uint8Array(await crypto.subtle.digest('SHA-256', utf8Encode(salt))),
      iterations: kdf.iterations,
      memorySize: kdf.memoryMiB * 1024,
      parallelism: kdf.parallelism,
      hashLength: 32,
      outputType: 'binary',
    });
    return owned(key) as MasterKey;
  } finally {
    wipe(secret);
  }
}

/**
 * The master-password hash, base64: what the server gets (one iteration) or what may be kept to check a password here (two).
 */
export async function hashMasterPassword(
  masterKey: MasterKey,
  password: string,
  purpose: 'server' | 'local',
): Promise<string> {
  const salt = utf8Encode(password);
  try {
    return encodeBase64(await pbkdf2(masterKey, salt, purpose === 'server' ? 1 : 2));
  } finally {
    wipe(salt);
  }
}

/** The master key stretched to 64 bytes: HKDF-Expand with `enc` and with `mac`. */
export async function stretchMasterKey(masterKey: MasterKey): Promise<SymmetricKey> {
  const [enc, mac] = await Promise.all([hkdfExpand(masterKey, 'enc', 32), hkdfExpand(masterKey, 'mac', 32)]);
  const bytes = concatBytes(enc, mac);
  const key = await importSymmetricKey(bytes);
  for (const part of [enc, mac, bytes]) wipe(part);
  return key;
}
