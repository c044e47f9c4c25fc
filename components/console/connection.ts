import { signal } from '@preact/signals';
import { CodedError, toErrorInfo } from '../../lib/errors';
import { CREDENTIAL_FIELDS, type Overview, organizationOfClient, readCredential } from '../../lib/items';
import { ask, type OfOrganization } from '../../lib/protocol';
import { withReprompt } from '../state/reprompt';
import { onLock } from '../state/session';
import { overview } from '../state/vault';
import { patiently, type Watch } from './patience';
import { type Place, placeFor } from './places';

/** An organisation's key in the vault. */
export interface OrgKey {
  /** Of the item. */
  readonly id: string;
  readonly name: string;
  /** The organisation's GUID. */
  readonly organizationId: string;
  /** The item belongs to an organisation: others may have changed where it points to. */
  readonly isShared: boolean;
}

function keyOf({ id, name, detail, kind, deleted, organizationId }: Overview): OrgKey | null {
  const guid = organizationOfClient(detail);
  if (kind !== 'login' || deleted || guid === null) return null;
  return { id, name, organizationId: guid, isShared: organizationId !== null };
}

/** The items that are keys of organisations: their user names say so. */
export const orgKeys = (): readonly OrgKey[] => overview.value?.rows.flatMap((row) => keyOf(row) ?? []) ?? [];

/** Where a key's secret goes, and where its tokens go; null for an address that is none. */
export interface Addresses {
  readonly token: URL | null;
  readonly api: URL | null;
}

const asUrl = (text: string | null): URL | null =>
  text !== null && URL.canParse(text) ? new URL(text) : null;

/** The addresses of an item, which are no secrets. @throws CodedError `credential-faulty` for an item that is no credential. */
export async function readAddresses(id: string): Promise<Addresses> {
  const { item } = await ask('vault.item', { id });
  const credential = readCredential(item);
  if (!credential) throw new CodedError('credential-faulty', { message: CREDENTIAL_FIELDS.kind });
  return { token: asUrl(credential.tokenEndpoint), api: asUrl(credential.baseUrl) };
}

export interface Connection {
  /** Of the item whose key is used; by an account's own sign-in: of the organisation, as the account names it. */
  readonly id: string;
  readonly name: string;
  /** The organisation's GUID. */
  readonly organizationId: string;
  /** Address of the API. */
  readonly api: string;
  readonly host: string;
  /** Origins that stood beside the button: pressing it was a yes to whichever of them is new. */
  readonly shown: readonly string[];
  /** Whose sign-in is used, and what its role includes; null: an API key is used, which opens everything. */
  readonly place: Place | null;
  /** The way by an API key with which there is nothing to look at on this server: a sign-in stands in for it. */
  readonly standsFor: Connection | null;
}

/** The organisation that the console shows. */
export const connection = signal<Connection | null>(null);

const agreed = signal<readonly string[]>([]);
const typed = signal<string | undefined>(undefined);
const leavers = new Set<() => void>();

/** Has something dropped when the organisation is left, or the vault is locked. */
export const onLeave = (forget: () => void): void => void leavers.add(forget);

export function leave(): void {
  connection.value = null;
  agreed.value = [];
  typed.value = undefined;
  for (const forget of leavers) forget();
}

onLock((closed) => {
  const now = connection.peek();
  if (now && closed.item(now.id)) leave();
});

export function connect(key: OrgKey, { token, api }: Addresses): void {
  leave();
  const origins = [token, api].flatMap((url) => (url ? [url.origin] : []));
  const { id, name, organizationId, isShared } = key;
  const at = { api: api?.href ?? '', host: api?.host ?? '' };
  const shown = isShared ? [] : origins;
  connection.value = {
    id,
    name,
    organizationId,
    ...at,
    shown,
    place: null,
    standsFor: null,
  };
}

const bySignIn = (place: Place, standsFor: Connection | null): Connection => {
  const { id, name, organizationId, api } = place;
  return { id, name, organizationId, api, host: new URL(api).host, shown: [], place, standsFor };
};

/** Connects with an account's own sign-in. */
export function connectBySignIn(place: Place): void {
  leave();
  connection.value = bySignIn(place, null);
}

/** Connections that have given an answer: from then on they are not looked for another way. */
const proven = new WeakSet<Connection>();
/** Connections by key that stay what they are. */
const kept = new WeakSet<Connection>();
const others = new WeakMap<Connection, Promise<Place | null>>();

/** The sign-in that stands in for a key, where the server turns out to have nothing for keys; null where there is none, or no need. */
async function otherWay(now: Connection, error: unknown): Promise<Connection | null> {
  if (toErrorInfo(error).code !== 'org-api-absent' || kept.has(now)) return null;
  // Several lists find out at once.
  const looking = others.get(now) ?? placeFor(now);
  others.set(now, looking);
  const place = await looking;
  if (place && connection.peek() === now) connection.value = bySignIn(place, now);
  const found = connection.peek();
  return found?.id === place?.id ? found : null;
}

/** Goes back from the sign-in that stands in for a key to the key. */
export function keepToKey({ standsFor }: Connection): void {
  leave();
  if (standsFor) kept.add(standsFor);
  connection.value = standsFor;
}

/** The person has said yes to an address. */
export const agree = (origin: string): void => {
  agreed.value = [...agreed.peek(), origin];
};

/** What is asked of the background, for the item whose key is used. */
export type Act<T> = (who: OfOrganization) => Promise<T>;

/** Does something, and again with a yes to an address that was shown beside the button. One that has changed is always asked about. */
async function agreeing<T>(now: Connection, password: string | undefined, act: Act<T>): Promise<T> {
  const who = {
    id: now.id,
    agreed: agreed.peek(),
    ...(now.place && { way: 'session' as const }),
    ...(password !== undefined && { password }),
  };
  return act(who).catch((error: unknown) => {
    const { code, details } = toErrorInfo(error);
    const origin = details.origin ?? '';
    if (code !== 'endpoint-new' || !now.shown.includes(origin) || who.agreed.includes(origin)) throw error;
    agree(origin);
    return agreeing(now, password, act);
  });
}

const cancelled = () => new DOMException('', 'AbortError');

/** True for what the person has broken off. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

/** Where a key has been answered there is an API: only this part of it is not there. */
function whatFailed(now: Connection, error: unknown): unknown {
  const { code, details } = toErrorInfo(error);
  return code === 'org-api-absent' && proven.has(now) ? new CodedError('org-missing', details) : error;
}

/** Does something once, with a yes and the master password where those are wanted. */
async function perform<T>(now: Connection, act: Act<T>): Promise<T> {
  const answer = await withReprompt(now.name, async (password = typed.peek()) => {
    const told = await agreeing(now, password, act).catch((error: unknown) => {
      throw whatFailed(now, error);
    });
    if (connection.peek() === now) typed.value = password;
    return { told };
  });
  if (!answer || connection.peek() !== now) throw cancelled();
  proven.add(now);
  return answer.told;
}

/**
 * Does something to the organisation, once; asks for the master password where the item wants it, once for as long as it is connected.
 * @throws CodedError; `AbortError` when the person cancels, or has left.
 */
export async function once<T>(act: Act<T>): Promise<T> {
  const now = connection.peek();
  if (!now) throw cancelled();
  return perform(now, act);
}

/** Reads something of the organisation, patiently, and by a sign-in where the server has nothing for keys. @throws as `once`. */
export const read = <T>(act: Act<T>, watch: Watch): Promise<T> =>
  patiently(async () => {
    const now = connection.peek();
    if (!now) throw cancelled();
    try {
      return await perform(now, act);
    } catch (error) {
      const other = await otherWay(now, error);
      if (!other) throw error;
      return perform(other, act);
    }
  }, watch);
