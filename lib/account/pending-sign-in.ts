import type { ApiKey, MailProof, Prelogin, SignedIn } from '../api';
import { pendingSignInItem } from '../browser';
import { isPastDeadline, type Risk, type ServerChoice, type ServerReport } from '../session';

/** How long a sign-in waits for a code or a consent before what was typed is wiped. */
const LIFETIME_MS = 10 * 60_000;

/** When what was typed for a sign-in is wiped, as Unix milliseconds. */
export const endOf = ({ startedAt }: Pick<PendingSignIn, 'startedAt'>): number => startedAt + LIFETIME_MS;

/** A challenge as it has to outlive the worker. */
export interface Challenge {
  readonly provider: number;
  readonly hint: string | null;
  /** The page of the web vault that asks for it. */
  readonly page: string | null;
}

/** A second factor that is being asked for in a tab. */
export interface OpenFactorPage {
  readonly tabId: number;
  readonly provider: number;
  readonly remember: boolean;
}

/** A sign-in that another device is to approve. */
export interface DeviceRequest {
  /** The server's id of the request; null until it was sent. */
  readonly id: string | null;
  /** Stands in the place of the password's hash once the request is approved. */
  readonly accessCode: string;
  /** A pair for this one request: SPKI and PKCS#8, base64. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A sign-in that the organisation's own one is to approve. */
export interface SsoRequest {
  /** The organisation's name for it; empty: the server is to find it by the address. */
  readonly organization: string;
  /** Comes back with the code, and with no other. */
  readonly state: string;
  /** Redeems the code (RFC 7636). */
  readonly verifier: string;
  /** The page that leads there, until it is opened; null until the server has agreed. */
  readonly page: string | null;
  /** Where it is open; null: not yet, or no more. */
  readonly tabId: number | null;
  readonly code: string | null;
  /** Lets a second factor's code be mailed, for there is no hash of a password; null until one is asked for. */
  readonly mail: MailProof | null;
}

/**
 * All that a sign-in needs to go on after the popup, or the worker, was closed at any moment. In memory only
 * (storage.session); each part is kept as soon as it is known, so that no step is done twice.
 */
export interface PendingSignIn {
  readonly startedAt: number;
  readonly server: ServerChoice;
  readonly email: string;
  /** Empty once the master key was derived. */
  readonly password: string;
  readonly report: ServerReport | null;
  readonly prelogin: Prelogin | null;
  readonly acceptedRisks: readonly Risk['risk'][];
  /** The account's API key, where the person signs in by it; the master password opens the vault here, and is not sent. */
  readonly apiKey: ApiKey | null;
  /** Null: the person has typed the master password. */
  readonly device: DeviceRequest | null;
  readonly sso: SsoRequest | null;
  /** The user key, base64, where another device has handed it over. */
  readonly userKey: string | null;
  /** Base64 of the master key, and the hash that the server wants. */
  readonly masterKey: string | null;
  readonly passwordHash: string | null;
  readonly challenges: readonly Challenge[] | null;
  readonly factorPage: OpenFactorPage | null;
  readonly answer: { readonly provider: number; readonly token: string; readonly remember: boolean } | null;
  readonly newDeviceWanted: boolean;
  readonly newDeviceCode: string | null;
  readonly signedIn: SignedIn | null;
  /** Unix milliseconds at which `signedIn` came. */
  readonly signedInAt: number;
}

export function createPending(
  server: ServerChoice,
  email: string,
  secret:
    | { readonly password: string; readonly apiKey?: ApiKey | undefined }
    | { readonly device: DeviceRequest }
    | { readonly sso: SsoRequest },
): PendingSignIn {
  return {
    startedAt: Date.now(),
    server,
    email,
    password: 'password' in secret ? secret.password : '',
    apiKey: 'password' in secret ? (secret.apiKey ?? null) : null,
    device: 'device' in secret ? secret.device : null,
    sso: 'sso' in secret ? secret.sso : null,
    userKey: null,
    report: null,
    prelogin: null,
    acceptedRisks: [],
    masterKey: null,
    passwordHash: null,
    challenges: null,
    factorPage: null,
    answer: null,
    newDeviceWanted: false,
    newDeviceCode: null,
    signedIn: null,
    signedInAt: 0,
  };
}

/** Null when there is none or it has waited too long; then it is wiped. */
export async function readPending(): Promise<PendingSignIn | null> {
  const pending = (await pendingSignInItem.get()) as PendingSignIn | null;
  if (pending && isPastDeadline({ lockAt: endOf(pending), lockSetAt: pending.startedAt }, Date.now())) {
    await wipePending();
    return null;
  }
  return pending;
}

export async function writePending(pending: PendingSignIn): Promise<void> {
  await pendingSignInItem.set(pending);
}

export async function wipePending(): Promise<void> {
  await pendingSignInItem.remove();
}
