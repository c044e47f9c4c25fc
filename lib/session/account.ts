import type { GeneratorFloor } from '../generator';
import type { ServerChoice } from './session';

/** An account of this browser, as its pages know it. */
export interface AccountSummary {
  /** `<identity origin>|<user id>`: the same address on two servers is two accounts. */
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  /** Host to show beside the e-mail address. */
  readonly serverHost: string;
  readonly webVault: string;
  /** As it was chosen at the sign-in. */
  readonly server: ServerChoice;
  /** Why nothing of this account is written from here: it uses the encryption of newer clients. Null when all is as usual. */
  readonly readOnly: 'newer-format' | null;
  /** Marks its ids among those of other accounts on this browser, see `toRef`. */
  readonly tag: string;
  /** What the person calls it; empty: its e-mail address. */
  readonly title: string;
  readonly colour: AccountColour;
}

/** By which an account is known again in a list of several. */
export const ACCOUNT_COLOURS = ['teal', 'violet', 'pink', 'orange', 'green', 'slate'] as const;
export type AccountColour = (typeof ACCOUNT_COLOURS)[number];

/** How an account can be opened here, beside its master password. */
export interface UnlockWays {
  /** Tries that its PIN has left; null: there is no PIN. */
  readonly pinTries: number | null;
  /** How many unlock keys there are: authenticators and security keys that the user key is wrapped for. */
  readonly keys: number;
  /** True where it opens together with other accounts of this browser. */
  readonly together: boolean;
}

/** What a master password is to be, where one that falls short is to be told of. 0 and false ask for nothing. */
export interface MasterPasswordRule {
  /** As the estimator scores it, up to 4. */
  readonly score: number;
  readonly length: number;
  readonly upper: boolean;
  readonly lower: boolean;
  readonly digits: boolean;
  readonly symbols: boolean;
}

/** What organisations are named for where it is told. */
export type NamedRule = 'ownItems' | 'kinds' | 'generator' | 'masterPassword';

/** What counts only once the person has agreed to the organisation. */
export type HeldRule = 'ownItems' | 'kinds' | 'signOut';

/** What an organisation that waits for the person's answer would demand besides. */
export interface HeldRules {
  /** Its id in lower case. */
  readonly organization: string;
  readonly asks: readonly HeldRule[];
}

/** What organisations demand of an account's client. */
export interface AccountRules {
  /** Locked after so many minutes at the latest; null: whenever the person likes. */
  readonly maxLockMinutes: number | null;
  /** Signed out, rather than locked, by what locks by itself. */
  readonly signsOut: boolean;
  readonly noPin: boolean;
  /** New items are to be the organisation's. */
  readonly noOwnItems: boolean;
  /** Kinds that no new items are made of: the wire's numbers. */
  readonly noKinds: readonly number[];
  /** Addresses without a mode of their own are compared no less strictly than so: the wire's number; 0 asks for nothing. */
  readonly defaultMatch: number;
  /** What is generated is no less than this; null: nobody asks for anything. */
  readonly generator: GeneratorFloor | null;
  /** Null: nobody asks for anything when the vault is opened. */
  readonly masterPassword: MasterPasswordRule | null;
  /** The names of the organisations that ask for it. */
  readonly askedBy: Readonly<Record<NamedRule, readonly string[]>>;
  readonly held: readonly HeldRules[];
}

export const NO_RULES: AccountRules = {
  maxLockMinutes: null,
  signsOut: false,
  noPin: false,
  noOwnItems: false,
  noKinds: [],
  defaultMatch: 0,
  generator: null,
  masterPassword: null,
  askedBy: { ownItems: [], kinds: [], generator: [], masterPassword: [] },
  held: [],
};
