import type { Context, Hono } from 'hono';
import type { ServerContext, ServerEnv } from '../context.ts';
import { checkNewDevice, type DeviceForm, rememberDevice } from '../devices.ts';
import { isPasswordHash } from '../passwords.ts';
import { refuseToken } from '../refusals.ts';
import { clientVersion, formBody } from '../request.ts';
import { checkSecondFactor } from '../second-factor.ts';
import { tokenCustomMembers } from '../shapes/token-answer.ts';
import type { DeviceRow, UserRow } from '../store/rows.ts';
import { isApproved, useAuthRequest } from './auth-requests.ts';
import { readSsoCode, requireNoSso } from './sso.ts';

type Form = ReadonlyMap<string, string>;

interface SignedIn {
  readonly user: UserRow;
  readonly device: DeviceRow;
  readonly clientId: string;
  /** For the next time, where the person has asked for it. */
  readonly remembered: string | null;
}

const CLIENTS = new Set(['web', 'browser', 'desktop', 'mobile', 'cli']);

const wrongCredentials = () =>
  refuseToken({
    error: 'invalid_grant',
    description: 'invalid_username_or_password',
    message: 'Username or password is incorrect. Try again.',
  });

/** Checked after the password on purpose: the real server reports a wrong password first. */
function checkVersion(c: Context<ServerEnv>): void {
  if (clientVersion(c)) return;
  const message =
    'No client version header found, required to prevent encryption errors. Please confirm your client is supplying the header: "Bitwarden-Client-Version"';
  throw refuseToken({ error: 'version_header_missing', description: message, message });
}

function readDevice(form: Form): DeviceForm {
  const identifier = form.get('deviceidentifier') ?? '';
  const name = form.get('devicename') ?? '';
  const type = Number(form.get('devicetype') ?? Number.NaN);
  if (identifier === '' || name === '' || !Number.isInteger(type))
    throw refuseToken({
      error: 'device_error',
      description: 'No device information provided',
      message: 'no device information provided',
    });
  return { identifier, name, type };
}

function readClient(form: Form): string {
  const client = form.get('client_id') ?? '';
  if (!CLIENTS.has(client)) throw refuseToken({ error: 'invalid_client' });
  return client;
}

async function answer(context: ServerContext, user: UserRow, device: DeviceRow | null, clientId: string) {
  const { tokens } = context;
  return {
    access_token: await tokens.issueAccess(user, device, clientId),
    expires_in: tokens.accessSeconds,
    token_type: 'Bearer',
    scope: 'api offline_access',
  };
}

/** The password's hash, or the code of a request that another device has approved. */
async function isProven(context: ServerContext, user: UserRow, form: Form): Promise<boolean> {
  const id = form.get('authrequest');
  if (id === undefined) return isPasswordHash(form.get('password'), user);
  return isApproved(context, { userId: user.id, id, accessCode: form.get('password') });
}

const secondFactor = (context: ServerContext, user: UserRow, form: Form, { identifier }: DeviceForm) =>
  checkSecondFactor(context, user, {
    provider: form.get('twofactorprovider'),
    token: form.get('twofactortoken'),
    remember: form.get('twofactorremember') === '1',
    deviceIdentifier: identifier,
    isSso: form.has('code'),
  });

/** Tokens for a person and a device, and what stands beside them. */
async function signedIn(
  context: ServerContext,
  { user, device, clientId, remembered }: SignedIn,
): Promise<Record<string, unknown>> {
  return {
    ...(await answer(context, user, device, clientId)),
    refresh_token: context.tokens.issueRefresh(user, device.identifier, clientId),
    ...tokenCustomMembers(user),
    ...(remembered !== null && { TwoFactorToken: remembered }),
  };
}

async function passwordGrant(c: Context<ServerEnv>, context: ServerContext, form: Form) {
  const clientId = readClient(form);
  if (form.get('scope') !== 'api offline_access') throw refuseToken({ error: 'invalid_scope' });
  const user = context.store.userByEmail(form.get('username') ?? '');
  if (!user || !(await isProven(context, user, form))) throw wrongCredentials();
  checkVersion(c);
  requireNoSso(context, user);
  const asked = readDevice(form);
  const remembered = await secondFactor(context, user, form, asked);
  checkNewDevice(context, user, asked.identifier, form.get('newdeviceotp'));
  const device = rememberDevice(context, user, asked);
  useAuthRequest(context, form.get('authrequest'));
  return signedIn(context, { user, device, clientId, remembered });
}

/** Single sign-on: whoever the organisation's own sign-in has let in (RFC 6749, 4.1.3; RFC 7636). No new-device check. */
async function codeGrant(c: Context<ServerEnv>, context: ServerContext, form: Form) {
  const clientId = readClient(form);
  const user = readSsoCode(context, form);
  checkVersion(c);
  const asked = readDevice(form);
  const remembered = await secondFactor(context, user, form, asked);
  return signedIn(context, { user, device: rememberDevice(context, user, asked), clientId, remembered });
}

async function refreshGrant(context: ServerContext, form: Form) {
  const token = form.get('refresh_token') ?? '';
  const found = context.tokens.readRefresh(token);
  if (!found || form.get('client_id') !== found.row.clientId) throw refuseToken({ error: 'invalid_grant' });
  const { user, row } = found;
  const devices = context.store.devices.where('userId', user.id);
  const device = devices.find((known) => known.identifier === row.deviceIdentifier) ?? null;
  return { ...(await answer(context, user, device, row.clientId)), refresh_token: token };
}

/** The personal API key: no second factor, no refresh token. */
async function apiKeyGrant(c: Context<ServerEnv>, context: ServerContext, form: Form) {
  const [kind, id = ''] = (form.get('client_id') ?? '').split('.');
  const user = kind === 'user' ? context.store.users.get(id) : null;
  if (!user || form.get('client_secret') !== user.apiKey) throw refuseToken({ error: 'invalid_client' });
  if (form.get('scope') !== 'api') throw refuseToken({ error: 'invalid_scope' });
  checkVersion(c);
  const device = rememberDevice(context, user, readDevice(form));
  return { ...(await answer(context, user, device, 'cli')), scope: 'api', ...tokenCustomMembers(user) };
}

/** `/connect/token`: the grants in the order of checks that the real server has. */
export function addToken(app: Hono<ServerEnv>, context: ServerContext): void {
  app.post('/identity/connect/token', async (c) => {
    const form = formBody(c);
    switch (form.get('grant_type')) {
      case 'password':
        return c.json(await passwordGrant(c, context, form));
      case 'refresh_token':
        return c.json(await refreshGrant(context, form));
      case 'authorization_code':
        return c.json(await codeGrant(c, context, form));
      case 'client_credentials':
        return c.json(await apiKeyGrant(c, context, form));
      default:
        throw refuseToken({ error: 'unsupported_grant_type' });
    }
  });
}
