import { encodeBase64 } from '../../lib/bytes';
import {
  createKeyPair,
  createUserKey,
  deriveMasterKey,
  hashMasterPassword,
  importSymmetricKey,
  randomBytes,
  type SymmetricKey,
  sealBytes,
  sealForPublicKey,
  sealUserKey,
} from '../../lib/crypto';

/** An account whose answers are made here: what matters is what the extension does with them, step by step. */
export interface Fixture {
  readonly email: string;
  readonly password: string;
  readonly userId: string;
  readonly userKey: SymmetricKey;
  readonly userKeyText: string;
  readonly protectedKey: string;
  readonly privateKey: string;
  readonly passwordHash: string;
  readonly organization: {
    readonly id: string;
    readonly key: SymmetricKey;
    readonly bytes: Uint8Array;
    readonly wrapped: string;
  };
}

/** Cheap, so that thousands of unlocks take no time; the person is asked about it once. */
export const ITERATIONS = 5000;
export const PASSWORD = 'correct horse battery';
/** Stands in every name, user name, note and address: what must never lie on disk in the clear. So long that chance writes no part of it. */
export const MARKER = 'zanzibar-marmalade-quicksilver';

export const idOf = (kind: string, at: number): string =>
  `${kind}0000-0000-4000-8000-${String(at).padStart(12, '0')}`;

export async function createFixture(): Promise<Fixture> {
  const email = 'pat@hollis.example';
  const masterKey = await deriveMasterKey(PASSWORD, email, { kind: 'pbkdf2', iterations: ITERATIONS });
  const userKeyBytes = createUserKey();
  const userKey = await importSymmetricKey(userKeyBytes);
  const pair = await createKeyPair();
  const organizationKey = randomBytes(64);
  return {
    email,
    password: PASSWORD,
    userId: idOf('aaaa', 1),
    userKey,
    userKeyText: encodeBase64(userKeyBytes),
    protectedKey: await sealUserKey(userKeyBytes, masterKey),
    privateKey: await sealBytes(pair.privateKey, userKey),
    passwordHash: await hashMasterPassword(masterKey, PASSWORD, 'server'),
    organization: {
      id: idOf('0bbb', 1),
      key: await importSymmetricKey(organizationKey),
      bytes: organizationKey,
      wrapped: await sealForPublicKey(organizationKey, pair.publicKey),
    },
  };
}
