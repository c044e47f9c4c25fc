import { openText, sealText } from '../crypto';
import { CodedError } from '../errors';
import type { FormDraft } from '../items';
import type { VaultKeys } from './keys';

/** A form as it is kept: sealed with the user key of the account that it is for. */
export interface SealedForm {
  readonly account: string;
  readonly sealed: string;
  /** Its item asks for the master password each time; so does this. */
  readonly isGuarded: boolean;
}

/** The account that a form is for. */
interface Owner {
  readonly account: string;
  readonly keys: VaultKeys;
  /** @throws CodedError `reprompt-wrong`. */
  readonly verifyPassword: (password: string) => Promise<void>;
}

export interface KeptFormDeps {
  readonly ownerOf: (form: FormDraft) => Promise<Owner>;
  /** By its id. */
  readonly ownerBefore: (account: string) => Promise<Owner>;
  readonly read: () => Promise<SealedForm | null>;
  readonly write: (form: SealedForm | null) => Promise<void>;
}

/** The form that was not saved yet: it outlives the page that it was typed into. One at a time. */
export interface KeptForm {
  /** Keeps what stands in the form now; null: there is none any more. @throws CodedError `locked`. */
  keep(form: FormDraft | null): Promise<void>;
  /** @throws CodedError `reprompt-needed`, `reprompt-wrong`, `locked`. */
  take(password: string | undefined): Promise<FormDraft | null>;
}

/** @see KeptForm */
export function createKeptForm({ ownerOf, ownerBefore, read, write }: KeptFormDeps): KeptForm {
  // In the order in which it was typed: a later state is not overtaken by an earlier one that took longer.
  let last: Promise<unknown> = Promise.resolve();
  const keep = async (form: FormDraft | null) => {
    if (!form) return write(null);
    const { account, keys } = await ownerOf(form);
    const key = await keys.user();
    if (key.kind !== 'cbc-hmac') return write(null);
    const isGuarded = form.original.reprompt || form.draft.reprompt;
    const sealed = await sealText(JSON.stringify(form), key);
    // Locked meanwhile: what was typed is gone with the keys.
    await keys.user();
    await write({ account, sealed, isGuarded });
  };
  return {
    keep: (form) => {
      const next = last.then(() => keep(form));
      last = next.catch(() => undefined);
      return next;
    },
    take: async (password) => {
      await last;
      const kept = await read();
      if (!kept) return null;
      if (kept.isGuarded && password === undefined) throw new CodedError('reprompt-needed');
      const { keys, verifyPassword } = await ownerBefore(kept.account);
      if (kept.isGuarded && password !== undefined) await verifyPassword(password);
      const key = await keys.user();
      return JSON.parse(await openText(kept.sealed, key)) as FormDraft;
    },
  };
}
