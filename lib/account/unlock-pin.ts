import { unlockPinsItem } from '../browser';
import { decodeBase64, encodeBase64, wipe } from '../bytes';
import { deriveMasterKey, type KdfParams, randomBytes } from '../crypto';
import { CodedError } from '../errors';
import { type AccountRecord, readAccount, requireAccount } from './account-record';
import { createInTurn, type InTurn } from './in-turn';
import type { Session } from './session';
import type { OpenedKey } from './unlock';
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
  /** The id of the account that the PIN opens. */
  readonly account: string;
  readonly session: Pick<Session, 'unlockBy' | 'verifyPassword' | 'assertUnlocked'>;
  /** The queue of all moves between signed out, locked and unlocked. */
  readonly moves: InTurn;
  /** False where an organisation allows none. */
  readonly mayHave: () => Promise<boolean>;
  /** Called after every change of what there is. */
  readonly changed: () => Promise<void>;
}

export interface UnlockPin {
  /** Sets a PIN, or another one. @throws CodedError `pin-short`, `policy-pin`, `reprompt-wrong`, `locked`. */
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

async function readPin(account: string): Promise<PinRecord | null> {
  const all = (await unlockPinsItem.get()) as Readonly<Record<string, Partial<PinRecord>>>;
  const stored = Object.hasOwn(all, account) ? all[account] : undefined;
  const isPin =
    stored?.account === account &&
    typeof stored.wrapped === 'string' &&
    decodeBase64(stored.salt ?? '')?.length === SALT_BYTES &&
    Number.isInteger(stored.tries);
  return isPin ? (stored as PinRecord) : null;
}

/** Tries that the PIN of this account has left; null when it has none. */
export const readPinTries = async (account: string): Promise<number | null> =>
  (await readPin(account))?.tries ?? null;

const inTurn = createInTurn();

/** Part of a turn. Of the last PIN that goes, nothing stays. */
async function writePin(account: string, pin: PinRecord | null): Promise<void> {
  const { [account]: own, ...others } = await unlockPinsItem.get();
  if (!pin && own === undefined) return;
  const pins = pin ? { ...others, [account]: pin } : others;
  await (Object.keys(pins).length === 0 ? unlockPinsItem.remove() : unlockPinsItem.set(pins));
}

/** Forgets the PIN of an account. */
export const forgetPin = (account: string): Promise<void> => inTurn(() => writePin(account, null));

/** Counts a try, and gives what it is made on. @throws CodedError `pin-gone`. */
function countTry(account: string): Promise<PinRecord> {
  return inTurn(async () => {
    const pin = await readPin(account);
    if (!pin || pin.tries < 1) {
      await writePin(account, null);
      throw new CodedError('pin-gone');
    }
    const counted = { ...pin, tries: Math.min(pin.tries, PIN_TRIES) - 1 };
    await writePin(account, counted.tries === 0 ? null : counted);
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
  await forgetPin(record.id);
  throw new CodedError('pin-gone');
}

/** All tries again, once the account is open: unless another PIN was set, or this one removed, meanwhile. */
async function giveBack(counted: PinRecord | null): Promise<void> {
  if (!counted) return;
  const { account, salt } = counted;
  const record = await readAccount(account);
  await inTurn(async () => {
    const now = await readPin(account);
    const isSame = now === null ? counted.tries === 0 : now.salt === salt;
    if (isSame && record) await writePin(account, { ...counted, tries: PIN_TRIES });
  });
}

async function wrapForPin(account: string, pin: string): Promise<PinRecord> {
  const unlocked = await readUnlocked(account);
  const userKey = unlocked && decodeBase64(unlocked.userKey);
  if (!userKey) throw new CodedError('locked');
  const begun = { account, salt: encodeBase64(randomBytes(SALT_BYTES)), tries: PIN_TRIES };
  const wrapped = await withSecret(pin, begun, (secret) => wrapUserKey(userKey, secret)).finally(() =>
    wipe(userKey),
  );
  return { ...begun, wrapped };
}

/** Unlocking with a PIN, which lives as long as the browser runs. */
export function createUnlockPin({ account, session, moves, mayHave, changed }: UnlockPinDeps): UnlockPin {
  return {
    set: async (pin, password) => {
      if ([...pin].length < PIN_LENGTH) throw new CodedError('pin-short');
      if (!(await mayHave())) throw new CodedError('policy-pin');
      await session.verifyPassword(password);
      const record = await wrapForPin(account, pin);
      await moves(async () => {
        // Deriving takes a while; an account that was left since has no PIN.
        if (!(await readUnlocked(account))) throw new CodedError('locked');
        await inTurn(() => writePin(account, record));
      });
      await changed();
    },
    remove: async () => {
      await session.assertUnlocked();
      await forgetPin(account);
      await changed();
    },
    unlock: async (pin) => {
      let counted: PinRecord | null = null;
      try {
        await session.unlockBy(async () => {
          const record = await requireAccount(account);
          counted = await countTry(account);
          return tryPin(record, pin, counted);
        });
        await moves(() => giveBack(counted));
      } finally {
        await changed();
      }
    },
  };
}
