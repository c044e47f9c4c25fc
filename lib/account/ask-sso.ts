import { findSsoOrganization, prevalidateSso, ssoPage } from '../api';
import { encodeBase64Url, utf8Encode } from '../bytes';
import { randomBytes } from '../crypto';
import { CodedError } from '../errors';
import type { PendingSignIn, SsoRequest } from './pending-sign-in';
import { required, type StepDeps, type StepResult } from './sign-in-steps';

/** By this end of the state the web vault's page knows that the code is for an extension, and does not take it itself. */
const FOR_EXTENSION = ':clientId=browser';
/** 43 characters, as RFC 7636, 4.1 wants at least. */
const SECRET_BYTES = 32;

const secret = (): string => encodeBase64Url(randomBytes(SECRET_BYTES));

/** A new request, not sent yet. @param organization empty: by the address. */
export const createSsoRequest = (organization: string): SsoRequest => ({
  organization: organization.trim(),
  state: `${secret()}${FOR_EXTENSION}`,
  verifier: secret(),
  page: null,
  tabId: null,
  code: null,
  mail: null,
});

const ssoOf = ({ sso }: PendingSignIn): SsoRequest => {
  if (!sso) throw new Error('no single sign-on');
  return sso;
};

async function challengeOf(verifier: string): Promise<string> {
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8Encode(verifier))));
}

/**
 * The page that leads to the organisation's own sign-in. Servers give a few seconds to open it (bitwarden/server SsoTokenLifetimeInSeconds),
 * so that each time it is a new one.
 * @throws CodedError as `prevalidateSso`.
 */
export async function newSsoPage(deps: StepDeps, pending: PendingSignIn): Promise<string> {
  const { urls } = required(pending).report;
  const { organization, state, verifier } = ssoOf(pending);
  const token = await prevalidateSso(deps.send, urls, organization);
  return ssoPage(urls, { organization, token, state, challenge: await challengeOf(verifier) });
}

/** Finds the organisation and the page that leads to it, once the browser lets us read what comes back through the web vault. */
export async function askSso(deps: StepDeps, pending: PendingSignIn): Promise<StepResult> {
  const { urls } = required(pending).report;
  const sso = ssoOf(pending);
  const { protocol, hostname, host } = new URL(urls.webVault);
  const origins = [`${protocol}//${hostname}/*`];
  if (!(await deps.hasPermission(origins))) return { wait: { name: 'permission', origins }, next: pending };
  const organization = sso.organization || (await findSsoOrganization(deps.send, urls, pending.email));
  if (!organization) throw new CodedError('sso-no-organization', { host: new URL(urls.identity).host });
  const found = { ...pending, sso: { ...sso, organization } };
  const page = await newSsoPage(deps, found);
  return { wait: { name: 'sso', webVault: host }, next: { ...found, sso: { ...found.sso, page } } };
}
