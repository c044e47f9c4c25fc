import { answerAuthRequest, type ClientIdentity, fetchAuthRequests, type Send } from '../api';
import { decodeBase64, wipe } from '../bytes';
import { sealForPublicKey } from '../crypto';
import { CodedError } from '../errors';
import type { Asker } from '../session';
import { readCurrentAccount } from './account-record';
import { readUnlocked } from './unlocked';

/** Lets other devices of the same person in (bitwarden/server AuthRequest, the answering side). */
export interface LetIn {
  /** Who asks, newest first; none where the server knows no such thing. @throws CodedError `locked` and those of the network. */
  askers(): Promise<readonly Asker[]>;
  /**
   * @param publicKey the key whose phrase the person has compared: what the server says now does not count.
   * @throws CodedError `locked` and those of the network.
   */
  answer(args: { id: string; publicKey: string; isWelcome: boolean }): Promise<void>;
}

export interface LetInDeps {
  /** Adds the token. */
  readonly send: Send;
  readonly client: () => Promise<ClientIdentity>;
  readonly assertUnlocked: () => Promise<void>;
}

/** Servers take no answer after this long. */
const LIFETIME_MS = 15 * 60_000;

const isInTime = ({ askedAt }: Asker): boolean =>
  askedAt === null || Math.abs(Date.now() - askedAt) < LIFETIME_MS;

async function sealUserKeyFor(publicKey: string): Promise<string> {
  const unlocked = await readUnlocked();
  const [userKey, spki] = [unlocked && decodeBase64(unlocked.userKey), decodeBase64(publicKey)];
  if (!userKey || !spki) throw new CodedError('locked');
  try {
    return await sealForPublicKey(userKey, spki);
  } finally {
    wipe(userKey);
  }
}

export function createLetIn({ send, client, assertUnlocked }: LetInDeps): LetIn {
  const urls = async () => {
    await assertUnlocked();
    const record = await readCurrentAccount();
    if (!record) throw new CodedError('signed-out');
    return record.urls;
  };
  return {
    askers: async () => {
      const all = await fetchAuthRequests(send, await urls());
      return all.filter(isInTime).sort((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0));
    },
    answer: async ({ id, publicKey, isWelcome }) => {
      const server = await urls();
      const key = isWelcome ? await sealUserKeyFor(publicKey) : null;
      await answerAuthRequest(send, server, { id, key, deviceId: (await client()).deviceId });
    },
  };
}
