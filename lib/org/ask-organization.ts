import type { ApiAnswer, Send } from '../api';
import { CodedError } from '../errors';
import { CREDENTIAL_FIELDS, type Item, readCredential } from '../items';
import { type AgreedOrigins, type ApiTokens, readEndpoint, strikeOut } from '../oauth';
import { refuse } from './refuse';
import type { OrgWish } from './shapes';

export interface OrgDeps {
  readonly send: Send;
  /** @throws CodedError `permission-missing` for an address that this browser may not talk to. */
  readonly mayReach: (url: string) => Promise<void>;
  readonly tokens: Pick<ApiTokens, 'token'>;
  readonly agreed: Pick<AgreedOrigins, 'assert'>;
}

/** JSON of whatever shape. */
export interface OrgAnswer {
  readonly body: unknown;
  readonly host: string;
}

/** Lists of an organisation come whole: a few thousand members with all that they may do. */
const MOST_BYTES = 32 * 1024 * 1024;

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/+$/, '');

function addressOf(base: URL, path: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(`${base.origin}${pathOf(base)}/public/${path}`);
  url.search = String(new URLSearchParams(query));
  return url;
}

/** What a server says may repeat what it was sent. */
function withoutToken(answer: ApiAnswer, token: string): ApiAnswer {
  const text = strikeOut(new TextDecoder().decode(answer.bytes), [token]);
  return { ...answer, bytes: new TextEncoder().encode(text) };
}

async function tokenFor({ tokens }: OrgDeps, item: Item, { agreed = [] }: OrgWish, renew: boolean) {
  const endpoint = readCredential(item)?.tokenEndpoint ?? '';
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : '';
  const { accessToken } = await tokens.token(item, {
    ...(agreed.includes(origin) && { agreed: origin }),
    ...(renew && { renew }),
  });
  return accessToken;
}

function read(answer: ApiAnswer, url: URL): unknown {
  const { host } = url;
  const text = new TextDecoder().decode(answer.bytes);
  try {
    return JSON.parse(text);
  } catch {
    const number = String(answer.status);
    throw new CodedError(/^\s*</.test(text) ? 'html-answer' : 'answer-damaged', { host, number });
  }
}

/**
 * Asks an organisation's server for something, once; a token that it does not take (any more) is renewed, once. The address and the token's
 * are the item's: the person has agreed to both before anything is sent.
 * @throws CodedError of `ApiTokens`, of `Send` and of `refuse`; `html-answer`, `answer-damaged`.
 */
export async function askOrganization(
  deps: OrgDeps,
  item: Item,
  wish: OrgWish,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<OrgAnswer> {
  const base = readEndpoint(readCredential(item)?.baseUrl ?? null, CREDENTIAL_FIELDS.baseUrl);
  const url = addressOf(base, path, query);
  const isAgreed = wish.agreed?.includes(base.origin);
  await deps.agreed.assert(item.id, 'api', base, isAgreed ? base.origin : undefined);
  const request = async (token: string) => {
    await deps.mayReach(url.href);
    const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
    const line = { anonymous: true, retry: false, maxBytes: MOST_BYTES };
    return deps.send({ method: 'GET', url: url.href, headers, ...line });
  };
  await deps.mayReach(url.href);
  let token = await tokenFor(deps, item, wish, false);
  let answer = await request(token);
  if (answer.status === 401) {
    token = await tokenFor(deps, item, wish, true);
    answer = await request(token);
  }
  if (answer.status !== 200) throw refuse(withoutToken(answer, token), url);
  return { body: read(answer, url), host: url.host };
}
