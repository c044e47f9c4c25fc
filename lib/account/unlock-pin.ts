import { unlockPinItem } from '../browser';
import { decodeBase64, encodeBase64, wipe } from '../bytes';
import { deriveMasterKey, type KdfParams, randomBytes } from '../crypto';
import { CodedError } from '../errors';
import { type AccountRecord, readCurrentAccount } from './account-record';
import { createInTurn, type InTurn } from './in-turn';
import type { Session } from './session';
import { currentAccount, type OpenedKey } from './unlock';
import { readUnlocked } from './unlocked';
import { isUserKeyOf, unwrapUserKey, type WrapSecret, wrapUserKey } from './wrapped-key';

/** The user key wrapped for a PIN, in memory only. */
interface PinRecord {
  readonly account: string;
  /** Tells one PIN from the next, and salts it: base64, 32 random bytes. */
  readonly salt: string;
  readonly wrapped: string;
  /** Counted before a PIN is tried. */
  readonly tries: number;
}

export interface UnlockPinDeps {
  readonly session: Pick<Session, 'unlockBy' | 'verifyPassword' | 'assertUnlocked'>;
  /** The queue of all moves between signed out, locked and unlocked. */
  readonly moves: InTurn;
  /** Called after every change of what there is. */
  readonly changed: () => Promise<void>;
}

export interface UnlockPin {
  /** Sets a PIN, or another one. @throws CodedError `pin-short`, `reprompt-wrong`, `locked`. */
  set(pin: string, password: string): Promise<void>;
  /** @throws CodedError `locked`. */
  remove(): Promise<void>;
  /**
   * Unlocks. The try is counted and stored before anything is derived, so that neither tries at the same time nor a worker that is
   * stopped give one back; the last one takes the PIN away before it is made.
   * @throws CodedError `pin-wrong` (details.number: tries left), `pin-gone`, `signed-out`; `locked` when the account was locked again meanwhile.
   */
  unlock(pin: string): Promise<void>;
}

export const PIN_TRIES = 5;
const PIN_LENGTH = 6;
const SALT_BYTES = 32;

/** Argon2id as the official clients advise it for passwords; a PIN gets no less, whatever the account has. */
const KDF: KdfParams = { kind: 'argon2id', iterations: 3, memoryMiB: 64, parallelism: 4 };

async function readPin(): Promise<PinRecord | null> {
  const stored = (await unlockPinItem.get()) as Partial<PinRecord> | null;
  const isPin =
    typeof stored?.account === 'string' &&
    typeof stored.wrapped === 'string' &&
    decodeBase64(stored.salt ?? '')?.length === SALT_BYTES &&
    Number.isInteger(stored.tries);
  return isPin ? (stored as PinRecord) : null;
}

/** Tries that the PIN of this account has left; null when it has none. */
export async function readPinTries(account: string): Promise<number | null> {
  const pin = await readPin();
  return pin?.account === account ? pin.tries : null;
}

const inTurn = createInTurn();

/** Forgets the PIN of whoever has one. */
export const forgetPin = (): Promise<void> => inTurn(() => unlockPinItem.remove());

/** Forgets the PIN of an account that is left. */
export const forgetPinOf = (account: string): Promise<void> =>
  inTurn(async () => {
    if ((await readPin())?.account === account) await unlockPinItem.remove();
  });

/** Counts a try, and gives what it is made on. @throws CodedError `pin-gone`. */
function countTry(account: string): Promise<PinRecord> {
  return inTurn(async () => {
    const pin = await readPin();
    if (pin?.account !== account || pin.tries < 1) {
      await unlockPinItem.remove();
      throw new CodedError('pin-gone');
    }
    const counted = { ...pin, tries: Math.min(pin.tries, PIN_TRIES) - 1 };
    await (counted.tries === 0 ? unlockPinItem.remove() : unlockPinItem.set(counted));
    return counted;
  });
}

async function withSecret<T>(
  pin: string,
  { account, salt }: Pick<PinRecord, 'account' | 'salt'>,
  work: (secret: WrapSecret) => Promise<T>,
): Promise<T> {
  const bytes = await deriveMasterKey(pin, salt, KDF);
  const secret = { bytes, purpose: 'latchkey unlock pin', context: [account, salt] } as const;
  return work(secret).finally(() => wipe(bytes));
}

async function tryPin(record: AccountRecord, pin: string, counted: PinRecord): Promise<OpenedKey> {
  const userKey = await withSecret(pin, counted, (secret) => unwrapUserKey(counted.wrapped, secret));
  if (!userKey) {
    if (counted.tries === 0) throw new CodedError('pin-gone');
    throw new CodedError('pin-wrong', { number: String(counted.tries) });
  }
  if (await isUserKeyOf(record, userKey)) return { account: record.id, userKey };
  wipe(userKey);
  await forgetPin();
  throw new CodedError('pin-gone');
}

/** All tries again, once the account is open: unless another PIN was set, or this one removed, meanwhile. */
async function giveBack(counted: PinRecord | null): Promise<void> {
  if (!counted) return;
  const record = await readCurrentAccount();
  await inTurn(async () => {
    const now = await readPin();
    const isSame = now === null ? counted.tries === 0 : now.salt === counted.salt;
    if (isSame && record?.id === counted.account) await unlockPinItem.set({ ...counted, tries: PIN_TRIES });
  });
}

async function wrapForPin(pin: string): Promise<PinRecord> {
  const { id: account } = await currentAccount();
  const unlocked = await readUnlocked();
  const userKey = unlocked?.account === account ? decodeBase64(unlocked.userKey) : null;
  if (!userKey) throw new CodedError('locked');
  const begun = { account, salt: encodeBase64(randomBytes(SALT_BYTES)), tries: PIN_TRIES };
  const wrapped = await withSecret(pin, begun, (secret) => wrapUserKey(userKey, secret)).finally(() =>
    wipe(userKey),
  );
  return { ...begun, wrapped };
}

/** Unlocking with a PIN, which lives as long as the browser runs. */
export function createUnlockPin({ session, moves, changed }: UnlockPinDeps): UnlockPin {
  return {
    set: async (pin, password) => {
      if ([...pin].length < PIN_LENGTH) throw new CodedError('pin-short');
      await session.verifyPassword(password);
      const record = await wrapForPin(pin);
      await moves(async () => {
        // Deriving takes a while; an account that was left since has no PIN.
        if ((await readUnlocked())?.account !== record.account) throw new CodedError('locked');
        await inTurn(() => unlockPinItem.set(record));
      });
      await changed();
    },
    remove: async () => {
      await session.assertUnlocked();
      await forgetPin();
      await changed();
    },
    unlock: async (pin) => {
      let counted: PinRecord | null = null;
      try {
        await session.unlockBy(async () => {
          const record = await currentAccount();
          counted = await countTry(record.id);
          return tryPin(record, pin, counted);
        });
        await moves(() => giveBack(counted));
      } finally {
        await changed();
      }
    },
  };
}
