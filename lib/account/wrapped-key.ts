import { decodeBase64, encodeBase64, wipe } from '../bytes';
import {
  hkdf,
  importDeviceKey,
  importLocalKey,
  LOCAL_KEY_BYTES,
  type LocalKey,
  OpenError,
  openLocal,
  openText,
  sealLocal,
} from '../crypto';
import type { AccountRecord } from './account-record';
import { CANARY } from './finish-sign-in';

/** What a user key is wrapped under: a secret that only somebody or something outside of us can give again. */
export interface WrapSecret {
  readonly bytes: Uint8Array;
  readonly purpose: 'latchkey unlock key' | 'latchkey unlock pin' | 'latchkey unlock together';
  /** Whose it is and where it lies, bound into the wrapping: it opens nowhere else. */
  readonly context: readonly string[];
}

/** HKDF (RFC 5869, SHA-256) of the secret for its purpose, 32 bytes for AES-256-GCM. */
async function deriveWrapKey({ bytes, purpose }: WrapSecret): Promise<LocalKey> {
  const key = await hkdf(bytes, '', purpose, LOCAL_KEY_BYTES);
  return importLocalKey(key).finally(() => wipe(key));
}

/** One text for what is bound: parts cannot be moved across their borders. */
const contextOf = ({ purpose, context }: WrapSecret): string => JSON.stringify([purpose, ...context]);

/** The user key sealed under a secret: base64. */
export async function wrapUserKey(userKey: Uint8Array, secret: WrapSecret): Promise<string> {
  const bytes = Uint8Array.from(userKey);
  try {
    return encodeBase64(await sealLocal(bytes, await deriveWrapKey(secret), contextOf(secret)));
  } finally {
    wipe(bytes);
  }
}

/** The user key again; null when this is not the secret that it was wrapped under, or not its place, or when it is damaged. */
export async function unwrapUserKey(
  wrapped: string,
  secret: WrapSecret,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const sealed = decodeBase64(wrapped);
  if (!sealed) return null;
  try {
    return await openLocal(sealed, await deriveWrapKey(secret), contextOf(secret));
  } catch (error) {
    if (error instanceof OpenError) return null;
    throw error;
  }
}

/** False for a user key that the account no longer has: it was changed since, and signed in to again. */
export async function isUserKeyOf(record: AccountRecord, userKey: Uint8Array): Promise<boolean> {
  try {
    return (await openText(record.canary, await importDeviceKey(userKey))) === CANARY;
  } catch (error) {
    if (error instanceof OpenError) return false;
    throw error;
  }
}
