import type { ApiAnswer, Send } from '../api';
import { CodedError, toErrorInfo } from '../errors';
import { MOST_BYTES, type OrgAnswer, readAnswer } from './read-answer';
import { readPlaces } from './read-places';
import { refuse } from './refuse';
import type { OrgPlace } from './shapes';

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

/** Only the account's own server is asked, and only about organisations that let it look. */
async function addressOf(deps: SessionDeps, { organization, path, query = {} }: Asked): Promise<URL> {
  const place = (await placesOf(deps)).find(({ id }) => id === organization.toLowerCase());
  if (!place) throw new CodedError('not-found');
  const url = new URL(`${place.api}/${path}`);
  if (!place.mayRead) throw new CodedError('org-role', { host: url.host });
  url.search = String(new URLSearchParams(query));
  return url;
}

/** Vaultwarden refuses a role as others refuse a token. A session that has really ended gives no new token that could be refused. */
async function sent({ send }: SessionDeps, { href, host }: URL): Promise<ApiAnswer> {
  try {
    return await send({ method: 'GET', url: href, retry: false, maxBytes: MOST_BYTES });
  } catch (error) {
    const { code, details } = toErrorInfo(error);
    if (code !== 'session-revoked' || details.number === undefined) throw error;
    throw new CodedError('org-role', { host, number: details.number });
  }
}

/**
 * Asks the account's server for something of an organisation, once.
 * @throws CodedError of `Send` and of `refuse`; `locked`, `not-found` (the account is not in it), `org-role` (details: number,
 * where the server has said so), `html-answer`, `answer-damaged`.
 */
export async function askSession(deps: SessionDeps, asked: Asked): Promise<OrgAnswer> {
  const url = await addressOf(deps, asked);
  await deps.mayReach(url.href);
  const answer = await sent(deps, url);
  if (answer.status === 403 || answer.status === 404)
    throw new CodedError('org-role', { host: url.host, number: String(answer.status) });
  if (answer.status !== 200) throw refuse(answer, url);
  return { body: readAnswer(answer, url), host: url.host };
}
