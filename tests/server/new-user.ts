import { randomBytes, randomUUID } from 'node:crypto';
import { type Clock, isoNow } from './context.ts';
import { hashForStore } from './passwords.ts';
import { type KdfSettings, NO_SECOND_FACTOR, type UserRow } from './store/rows.ts';

export interface NewUser {
  readonly email: string;
  readonly name: string | null;
  readonly masterPasswordHint: string | null;
  /** The client's master-password hash, base64. */
  readonly masterPasswordHash: string;
  readonly kdf: KdfSettings;
  /** CipherString of the user key. */
  readonly key: string;
  readonly publicKey: string | null;
  readonly privateKey: string | null;
}

/** 30 letters and digits, as the official server makes API keys. */
export const newApiKey = (): string =>
  randomBytes(40)
    .toString('base64')
    .replace(/[^a-zA-Z0-9]/g, '')
    .slice(0, 30);

/** The row of an account that did not exist until now. */
export async function newUser(user: NewUser, clock: Clock): Promise<UserRow> {
  const { masterPasswordHash, email, ...rest } = user;
  return {
    ...rest,
    ...(await hashForStore(masterPasswordHash)),
    id: randomUUID(),
    email: email.trim().toLowerCase(),
    userKeyId: null,
    securityStamp: randomUUID(),
    apiKey: newApiKey(),
    creationDate: isoNow(clock),
    revision: clock.now(),
    premium: true,
    avatarColor: null,
    verifyDevices: false,
    forcePasswordReset: false,
    twoFactor: NO_SECOND_FACTOR,
    equivalentDomains: [],
    excludedGlobalDomains: [],
  };
}
