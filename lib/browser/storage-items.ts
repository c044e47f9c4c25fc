import { NOBODY, type SessionStatus } from '../session';
import { storageItem } from './storage-item';

/**
 * Every key that is stored outside IndexedDB. `local` survives the browser and holds nothing secret in the clear;
 * `session` lives in memory, is closed to content scripts, and dies with the browser.
 */
export const SIGNED_OUT: SessionStatus = { ...NOBODY, revision: 0, locks: 0, signIn: null };

/** Options that differ from their defaults, by option name. Read and written by lib/settings. */
export const settingsItem = storageItem<Record<string, unknown>>('local', 'settings', {});

/** What an administrator had laid down when the browser told it last, for pages that cannot wait until it does. Nothing secret is in it. */
export const managedSeenItem = storageItem<Readonly<Record<string, unknown>>>('local', 'managedSeen', {});

/** A GUID made once per installation; servers know this browser by it. */
export const deviceIdItem = storageItem<string | null>('local', 'deviceId', null);

/** The account records with their protected keys, by account id. Typed and migrated by lib/account. */
export const accountsItem = storageItem<unknown>('local', 'accounts', null);

/**
 * What this browser remembers of an account across sign-outs, by server and address: the strongest protection seen, and the
 * second-factor token, sealed. Typed by lib/account.
 */
export const pinsItem = storageItem<unknown>('local', 'pins', null);

/** What the person has said of organisations and their keys, by account id; outlives a sign-out. Typed by lib/account. */
export const orgPinsItem = storageItem<unknown>('local', 'orgPins', null);

/**
 * Unlock keys, by account id: the user key wrapped for each authenticator, which alone can make what opens it. Typed by lib/account; gone
 * with the account.
 */
export const unlockKeysItem = storageItem<unknown>('local', 'unlockKeys', null);

/** Which accounts open together with which: user keys sealed under one another. Typed by lib/account; gone with the account. */
export const togetherItem = storageItem<unknown>('local', 'together', null);

/** What an authenticator is asked with, until it has answered; wiped by lock. Typed by lib/account. */
export const keyChallengeItem = storageItem<unknown>('session', 'keyChallenge', null);

/** User keys wrapped for a PIN, and the tries that are left, by account id. Outlive a lock, never the browser. Typed by lib/account. */
export const unlockPinsItem = storageItem<Readonly<Record<string, unknown>>>('session', 'unlockPins', {});

/** What pages know about the session. */
export const statusItem = storageItem<SessionStatus>('session', 'status', SIGNED_OUT);

/** The unlocked accounts, by account id: user key and tokens. Typed by lib/account; wiped by lock. */
export const unlockedItem = storageItem<Readonly<Record<string, unknown>>>('session', 'unlocked', {});

/**
 * The keys that open the sealed lists (AES-256-GCM, base64), by account id, for pages of ours: nothing else opens with them. Written before
 * an account shows as unlocked, wiped before anything else by lock.
 */
export const overviewKeysItem = storageItem<Readonly<Record<string, string>>>('session', 'overviewKeys', {});

/** A sign-in that waits for the person; wiped when it ends. Typed by lib/account. */
export const pendingSignInItem = storageItem<unknown>('session', 'pendingSignIn', null);

/** An account that is about to be made: nothing that opens it. Typed by lib/account. */
export const registeringItem = storageItem<unknown>('session', 'registering', null);

/** Groups of sites that a server says are one, by account id: base domains. Read and written by lib/sites; gone with the account. */
export const offeredSitesItem = storageItem<Readonly<Record<string, readonly (readonly string[])[]>>>(
  'local',
  'offeredSites',
  {},
);

/** Groups of sites that the person has said are one, in the same shape; gone with the account. */
export const agreedSitesItem = storageItem<Readonly<Record<string, readonly (readonly string[])[]>>>(
  'local',
  'agreedSites',
  {},
);

/** What the generator made, sealed, by account id. Sealed and opened by lib/history; gone with the account. */
export const generatedItem = storageItem<Readonly<Record<string, string>>>('local', 'generated', {});

/** What the person has said about fields of sites, sealed, by account id. Sealed and opened by lib/corrections; gone with the account. */
export const correctionsItem = storageItem<Readonly<Record<string, string>>>('local', 'corrections', {});

/**
 * The origins that credentials' secrets and tokens have gone to with the person's consent, sealed, by account id. Sealed and opened by
 * lib/oauth; gone with the account.
 */
export const pinnedEndpointsItem = storageItem<Readonly<Record<string, string>>>(
  'local',
  'pinnedEndpoints',
  {},
);

/** Tokens of services, sealed, by account id. Sealed and opened by lib/oauth; wiped by that account's lock. */
export const apiTokensItem = storageItem<Readonly<Record<string, string>>>('session', 'apiTokens', {});

/** How the person wants things generated. Judged by lib/generator. */
export const generatorOptionsItem = storageItem<unknown>('local', 'generatorOptions', null);

/** What was typed on the sign-in screen and is no secret, so that a closed popup loses nothing. */
export const signInDraftItem = storageItem<{ server: string; email: string } | null>(
  'local',
  'signInDraft',
  null,
);

/** Where the popup was: screen, selected item, search text. Wiped by lock. */
export const popupRouteItem = storageItem<unknown>('session', 'popupRoute', null);

/** What stands in a form that was not saved yet, sealed by the account that it is for, in memory only. Wiped by that account's lock. */
export const editDraftItem = storageItem<{ account: string; sealed: string; isGuarded: boolean } | null>(
  'session',
  'editDraft',
  null,
);

/** The login that the shortcut filled last, and when (Unix milliseconds): pressed again soon, it takes the next one. */
export const fillCycleItem = storageItem<{ tabId: number; host: string; id: string; at: number } | null>(
  'session',
  'fillCycle',
  null,
);

/** Sign-ins in several steps that have begun, by tab: the item's id, and when (Unix milliseconds). Judged by lib/fill. */
export const fillStepsItem = storageItem<Readonly<Record<string, { id: string; at: number }>>>(
  'session',
  'fillSteps',
  {},
);

/**
 * Files that are on their way to a server, so that none is left there half-done: ids and ciphertext. Outlives a sign-out, for only a
 * signed-in account can clean up. Typed by lib/vault.
 */
export const pendingUploadsItem = storageItem<unknown>('local', 'pendingUploads', null);

/** Failures in a row, and until when (Unix milliseconds) a worker that starts leaves it alone. */
type Retries = Readonly<Record<string, { readonly failures: number; readonly until: number }>>;

/** How often an outbox could not be sent, by account id. Without an entry nothing has failed. */
export const outboxRetriesItem = storageItem<Retries>('session', 'outboxRetries', {});

/** The same for the notification hubs of servers. */
export const hubRetriesItem = storageItem<Retries>('session', 'hubRetries', {});

/**
 * Hosts of sites where nothing is suggested or asked in the page. In the clear, because it has to hold while the vault is locked; the
 * person puts each of them in.
 */
export const quietSitesItem = storageItem<readonly string[]>('local', 'quietSites', []);

/**
 * What was typed into pages and waits for the person's answer: names and passwords sealed. Outlives a lock; gone with the browser, the tab,
 * the account, and after ten minutes. Typed by lib/capture.
 */
export const waitingItem = storageItem<readonly unknown[]>('session', 'waiting', []);

/** What was typed while the vault was locked is sealed under this key (AES-256-GCM, base64), which is gone with the last of it. */
export const waitingKeyItem = storageItem<string | null>('session', 'waitingKey', null);

/** The field in a page that suggestions stand beside now, under the token that the frame beside it was handed. */
export const suggestionItem = storageItem<{
  readonly token: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId?: string | undefined;
  readonly url: string;
  readonly handle: number;
  readonly suggested: string;
  /** What the page says about new passwords. */
  readonly rules: { readonly rules: string; readonly maxLength: number | null } | null;
} | null>('session', 'suggestion', null);
