import { signal } from '@preact/signals';
import { CodedError, toErrorInfo } from '../../lib/errors';
import { CREDENTIAL_FIELDS, type Overview, readCredential } from '../../lib/items';
import { ask, type OfOrganization } from '../../lib/protocol';
import { withReprompt } from '../state/reprompt';
import { onLock } from '../state/session';
import { overview } from '../state/vault';
import { patiently, type Watch } from './patience';

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

const CLIENT_ID = /^organization\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

function keyOf({ id, name, detail, kind, deleted, organizationId }: Overview): OrgKey | null {
  const guid = CLIENT_ID.exec(detail)?.[1]?.toLowerCase();
  if (kind !== 'login' || deleted || guid === undefined) return null;
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

export interface Connection extends OrgKey {
  readonly host: string;
  /** Origins that stood beside the button: pressing it was a yes to whichever of them is new. */
  readonly shown: readonly string[];
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
  connection.value = { ...key, host: api?.host ?? '', shown: key.isShared ? [] : origins };
}

/** The person has said yes to an address. */
export const agree = (origin: string): void => {
  agreed.value = [...agreed.peek(), origin];
};

/** What is asked of the background, for the item whose key is used. */
export type Act<T> = (who: OfOrganization) => Promise<T>;

/** Does something, and again with a yes to an address that was shown beside the button. One that has changed is always asked about. */
async function agreeing<T>(now: Connection, password: string | undefined, act: Act<T>): Promise<T> {
  const who = { id: now.id, agreed: agreed.peek(), ...(password !== undefined && { password }) };
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

/**
 * Does something to the organisation, once; asks for the master password where the item wants it, once for as long as it is connected.
 * @throws CodedError; `AbortError` when the person cancels, or has left.
 */
export async function once<T>(act: Act<T>): Promise<T> {
  const now = connection.peek();
  if (!now) throw cancelled();
  const answer = await withReprompt(now.name, async (password = typed.peek()) => {
    const told = await agreeing(now, password, act);
    if (connection.peek() === now) typed.value = password;
    return { told };
  });
  if (!answer || connection.peek() !== now) throw cancelled();
  return answer.told;
}

/** Reads something of the organisation, patiently. @throws as `once`. */
export const read = <T>(act: Act<T>, watch: Watch): Promise<T> => patiently(() => once(act), watch);
