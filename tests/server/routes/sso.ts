import { createHash, randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { ServerContext, ServerEnv } from '../context.ts';
import { notFound, refuse, refuseToken } from '../refusals.ts';
import { jsonBody, list, requiredText } from '../request.ts';
import type { UserRow } from '../store/rows.ts';

/** What somebody was sent to the organisation's own sign-in for. */
interface Asked {
  readonly state: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly cookie: string;
}

/** What a code stands for; official servers keep it until it expires, for a second step sends it again (AuthorizationCodeStore). */
interface Granted {
  readonly userId: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly until: number;
}

/** As long as the official server's. */
const TOKEN_MILLISECONDS = 5_000;
const CODE_MILLISECONDS = 5 * 60_000;
const COOKIE = 'SSO_BINDING';
const fresh = (): string => randomBytes(24).toString('base64url');

/** The two pages: the organisation's own sign-in, and the web vault's that hands the code on (bitwarden/clients, connectors/sso). */
const providerPage = (ask: string) => `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Hollis</title><h1>Sign in to Hollis</h1>
<form action="/idp/done"><input type="hidden" name="ask" value="${ask}">
<label>Address <input name="email"></label><button>Sign in to Hollis</button></form></html>`;

const CONNECTOR = `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Vault</title><h1>Vault</h1>
<script>
  const asked = new URLSearchParams(location.search);
  const [code, state] = [asked.get('code'), asked.get('state')];
  if (state.includes(':clientId=browser'))
    window.postMessage({ command: 'authResult', code, state, lastpass: false }, location.origin);
</script></html>`;

function addProvider(app: Hono<ServerEnv>, { codes, clock, store }: ServerContext): void {
  app.get('/idp', (c) => c.html(providerPage(c.req.query('ask') ?? '')));
  app.get('/idp/done', (c) =>
    c.redirect(`/identity/connect/oidc-signin?${new URLSearchParams(c.req.query())}`, 302),
  );
  app.get('/identity/connect/oidc-signin', (c) => {
    const kept = codes.get(`sso-ask/${c.req.query('ask')}`);
    const asked = kept === undefined ? null : (JSON.parse(kept) as Asked);
    const user = store.userByEmail(c.req.query('email') ?? '');
    // Whoever comes back has to be who was sent (Vaultwarden's binding cookie).
    if (!asked || !user || getCookie(c, COOKIE) !== asked.cookie)
      throw refuse(400, 'Sign-in was not begun here.');
    const code = fresh();
    const { challenge, redirectUri, state } = asked;
    const granted: Granted = {
      userId: user.id,
      challenge,
      redirectUri,
      until: clock.now() + CODE_MILLISECONDS,
    };
    codes.set(`sso-code/${code}`, JSON.stringify(granted));
    return c.redirect(`${redirectUri}?${new URLSearchParams({ code, state })}`, 302);
  });
}

/** Where people are sent from: the checks of the real one (client, return address, PKCE, the token of the check before). */
function authorize(c: Context<ServerEnv>, { clock, codes, options, url }: ServerContext) {
  const { client_id, redirect_uri, response_type, state, domain_hint, ...rest } = c.req.query();
  const isWhole =
    client_id === 'browser' &&
    response_type === 'code' &&
    redirect_uri === `${url()}/sso-connector.html` &&
    rest.code_challenge_method === 'S256' &&
    /^[\w-]{43}$/.test(rest.code_challenge ?? '') &&
    rest.scope === 'api offline_access' &&
    domain_hint === options.sso?.identifier &&
    Number(codes.get(`sso-token/${rest.ssoToken}`)) > clock.now();
  if (!isWhole || !state) throw refuse(400, 'invalid_request');
  const [ask, cookie] = [fresh(), fresh()];
  const asked: Asked = { state, challenge: rest.code_challenge ?? '', redirectUri: redirect_uri, cookie };
  codes.set(`sso-ask/${ask}`, JSON.stringify(asked));
  setCookie(c, COOKIE, cookie, { path: '/identity/connect/', httpOnly: true, sameSite: 'Lax' });
  return c.redirect(`/idp?ask=${ask}`, 302);
}

/** Single sign-on for one organisation; a server without one answers as one that has no such thing. */
export function addSso(app: Hono<ServerEnv>, context: ServerContext): void {
  const { options, codes, clock } = context;
  addProvider(app, context);
  app.get('/sso-connector.html', (c) => c.html(CONNECTOR));
  app.get('/identity/connect/authorize', (c) => authorize(c, context));
  app.post('/api/organizations/domain/sso/verified', (c) => {
    const email = requiredText(jsonBody(c), 'email');
    const { sso } = options;
    if (!sso || !email.endsWith(`@${sso.domain}`)) return c.json(list([]));
    const { name: organizationName, identifier: organizationIdentifier, domain: domainName } = sso;
    return c.json(list([{ organizationName, organizationIdentifier, domainName }]));
  });
  app.get('/identity/sso/prevalidate', (c) => {
    if (!options.sso) throw notFound();
    if (c.req.query('domainHint') !== options.sso.identifier)
      throw refuse(400, 'Organization not found by identifier.');
    const token = fresh();
    codes.set(`sso-token/${token}`, String(clock.now() + TOKEN_MILLISECONDS));
    return c.json({ token });
  });
}

/** The person whom a code lets in. Throws a refusal where it does not. */
export function readSsoCode(
  { codes, clock, store }: ServerContext,
  form: ReadonlyMap<string, string>,
): UserRow {
  const kept = codes.get(`sso-code/${form.get('code')}`);
  const granted = kept === undefined ? null : (JSON.parse(kept) as Granted);
  const user = granted && store.users.get(granted.userId);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const isGood =
    granted?.challenge === challenge &&
    granted.redirectUri === form.get('redirect_uri') &&
    granted.until > clock.now();
  if (!user || !isGood) throw refuseToken({ error: 'invalid_grant' });
  return user;
}

/** Refuses a password where the organisation wants everybody to come through its own sign-in (policy 4). */
export function requireNoSso({ options }: ServerContext, user: UserRow): void {
  if (!options.sso?.isRequired || !user.email.endsWith(`@${options.sso.domain}`)) return;
  const message = 'Sso authentication is required.';
  const custom = { SsoOrganizationIdentifier: options.sso.identifier };
  throw refuseToken({ error: 'invalid_grant', description: message, message, custom });
}
