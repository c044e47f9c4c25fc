import { answerAuthRequest, type ClientIdentity, fetchAuthRequests, type Send } from '../api';
import { decodeBase64, wipe } from '../bytes';
import { sealForPublicKey } from '../crypto';
import { CodedError } from '../errors';
import type { Asker } from '../session';
import { requireAccount } from './account-record';
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
  /** The id of the account that others are let in to. */
  readonly account: string;
  /** Adds the token. */
  readonly send: Send;
  readonly client: () => Promise<ClientIdentity>;
  readonly assertUnlocked: () => Promise<void>;
}

/** Servers take no answer after this long. */
const LIFETIME_MS = 15 * 60_000;

const isInTime = ({ askedAt }: Asker): boolean =>
  askedAt === null || Math.abs(Date.now() - askedAt) < LIFETIME_MS;

async function sealUserKeyFor(account: string, publicKey: string): Promise<string> {
  const unlocked = await readUnlocked(account);
  const [userKey, spki] = [unlocked && decodeBase64(unlocked.userKey), decodeBase64(publicKey)];
  if (!userKey || !spki) throw new CodedError('locked');
  try {
    return await sealForPublicKey(userKey, spki);
  } finally {
    wipe(userKey);
  }
}

export function createLetIn({ account, send, client, assertUnlocked }: LetInDeps): LetIn {
  const urls = async () => {
    await assertUnlocked();
    return (await requireAccount(account)).urls;
  };
  return {
    askers: async () => {
      const all = await fetchAuthRequests(send, await urls());
      return all.filter(isInTime).sort((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0));
    },
    answer: async ({ id, publicKey, isWelcome }) => {
      const server = await urls();
      const key = isWelcome ? await sealUserKeyFor(account, publicKey) : null;
      await answerAuthRequest(send, server, { id, key, deviceId: (await client()).deviceId });
    },
  };
}
