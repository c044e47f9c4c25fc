import type { StorageItem } from '../browser';
import { decodeBase64, encodeBase64, utf8Decode, utf8Encode } from '../bytes';
import { type LocalKey, OpenError, openLocal, sealLocal } from '../crypto';

export interface SealedValueDeps<T> {
  /** Where it lies, by account id. */
  readonly item: StorageItem<Readonly<Record<string, string>>>;
  /** What it is, in words: bound into the seal together with the account, so that nothing else opens in its place. */
  readonly name: string;
  /**
   * The account that is unlocked, and the key for this one purpose. Rejects with CodedError `locked`.
   * @param isAsserted its caller has just held the session against its deadline: a lock by that would wait for the turn that the caller has.
   */
  readonly openKey: (isAsserted?: boolean) => Promise<{ readonly account: string; readonly key: LocalKey }>;
  /** Runs pieces of work one after the other. */
  readonly inTurn: <R>(work: () => Promise<R>) => Promise<R>;
  /** What was stored, judged; of null the value of an account that has stored nothing. */
  readonly judge: (stored: unknown) => T;
}

export interface SealedValue<T> {
  /** @throws CodedError `locked`. */
  read(): Promise<T>;
  /** Puts another value in its place; changes follow one another. @throws CodedError `locked`. */
  change(make: (value: T) => T): Promise<void>;
  /** @throws CodedError `locked`. */
  clear(): Promise<void>;
}

async function open(sealed: string, key: LocalKey, context: string): Promise<unknown> {
  const bytes = decodeBase64(sealed);
  try {
    const text = bytes && utf8Decode(await openLocal(bytes, key, context));
    return text === null ? null : JSON.parse(text);
  } catch (error) {
    // What was damaged on disk cannot be opened ever again: it starts anew.
    if (error instanceof OpenError) return null;
    throw error;
  }
}

/** Removes what an account has on disk; the account need not be unlocked, or be there. Its caller has the turn. */
export async function forgetSealed(item: SealedValueDeps<unknown>['item'], account: string): Promise<void> {
  const { [account]: own, ...others } = await item.get();
  if (own === undefined) return;
  await (Object.keys(others).length === 0 ? item.remove() : item.set(others));
}

/** A value of an unlocked account. */
export function createSealedValue<T>(deps: SealedValueDeps<T>): SealedValue<T> {
  const { item, name, openKey, inTurn, judge } = deps;
  const contextOf = (account: string): string => `${name} of ${account}`;
  const read = async (isAsserted = false) => {
    const { account, key } = await openKey(isAsserted);
    const sealed = (await item.get())[account];
    const value = judge(sealed === undefined ? null : await open(sealed, key, contextOf(account)));
    return { account, key, value };
  };
  return {
    read: async () => (await read()).value,
    change: async (make) => {
      await openKey();
      await inTurn(async () => {
        const { account, key, value } = await read(true);
        const bytes = utf8Encode(JSON.stringify(make(value)));
        const sealed = encodeBase64(await sealLocal(bytes, key, contextOf(account)));
        await item.set({ ...(await item.get()), [account]: sealed });
      });
    },
    clear: async () => {
      const { account } = await openKey();
      await inTurn(() => forgetSealed(item, account));
    },
  };
}
