import { CodedError } from '../../errors';
import type { ServerUrls } from '../../session';
import { pick, pickList, pickText } from '../../wire';
import { readBody, refusal, sendForJson } from '../answer';
import type { ApiAnswer, Send } from '../http';

/** The page of the web vault that people come back to: the one address that servers send a browser extension's sign-in to. */
export const ssoReturn = (urls: ServerUrls): string => `${urls.webVault}/sso-connector.html`;

const isThere = ({ status }: ApiAnswer): boolean => status !== 404 && status !== 405;

/**
 * The organisation whose sign-in lets people with this address in, by the name that servers know it by; null where the server says none
 * (`/organizations/domain/sso/verified`, on servers before 2025 `…/details`). Vaultwarden answers with a name that stands for its one.
 * @throws CodedError of the network, and when the server refuses.
 */
export async function findSsoOrganization(
  send: Send,
  urls: ServerUrls,
  email: string,
): Promise<string | null> {
  const of = (path: string) => `${urls.api}/organizations/domain/sso/${path}`;
  const verified = await send({ method: 'POST', url: of('verified'), json: { email } });
  if (verified.status === 200) {
    const body = readBody(verified);
    return body.kind === 'json' ? pickText(pickList(body.value, 'data')[0], 'organizationIdentifier') : null;
  }
  if (isThere(verified)) throw refusal(verified, of('verified'));
  const details = await send({ method: 'POST', url: of('details'), json: { email } });
  const body = readBody(details);
  if (details.status !== 200 || body.kind !== 'json') return null;
  return pick(body.value, 'ssoAvailable') === true ? pickText(body.value, 'organizationIdentifier') : null;
}

/**
 * Has the server make sure of an organisation before anybody is sent there (`/sso/prevalidate`).
 * @returns the token that its sign-in page wants.
 * @throws CodedError `sso-none` where the server has no single sign-on, `server-refused` with its words where it knows no such organisation.
 */
export async function prevalidateSso(send: Send, urls: ServerUrls, organization: string): Promise<string> {
  const url = `${urls.identity}/sso/prevalidate?${new URLSearchParams({ domainHint: organization })}`;
  const { host } = new URL(url);
  const answer = await send({ method: 'GET', url });
  if (!isThere(answer)) throw new CodedError('sso-none', { host });
  const token = pickText(await sendForJson(async () => answer, { method: 'GET', url }), 'token');
  if (!token) throw new CodedError('answer-damaged', { host });
  return token;
}

export interface SsoQuestion {
  readonly organization: string;
  /** What `prevalidateSso` gave. */
  readonly token: string;
  /** Comes back with the code. */
  readonly state: string;
  /** Base64url of the verifier's SHA-256 (RFC 7636, 4.2). */
  readonly challenge: string;
}

/** The page that leads to the organisation's own sign-in, and from there to `ssoReturn` (RFC 6749, 4.1.1). */
export function ssoPage(urls: ServerUrls, { organization, token, state, challenge }: SsoQuestion): string {
  const asked = new URLSearchParams({
    client_id: 'browser',
    redirect_uri: ssoReturn(urls),
    response_type: 'code',
    scope: 'api offline_access',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    response_mode: 'query',
    domain_hint: organization,
    ssoToken: token,
  });
  return `${urls.identity}/connect/authorize?${asked}`;
}
