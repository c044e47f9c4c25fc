import type { ApiAnswer, Send } from '../api';
import { CREDENTIAL_FIELDS, type Item, readCredential } from '../items';
import { type AgreedOrigins, type ApiTokens, readEndpoint, strikeOut } from '../oauth';
import { failedChange, isEmpty, LONGEST_CHANGE_MS } from './change-outcome';
import { MOST_BYTES, type OrgAnswer, readAnswer } from './read-answer';
import { refuse } from './refuse';
import type { OrgWish } from './shapes';

export interface OrgDeps {
  readonly send: Send;
  /** @throws CodedError `permission-missing` for an address that this browser may not talk to. */
  readonly mayReach: (url: string) => Promise<void>;
  readonly tokens: Pick<ApiTokens, 'tokenFor'>;
  readonly agreed: Pick<AgreedOrigins, 'assert'>;
}

/** One operation of the API; a question unless a method is told. */
export interface OrgCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/public/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/+$/, '');

function addressOf(base: URL, { path, query = {} }: OrgCall): URL {
  const url = new URL(`${base.origin}${pathOf(base)}/public/${path}`);
  url.search = String(new URLSearchParams(query));
  return url;
}

/** What a server says may repeat what it was sent. */
function withoutToken(answer: ApiAnswer, token: string): ApiAnswer {
  const text = strikeOut(new TextDecoder().decode(answer.bytes), [token]);
  return { ...answer, bytes: new TextEncoder().encode(text) };
}

async function tokenFor({ tokens }: OrgDeps, item: Item, { agreed = [] }: OrgWish, refused?: string) {
  const endpoint = readCredential(item)?.tokenEndpoint ?? '';
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : '';
  const { accessToken } = await tokens.tokenFor(item, {
    ...(agreed.includes(origin) && { agreed: origin }),
    ...(refused !== undefined && { refused }),
  });
  return accessToken;
}

function createRequest({ mayReach, send }: OrgDeps, url: URL, { method = 'GET', json }: OrgCall) {
  const isChange = method !== 'GET';
  const line = { anonymous: true, retry: false, maxBytes: MOST_BYTES };
  return async (token: string) => {
    await mayReach(url.href);
    const headers = {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      ...(json !== undefined && { 'Content-Type': 'application/json; charset=utf-8' }),
    };
    const answer = send({
      method,
      url: url.href,
      headers,
      ...line,
      ...(isChange && { timeout: LONGEST_CHANGE_MS }),
      ...(json !== undefined && { json }),
    });
    return isChange ? answer.catch((reason: unknown) => Promise.reject(failedChange(reason))) : answer;
  };
}

function told(answer: ApiAnswer, url: URL, token: string, isChange: boolean): OrgAnswer {
  try {
    if (answer.status < 200 || answer.status > 299) throw refuse(withoutToken(answer, token), url);
    return { body: isChange && isEmpty(answer) ? null : readAnswer(answer, url), host: url.host };
  } catch (error) {
    throw isChange ? failedChange(error) : error;
  }
}

/**
 * Asks an organisation's server for something, or has it change something, once; a token that it does not take (any more) is renewed, once:
 * then nothing was done. The address and the token's are the item's: the person has agreed to both before anything is sent.
 * @throws CodedError of `ApiTokens`, of `Send` and of `refuse`; `html-answer`, `answer-damaged`; for a change of which nobody knows whether it
 * was made, `perhaps-done` (details: reason, the code of what came instead of an answer).
 */
export async function askOrganization(
  deps: OrgDeps,
  item: Item,
  wish: OrgWish,
  call: OrgCall,
): Promise<OrgAnswer> {
  const base = readEndpoint(readCredential(item)?.baseUrl ?? null, CREDENTIAL_FIELDS.baseUrl);
  const url = addressOf(base, call);
  const isAgreed = wish.agreed?.includes(base.origin);
  await deps.agreed.assert(item.id, 'api', base, isAgreed ? base.origin : undefined);
  const request = createRequest(deps, url, call);
  await deps.mayReach(url.href);
  let token = await tokenFor(deps, item, wish);
  let answer = await request(token);
  if (answer.status === 401) {
    token = await tokenFor(deps, item, wish, token);
    answer = await request(token);
  }
  return told(answer, url, token, (call.method ?? 'GET') !== 'GET');
}
