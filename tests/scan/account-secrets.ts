import { decodeBase64 } from '../../lib/bytes';
import { deriveMasterKey, hashMasterPassword } from '../../lib/crypto';
import type { Account } from '../server/account.ts';
import type { Secret } from './patterns.ts';

const HALF = 32;

/** Both halves of a 64-byte key: whoever has one of them has nearly all, and the whole has them in it in every form. */
export const keyHalves = (name: string, key: Uint8Array): Secret[] => [
  { name: `${name}, first half`, value: key.subarray(0, HALF) },
  { name: `${name}, second half`, value: key.subarray(HALF) },
];

/** A text of base64 as what it says, and as the bytes that it stands for. */
export const base64Secret = (name: string, text: string): Secret[] => [
  { name, value: text },
  { name: `${name}, its bytes`, value: decodeBase64(text) ?? new Uint8Array() },
];

/** What opens an account: password, master key, its hashes, user key. */
export async function accountSecrets({ email, password, userKeyBytes }: Account): Promise<Secret[]> {
  const masterKey = await deriveMasterKey(password, email, { kind: 'pbkdf2', iterations: 600_000 });
  const hashes = await Promise.all(
    (['server', 'local'] as const).map(async (purpose) =>
      base64Secret(
        `${purpose} hash of the master password`,
        await hashMasterPassword(masterKey, password, purpose),
      ),
    ),
  );
  return [
    { name: 'master password', value: password },
    { name: 'master key', value: masterKey },
    ...hashes.flat(),
    ...keyHalves('user key', userKeyBytes),
  ];
}
