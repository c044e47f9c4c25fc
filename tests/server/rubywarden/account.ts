import { randomBytes, randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { isCipherString } from '../cipher-string.ts';
import { findStep } from '../codes.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { newUser } from '../new-user.ts';
import { isPasswordHash } from '../passwords.ts';
import { formBody, jsonBody } from '../request.ts';
import type { DeviceRow, Json, UserRow } from '../store/rows.ts';
import { oldDate, refuseOld } from './answers.ts';

type Form = ReadonlyMap<string, string>;

/** The body with its top-level names in lower case, as the old server reads it. */
export const lowerBody = (c: Context<ServerEnv>): Json =>
  Object.fromEntries(Object.entries(jsonBody(c)).map(([name, value]) => [name.toLowerCase(), value]));

function needAll(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values))
    if (value === undefined || value === null || value === '') throw refuseOld(`${name} cannot be blank`);
}

async function register(c: Context<ServerEnv>, { store, clock }: ServerContext): Promise<void> {
  const body = lowerBody(c);
  const { masterpasswordhash, kdf, kdfiterations, key, email } = body;
  needAll({ masterpasswordhash, kdf });
  if (typeof email !== 'string' || !/^.+@.+\..+$/.test(email)) throw refuseOld('Invalid e-mail address');
  if (!/^.+=$/.test(String(masterpasswordhash))) throw refuseOld('Invalid masterPasswordHash');
  if (!isCipherString(key)) throw refuseOld('Invalid key');
  if (kdf !== 0) throw refuseOld('invalid kdf type');
  const iterations = Number(kdfiterations);
  if (!(iterations >= 5_000 && iterations <= 1_000_000)) throw refuseOld('invalid kdf iterations');
  if (store.userByEmail(email)) throw refuseOld('E-mail is already in use');
  const user = await newUser(
    {
      email,
      name: typeof body.name === 'string' ? body.name : null,
      masterPasswordHint: typeof body.masterpasswordhint === 'string' ? body.masterpasswordhint : null,
      masterPasswordHash: String(masterpasswordhash),
      kdf: { kdfType: 0, iterations, memory: null, parallelism: null },
      key,
      publicKey: null,
      privateKey: null,
    },
    clock,
  );
  store.users.put(user);
}

const CHALLENGE = {
  error: 'invalid_grant',
  error_description: 'Two factor required.',
  TwoFactorProviders: [0],
  TwoFactorProviders2: { 0: null },
};

/** One access token per device: making it takes the one before out of service. */
async function tokenAnswer(context: ServerContext, user: UserRow, device: DeviceRow, refreshToken: string) {
  const claims = {
    sub: user.id,
    premium: true,
    name: user.name,
    email: user.email,
    email_verified: true,
    sstamp: user.securityStamp,
    device: device.identifier,
    scope: ['api', 'offline_access'],
    amr: ['Application'],
    jti: randomUUID(),
  };
  const accessToken = await context.tokens.sign('rubywarden', claims, context.tokens.accessSeconds);
  context.store.devices.put({ ...device, accessToken });
  return {
    access_token: accessToken,
    expires_in: context.tokens.accessSeconds,
    token_type: 'Bearer',
    refresh_token: refreshToken,
    Key: user.key,
    Kdf: user.kdf.kdfType,
    KdfIterations: user.kdf.iterations,
  };
}

function deviceOf({ store, clock }: ServerContext, user: UserRow, form: Form): DeviceRow {
  const identifier = form.get('deviceidentifier') ?? '';
  const known = store.devices.where('userId', user.id).find((row) => row.identifier === identifier);
  const row = {
    id: known?.id ?? randomUUID(),
    userId: user.id,
    identifier,
    name: form.get('devicename') ?? '',
    type: Number(form.get('devicetype')),
    creationDate: known?.creationDate ?? oldDate(clock),
    pushToken: null,
    accessToken: known?.accessToken ?? null,
  };
  store.devices.put(row);
  return row;
}

/** The refresh token of a device stays the same for ever. */
function refreshTokenOf({ store }: ServerContext, user: UserRow, device: DeviceRow): string {
  const known = store.refreshTokens
    .where('deviceIdentifier', device.identifier)
    .find((row) => row.userId === user.id);
  if (known) return known.id;
  const id = randomBytes(48).toString('base64url');
  const { securityStamp } = user;
  const expires = Number.MAX_SAFE_INTEGER;
  store.refreshTokens.put({
    id,
    userId: user.id,
    deviceIdentifier: device.identifier,
    clientId: 'browser',
    securityStamp,
    expires,
  });
  return id;
}

async function passwordGrant(c: Context<ServerEnv>, context: ServerContext, form: Form): Promise<Response> {
  const names = [
    'client_id',
    'grant_type',
    'deviceidentifier',
    'devicename',
    'devicetype',
    'password',
    'scope',
    'username',
  ];
  needAll(Object.fromEntries(names.map((name) => [name, form.get(name)])));
  if (form.get('scope') !== 'api offline_access') throw refuseOld('scope not supported');
  // The address is looked up as it was sent, upper case and all.
  const user = context.store.users.where('email', form.get('username') ?? '')[0];
  if (!user) throw refuseOld('Invalid username');
  if (!(await isPasswordHash(form.get('password'), user))) throw refuseOld('Invalid password');
  const { authenticator } = user.twoFactor;
  const code = form.get('twofactortoken') ?? '';
  if (authenticator && findStep(authenticator.secret, code, context.clock.now()) === null)
    return c.json(CHALLENGE, 400);
  const device = deviceOf(context, user, form);
  return c.json(await tokenAnswer(context, user, device, refreshTokenOf(context, user, device)));
}

async function refreshGrant(c: Context<ServerEnv>, context: ServerContext, form: Form): Promise<Response> {
  needAll({ refresh_token: form.get('refresh_token') });
  const row = context.store.refreshTokens.get(form.get('refresh_token') ?? '');
  const user = row && context.store.users.get(row.userId);
  const device =
    row &&
    context.store.devices.where('userId', row.userId).find((one) => one.identifier === row.deviceIdentifier);
  if (!row || !user || !device) throw refuseOld('Invalid refresh token');
  return c.json(await tokenAnswer(context, user, device, row.id));
}

/** Lets only the newest access token of a device through; every other is "invalid bearer", as a 400. */
export function requireOldBearer({ store, tokens }: ServerContext) {
  return async (c: Context<ServerEnv>): Promise<UserRow> => {
    const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const claims = await tokens.read('rubywarden', token);
    const device = claims ? store.devices.where('accessToken', token)[0] : undefined;
    const user = device && store.users.get(device.userId);
    if (!user) throw refuseOld('invalid bearer');
    return user;
  };
}

/** Prelogin, registration and tokens of the old server. */
export function addOldAccount(
  app: Hono<ServerEnv>,
  context: ServerContext,
  api: string,
  identity: string,
): void {
  app.post(`${api}/accounts/prelogin`, (c) => {
    const { email } = lowerBody(c);
    needAll({ email });
    const kdf = context.store.userByEmail(String(email))?.kdf;
    return c.json({ Kdf: kdf?.kdfType ?? 0, KdfIterations: kdf?.iterations ?? 100_000 });
  });
  app.post(`${api}/accounts/register`, async (c) => {
    await register(c, context);
    return c.body('', 200, { 'Content-Type': 'application/json' });
  });
  app.post(`${identity}/connect/token`, (c) => {
    const form = formBody(c);
    needAll({ grant_type: form.get('grant_type') });
    if (form.get('grant_type') === 'refresh_token') return refreshGrant(c, context, form);
    if (form.get('grant_type') === 'password') return passwordGrant(c, context, form);
    throw refuseOld('grant type not supported');
  });
}
