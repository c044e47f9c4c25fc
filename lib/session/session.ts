import type { ErrorInfo } from '../errors';
import type { AccountRules, AccountSummary, UnlockWays } from './account';

/** Where the services of one server live; every URL without trailing slash. */
export interface ServerUrls {
  readonly api: string;
  readonly identity: string;
  readonly icons: string;
  readonly notifications: string;
  readonly webVault: string;
}

/** What the person chose on the server screen. */
export type ServerChoice =
  | { readonly region: 'us' | 'eu' }
  | { readonly region: 'own'; readonly base: string; readonly separate?: Partial<ServerUrls> };

export interface ServerReport {
  readonly urls: ServerUrls;
  /** 'modern' has /api/config; 'split' old with /api and /identity; 'single' old with one base. */
  readonly layout: 'modern' | 'split' | 'single';
  /** e.g. `Vaultwarden`, `Bitwarden`; null when an old server does not say. */
  readonly product: string | null;
  readonly version: string | null;
  readonly roundTripMs: number;
  /** Server clock minus ours, in seconds; null when the server sent no Date. */
  readonly clockSkewSeconds: number | null;
}

export interface KdfSummary {
  readonly kind: 'pbkdf2' | 'argon2id';
  readonly iterations: number;
  readonly memoryMiB: number | null;
  readonly parallelism: number | null;
}

/** What the person has to agree to once: a weakness before anything is sent, or another user key than the account had. */
export type Risk =
  | { readonly risk: 'kdf-weak'; readonly kdf: KdfSummary }
  | { readonly risk: 'key-type-0' }
  | { readonly risk: 'key-changed' };

export type SecondFactor =
  | 'authenticator'
  | 'email'
  | 'duo'
  | 'yubikey'
  | 'webauthn'
  | 'recovery'
  | 'unknown';

/** What a person can answer here by typing; a recovery code is never offered by a server, and always taken. */
export type TypedFactor = 'authenticator' | 'email' | 'yubikey' | 'recovery';

/** What a person answers in a page of the server's web vault. */
export type PageFactor = 'webauthn' | 'duo';

export interface SecondFactorOption {
  readonly factor: SecondFactor;
  /** Redacted address for e-mail codes. */
  readonly hint: string | null;
  /** The origin whose page asks for it; null where it is typed here. */
  readonly page: string | null;
  /** False for factors that this version cannot answer; they are shown, with the reason. */
  readonly supported: boolean;
}

/** Somebody who asks to be let in to the account, as another device of its owner. */
export interface Asker {
  readonly id: string;
  /** SPKI, base64; both devices show its phrase. */
  readonly publicKey: string;
  /** What the server says of the other device and where it is; null where it says nothing. */
  readonly device: string | null;
  readonly address: string | null;
  /** Unix milliseconds. */
  readonly askedAt: number | null;
}

/** A sign-in that is under way. It survives the popup and the worker for ten minutes. */
export interface SignInState {
  readonly server: ServerChoice;
  readonly serverHost: string;
  readonly email: string;
  /** What a server gives for the next time can be kept, sealed by the master password that was typed. */
  readonly canRemember: boolean;
  readonly step:
    | { readonly name: 'permission'; readonly origins: readonly string[] }
    | { readonly name: 'working'; readonly at: 'connecting' | 'deriving' | 'signing-in' | 'syncing' }
    | { readonly name: 'consent'; readonly risks: readonly Risk[]; readonly webVault: string }
    | {
        readonly name: 'second-factor';
        readonly options: readonly SecondFactorOption[];
        readonly error: ErrorInfo | null;
      }
    | { readonly name: 'new-device'; readonly error: ErrorInfo | null }
    /** Another device is asked to let this one in; both show the phrase of this key (SPKI, base64). */
    | { readonly name: 'device'; readonly publicKey: string }
    /** The organisation's own sign-in is open in a tab; it comes back through the web vault, whose host this is. */
    | { readonly name: 'sso'; readonly webVault: string }
    /** The server has let the person in; the master password opens the vault here and is not sent. */
    | { readonly name: 'master-password'; readonly error: ErrorInfo | null }
    /** Refused for the person's safety: nothing was sent. */
    | {
        readonly name: 'refused';
        readonly error: ErrorInfo;
        readonly remembered: KdfSummary | null;
        readonly asked: KdfSummary | null;
      }
    | { readonly name: 'failed'; readonly error: ErrorInfo };
  readonly startedAt: number;
}

/** An account that is about to be made. */
export interface Registering {
  readonly server: ServerChoice;
  readonly serverHost: string;
  readonly email: string;
  readonly name: string;
  /** How the server makes sure of the address: by a mail whose link is wanted, not at all, or it is an old one, with PBKDF2 alone. */
  readonly way: 'mail' | 'token' | 'old';
}

/** An organisation that the server says an account belongs to, while the person has not agreed to it, or to its new key. */
export interface PendingOrganization {
  readonly id: string;
  readonly name: string;
  /** What its key is known by: all members' clients of this kind show the same words for it. */
  readonly print: string;
  readonly why: 'new' | 'changed';
  readonly isDeclined: boolean;
  /** How many items come with it. */
  readonly items: number;
}

/** An organisation that the person has agreed to. */
export type AgreedOrganization = Pick<PendingOrganization, 'id' | 'name' | 'print'>;

/** An item that the server says belongs to somebody else now; null: to the account itself. */
export interface OwnerChange {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface SyncStatus {
  readonly state: 'idle' | 'running' | 'failed';
  /** Unix milliseconds of the last sync that was checked and stored; null before the first. */
  readonly lastSynced: number | null;
  readonly error: ErrorInfo | null;
  readonly progress: {
    readonly step: 'fetching' | 'checking' | 'opening' | 'storing';
    readonly done: number;
    readonly total: number;
  } | null;
  /** The server's vault lacks so much of what is here that it waits for the person's answer: how many items of how many. */
  readonly held: { readonly missing: number; readonly total: number } | null;
  readonly strangers: readonly PendingOrganization[];
  /** Not taken until the person says so. */
  readonly owners: readonly OwnerChange[];
}

/** The reason of a change that cannot be put together with the server's copy, for one of the two cannot be opened. */
export const UNMERGEABLE = 'unmergeable';

/** … and of one to an item that has got another owner meanwhile, of which nobody here has said so: it was made for the one before. */
export const OWNER_CHANGED = 'owner-changed';

/** … and of a new one that the server gave the id of another one, which stays what it is. */
export const ID_TAKEN = 'id-taken';

/**
 * What a merge has to tell of an item: both sides changed the same fields; an edit here brought back what was deleted on the server;
 * what was deleted here had been changed on the server and stays; a folder was renamed on both sides; an item has gone into collections
 * that this person does not see.
 */
export type ConflictKind = 'both-changed' | 'revived' | 'not-deleted' | 'renamed' | 'unseen';

/** Changes that the server does not have yet, by the ids of their items. */
export interface OutboxStatus {
  readonly waiting: readonly string[];
  /** Those that the server has refused, with its reason, and those that are held here: `UNMERGEABLE`, `OWNER_CHANGED`, `ID_TAKEN`, or a code of `lib/errors`. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
  /** What merges have to tell, oldest first. */
  readonly conflicts: readonly {
    readonly id: string;
    readonly what: ConflictKind;
    /** Unix milliseconds of the change here: tells one from an earlier one of the same item. */
    readonly at: number;
  }[];
  /** New items have an id of our own until the server gives them one: which became which, the last ones. */
  readonly moved: Readonly<Record<string, string>>;
}

/** One account that is signed in on this browser. */
export interface AccountStatus {
  readonly account: AccountSummary;
  readonly state: 'locked' | 'unlocked';
  readonly lockAt: number | null;
  readonly lockSetAt: number | null;
  /** Which of all `locks` was its last one, or came before it was added: another number tells of another lock. */
  readonly lastLock: number;
  readonly sync: SyncStatus;
  readonly outbox: OutboxStatus;
  readonly opening: SessionStatus['opening'];
  readonly needsSignIn: boolean;
  readonly ways: UnlockWays;
  readonly rules: AccountRules;
}

/**
 * What every page of ours may know about the session: of all accounts together (see `together`), and of each. Kept in storage.session and
 * watched by the pages.
 */
export interface SessionStatus {
  /** In the order in which they were added. */
  readonly accounts: readonly AccountStatus[];
  readonly state: 'signed-out' | 'locked' | 'unlocked';
  /** The one in front: whose screen unlocks, and where what is new goes. */
  readonly account: AccountSummary | null;
  /** Grows by one whenever the opened vault changed. */
  readonly revision: number;
  /** Unix milliseconds after which nothing is opened any more; null: no deadline. */
  readonly lockAt: number | null;
  /** When that deadline was set, by the same clock: a clock that stands before this moment has been put back. */
  readonly lockSetAt: number | null;
  /** Grows by one with every lock and sign-out of any account: pages then drop what they hold of it, and what was typed for no account. */
  readonly locks: number;
  readonly sync: SyncStatus;
  readonly outbox: OutboxStatus;
  /** How many items of how many stand in the list while it is being made; null when it is whole. */
  readonly opening: { readonly done: number; readonly total: number } | null;
  readonly signIn: SignInState | null;
  /** True when a server has ended the session: the vault stays readable, syncing needs a new sign-in. */
  readonly needsSignIn: boolean;
  readonly ways: UnlockWays;
}

/**
 * Whether changes made elsewhere are seen at once: yes; about to be; tried again later; switched off; only over an encrypted connection
 * (or the server has none); the browser may not talk to that address; there is nobody to ask for.
 */
export type LiveState =
  | 'live'
  | 'connecting'
  | 'waiting'
  | 'switched-off'
  | 'insecure'
  | 'no-access'
  | 'locked';
