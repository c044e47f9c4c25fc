import type { ApiAnswer, Send } from '../api';
import { CodedError, toErrorInfo } from '../errors';
import { failedChange, isEmpty, LONGEST_CHANGE_MS } from './change-outcome';
import { MOST_BYTES, type OrgAnswer, readAnswer } from './read-answer';
import { readPlaces } from './read-places';
import { refuse } from './refuse';
import type { OrgPlace, OrgRight } from './shapes';

export interface CurrentAccount {
  /** Address of its API. */
  readonly api: string;
  /** Of its stored vault. */
  readonly profile: unknown;
  /** Ids of the organisations to which the person has not said yes, in lower case. */
  readonly strangers: ReadonlySet<string>;
}

export interface SessionDeps {
  /** With the account's token, renewed where it has ended. */
  readonly send: Send;
  /** Sees to that token beforehand: what goes wrong with it has changed nothing. */
  readonly ready: () => Promise<unknown>;
  /** @throws CodedError `permission-missing` for an address that this browser may not talk to. */
  readonly mayReach: (url: string) => Promise<void>;
  /** @throws CodedError `locked`. */
  readonly current: () => Promise<CurrentAccount>;
}

/** Something of an organisation. */
export interface Asked {
  /** The organisation's id. */
  readonly organization: string;
  /** Below the API's address. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** The organisations of the account, as far as the person has said yes to them. @throws CodedError `locked`. */
export async function placesOf({ current }: SessionDeps): Promise<OrgPlace[]> {
  const { api, profile, strangers } = await current();
  return readPlaces(profile, api).filter(({ id }) => !strangers.has(id));
}

/** @throws CodedError `locked`, `not-found` (the account is not in it, or the person has not said yes to it). */
async function placeOf(deps: SessionDeps, organization: string): Promise<OrgPlace> {
  const place = (await placesOf(deps)).find(({ id }) => id === organization.toLowerCase());
  if (!place) throw new CodedError('not-found');
  return place;
}

/** Only the account's own server is asked. */
function addressOf({ api }: OrgPlace, { path, query = {} }: Pick<Asked, 'path' | 'query'>): URL {
  const url = new URL(`${api}/${path}`);
  url.search = String(new URLSearchParams(query));
  return url;
}

const byRole = (code: 'org-role' | 'org-may-not', { host }: URL, number?: string) =>
  new CodedError(code, { host, ...(number !== undefined && { number }) });

/** Vaultwarden refuses a role as others refuse a token. A session that has really ended gives no new token that could be refused. */
function refusedRole(error: unknown): string | null {
  const { code, details } = toErrorInfo(error);
  return code === 'session-revoked' ? (details.number ?? null) : null;
}

const isOfRole = ({ status }: ApiAnswer): boolean => status === 403 || status === 404;

/**
 * Asks the account's server for something of an organisation, once.
 * @throws CodedError of `Send` and of `refuse`; `locked`, `not-found` (the account is not in it), `org-role` (details: number,
 * where the server has said so), `html-answer`, `answer-damaged`.
 */
export async function askSession(deps: SessionDeps, asked: Asked): Promise<OrgAnswer> {
  const place = await placeOf(deps, asked.organization);
  const url = addressOf(place, asked);
  if (!place.mayRead) throw byRole('org-role', url);
  await deps.mayReach(url.href);
  const request = { method: 'GET', url: url.href, retry: false, maxBytes: MOST_BYTES } as const;
  const answer = await deps.send(request).catch((error: unknown) => {
    const number = refusedRole(error);
    throw number === null ? error : byRole('org-role', url, number);
  });
  if (isOfRole(answer)) throw byRole('org-role', url, String(answer.status));
  if (answer.status !== 200) throw refuse(answer, url);
  return { body: readAnswer(answer, url), host: url.host };
}

/** Something of an organisation that is to be changed. */
export interface SessionChange {
  /** The organisation's id. */
  readonly organization: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Below the organisation's address. */
  readonly path: string;
  readonly json?: unknown;
  /** What the account's role has to include. */
  readonly right: OrgRight;
}

async function sendChange({ send }: SessionDeps, url: URL, { method, json }: SessionChange) {
  const body = json === undefined ? {} : { json };
  const line = { retry: false, maxBytes: MOST_BYTES, timeout: LONGEST_CHANGE_MS };
  try {
    const answer = await send({ method, url: url.href, ...line, ...body });
    if (isOfRole(answer)) throw byRole('org-may-not', url, String(answer.status));
    if (answer.status < 200 || answer.status > 299) throw refuse(answer, url);
    return { body: isEmpty(answer) ? null : readAnswer(answer, url), host: url.host };
  } catch (error) {
    const number = refusedRole(error);
    throw number === null ? failedChange(error) : byRole('org-may-not', url, number);
  }
}

/**
 * Has the account's server change something of an organisation, once: again only after a refused token, which has done nothing.
 * @throws CodedError of `Send` and of `refuse`; `locked`, `not-found` (the account is not in it), `org-may-not` (details: number, where the
 * server has said so, which may also mean that the row is gone); `perhaps-done` where nobody knows whether the change was made.
 */
export async function changeBySession(deps: SessionDeps, change: SessionChange): Promise<OrgAnswer> {
  const place = await placeOf(deps, change.organization);
  const url = addressOf(place, { path: `organizations/${encodeURIComponent(place.id)}/${change.path}` });
  if (!place.mayChange.includes(change.right)) throw byRole('org-may-not', url);
  await deps.mayReach(url.href);
  await deps.ready();
  return sendChange(deps, url, change);
}
