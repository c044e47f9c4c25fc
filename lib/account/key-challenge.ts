import { keyChallengeItem } from '../browser';
import { decodeBase64, encodeBase64 } from '../bytes';
import { randomBytes } from '../crypto';
import { CodedError } from '../errors';
import { createInTurn } from './in-turn';

/** What an authenticator was asked with, and what for. */
export interface KeyChallenge {
  readonly account: string;
  /** `add`: the master password was typed for it just before. */
  readonly purpose: 'unlock' | 'add';
  /** base64, 32 random bytes. */
  readonly challenge: string;
  /** Of a key that is added: the salt and the site that it is made with. */
  readonly salt: string;
  readonly rpId: string | null;
  /** Unix milliseconds. */
  readonly at: number;
}

const CHALLENGE_BYTES = 32;
/** Longer than any browser leaves its prompt open. */
const LASTS_MS = 10 * 60_000;

export const randomText = (): string => encodeBase64(randomBytes(CHALLENGE_BYTES));

const inTurn = createInTurn();

/** Keeps a new challenge, in the place of the one before. */
export async function beginChallenge(
  begun: Pick<KeyChallenge, 'account' | 'purpose' | 'rpId'>,
): Promise<KeyChallenge> {
  const challenge = { ...begun, challenge: randomText(), salt: randomText(), at: Date.now() };
  await inTurn(() => keyChallengeItem.set(challenge));
  return challenge;
}

const isChallenge = (stored: unknown): stored is KeyChallenge =>
  typeof stored === 'object' &&
  stored !== null &&
  decodeBase64((stored as KeyChallenge).challenge)?.length === CHALLENGE_BYTES;

/** Takes the challenge away: it is answered once. @throws CodedError `unlock-key-refused` when there is none for this, or it is too old. */
export function takeChallenge(account: string, purpose: KeyChallenge['purpose']): Promise<KeyChallenge> {
  return inTurn(async () => {
    const stored = await keyChallengeItem.get();
    await keyChallengeItem.remove();
    if (!isChallenge(stored) || stored.account !== account || stored.purpose !== purpose)
      throw new CodedError('unlock-key-refused');
    const age = Date.now() - stored.at;
    if (age < 0 || age > LASTS_MS) throw new CodedError('unlock-key-refused');
    return stored;
  });
}

/** Takes the challenge of an account away, unanswered. */
export const wipeChallenge = (account: string): Promise<void> =>
  inTurn(async () => {
    const stored = await keyChallengeItem.get();
    if (stored !== null && (!isChallenge(stored) || stored.account === account))
      await keyChallengeItem.remove();
  });
