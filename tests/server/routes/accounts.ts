import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { isCipherString } from '../cipher-string.ts';
import { destroyCipher, touchUser } from '../cipher-writes.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { mailNewDeviceCode } from '../devices.ts';
import { newApiKey } from '../new-user.ts';
import { isPasswordHash } from '../passwords.ts';
import { refuse, refuseModel } from '../refusals.ts';
import { jsonBody, requiredText, requirePassword, text } from '../request.ts';
import { profileAnswer } from '../shapes/profile.ts';
import { accountKeys } from '../shapes/token-answer.ts';
import type { UserRow } from '../store/rows.ts';

type RequestContext = Context<ServerEnv>;

/** Account calls that need no token. */
export function addAnonymousAccounts(app: Hono<ServerEnv>, context: ServerContext): void {
  app.post('/api/accounts/resend-new-device-otp', async (c) => {
    const body = jsonBody(c);
    const user = context.store.userByEmail(requiredText(body, 'email'));
    if (!user || !(await isPasswordHash(body.masterPasswordHash, user)))
      throw refuse(400, 'User verification failed.');
    mailNewDeviceCode(context, user);
    return c.body(null, 200);
  });
  app.post('/api/accounts/password-hint', (c) => {
    requiredText(jsonBody(c), 'email');
    return c.body(null, 200);
  });
}

function addProfile(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store } = context;
  const change = (c: RequestContext, members: Partial<UserRow>): Response => {
    const user = store.users.change(c.get('user').id, members);
    touchUser(context, user.id);
    return c.json(profileAnswer(context, user));
  };
  app.get('/api/accounts/profile', (c) => c.json(profileAnswer(context, c.get('user'))));
  app.on(['PUT', 'POST'], '/api/accounts/profile', (c) => {
    const name = text(jsonBody(c), 'name');
    if ((name?.length ?? 0) > 50)
      throw refuseModel({ Name: ['The field Name must be a string with a maximum length of 50.'] });
    return change(c, { name });
  });
  app.on(['PUT', 'POST'], '/api/accounts/avatar', (c) =>
    change(c, { avatarColor: text(jsonBody(c), 'avatarColor') }),
  );
}

function addKeys(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store } = context;
  const answer = (user: UserRow) => ({
    key: user.key,
    publicKey: user.publicKey,
    privateKey: user.privateKey,
    accountKeys: accountKeys(user),
    object: 'keys',
  });
  app.get('/api/accounts/keys', (c) => c.json(answer(c.get('user'))));
  app.post('/api/accounts/keys', (c) => {
    const body = jsonBody(c);
    if (c.get('user').privateKey !== null) throw refuse(400, 'User has existing keypair');
    const privateKey = body.encryptedPrivateKey;
    if (!isCipherString(privateKey))
      throw refuseModel({ EncryptedPrivateKey: ['EncryptedPrivateKey is not a valid encrypted string.'] });
    const user = store.users.change(c.get('user').id, {
      privateKey,
      publicKey: requiredText(body, 'publicKey'),
    });
    touchUser(context, user.id);
    return c.json(answer(user));
  });
  app.post('/api/accounts/key-management/user-key-id', (c) => {
    const userKeyId = requiredText(jsonBody(c), 'userKeyId');
    if (c.get('user').userKeyId === null) store.users.change(c.get('user').id, { userKeyId });
    return c.body(null, 200);
  });
  app.get('/api/users/:id/public-key', (c) => {
    const user = store.users.get(c.req.param('id'));
    if (!user?.publicKey) throw refuse(404, 'Resource not found.');
    return c.json({ userId: user.id, publicKey: user.publicKey, object: 'userKey' });
  });
}

function addApiKey(app: Hono<ServerEnv>, context: ServerContext): void {
  const answer = (user: UserRow) => ({
    apiKey: user.apiKey,
    revisionDate: user.creationDate,
    object: 'apiKey',
  });
  const checked = async (c: RequestContext): Promise<UserRow> => {
    if (await isPasswordHash(jsonBody(c).masterPasswordHash, c.get('user'))) return c.get('user');
    throw refuseModel({ '': ['User verification failed.'] });
  };
  app.post('/api/accounts/api-key', async (c) => c.json(answer(await checked(c))));
  app.post('/api/accounts/rotate-api-key', async (c) => {
    const { id } = await checked(c);
    return c.json(answer(context.store.users.change(id, { apiKey: newApiKey() })));
  });
}

function addVerification(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store } = context;
  app.post('/api/accounts/verify-password', async (c) => {
    await requirePassword(c, jsonBody(c));
    return c.json({ object: 'masterPasswordPolicy' });
  });
  app.on(['PUT', 'POST'], '/api/accounts/verify-devices', async (c) => {
    const body = jsonBody(c);
    await requirePassword(c, body);
    store.users.change(c.get('user').id, { verifyDevices: body.verifyDevices === true });
    return c.body(null, 200);
  });
  app.post('/api/accounts/security-stamp', async (c) => {
    await requirePassword(c, jsonBody(c));
    store.users.change(c.get('user').id, { securityStamp: randomUUID() });
    return c.body(null, 200);
  });
  const remove = async (c: RequestContext): Promise<Response> => {
    await requirePassword(c, jsonBody(c));
    const user = c.get('user');
    for (const row of store.ciphers.where('userId', user.id)) destroyCipher(context, row);
    for (const row of store.folders.where('userId', user.id)) store.folders.remove(row.id);
    store.users.remove(user.id);
    return c.body(null, 200);
  };
  app.delete('/api/accounts', remove);
  app.post('/api/accounts/delete', remove);
}

/** Everything under `/accounts` but the password and key-derivation changes. */
export function addAccounts(app: Hono<ServerEnv>, context: ServerContext): void {
  addProfile(app, context);
  addKeys(app, context);
  addApiKey(app, context);
  addVerification(app, context);
}
