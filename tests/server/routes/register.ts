import type { Hono } from 'hono';
import { isCipherString } from '../cipher-string.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { OLD_LIMITS, readKdfSettings, TODAYS_LIMITS } from '../kdf.ts';
import { type NewUser, newUser } from '../new-user.ts';
import { refuse, refuseModel } from '../refusals.ts';
import { jsonBody, nested, requiredText, text } from '../request.ts';
import type { Json } from '../store/rows.ts';

const MAIL = /^[^\s@]+@[^\s@]+$/;

function readMail(body: Json): string {
  const email = requiredText(body, 'email').trim().toLowerCase();
  if (!MAIL.test(email) || email.length > 256)
    throw refuseModel({ Email: ['The Email field is not a supported e-mail address format.'] });
  return email;
}

function requiredKey(value: unknown, member: string): string {
  if (isCipherString(value)) return value;
  throw refuseModel({ [member]: [`${member} is not a valid encrypted string.`] });
}

function readKeyPair(keys: Json | null): Pick<NewUser, 'publicKey' | 'privateKey'> {
  if (!keys) return { publicKey: null, privateKey: null };
  return {
    publicKey: requiredText(keys, 'publicKey'),
    privateKey: requiredKey(keys.encryptedPrivateKey, 'EncryptedPrivateKey'),
  };
}

function common(body: Json): Pick<NewUser, 'email' | 'name' | 'masterPasswordHint'> {
  const masterPasswordHint = text(body, 'masterPasswordHint');
  if ((masterPasswordHint?.length ?? 0) > 50)
    throw refuseModel({
      MasterPasswordHint: ['The field MasterPasswordHint must be a string with a maximum length of 50.'],
    });
  return { email: readMail(body), name: text(body, 'name'), masterPasswordHint };
}

/** The form with flat members, of the old registration and still of today's. */
function readFlat(
  body: Json,
  keyMember: 'key' | 'userSymmetricKey',
  pairMember: 'keys' | 'userAsymmetricKeys',
): NewUser {
  const limits = keyMember === 'key' ? OLD_LIMITS : TODAYS_LIMITS;
  return {
    ...common(body),
    masterPasswordHash: requiredText(body, 'masterPasswordHash'),
    kdf: readKdfSettings(body, 'flat', limits),
    key: requiredKey(body[keyMember], 'UserSymmetricKey'),
    ...readKeyPair(nested(body, pairMember)),
  };
}

/** The form with two objects, which must agree on derivation and salt. */
function readObjects(body: Json, authentication: Json, unlock: Json): NewUser {
  const kdf = readKdfSettings(nested(authentication, 'kdf') ?? {}, 'nested', TODAYS_LIMITS);
  const unlockKdf = readKdfSettings(nested(unlock, 'kdf') ?? {}, 'nested', TODAYS_LIMITS);
  const base = common(body);
  const salts = [authentication.salt, unlock.salt];
  if (JSON.stringify(kdf) !== JSON.stringify(unlockKdf))
    throw refuse(400, 'KDF settings must be equal for authentication and unlock.');
  if (salts.some((salt) => salt !== base.email)) throw refuse(400, 'Invalid master password salt.');
  return {
    ...base,
    masterPasswordHash: requiredText(authentication, 'masterPasswordAuthenticationHash'),
    kdf,
    key: requiredKey(unlock.masterKeyWrappedUserKey, 'MasterKeyWrappedUserKey'),
    ...readKeyPair(nested(body, 'userAsymmetricKeys')),
  };
}

function readFinish(body: Json): NewUser {
  const authentication = nested(body, 'masterPasswordAuthentication');
  const unlock = nested(body, 'masterPasswordUnlock');
  if (authentication && unlock) return readObjects(body, authentication, unlock);
  if (authentication || unlock)
    throw refuseModel({ '': ['Both authentication and unlock data are needed.'] });
  return readFlat(body, 'userSymmetricKey', 'userAsymmetricKeys');
}

async function addUser({ store, clock }: ServerContext, user: NewUser): Promise<void> {
  if (store.userByEmail(user.email))
    throw refuseModel({ DuplicateUserName: [`Username '${user.email}' is already taken.`] });
  store.users.put(await newUser(user, clock));
}

/** Making an account: the old way in one call, and today's with a mailed token. */
export function addRegister(app: Hono<ServerEnv>, context: ServerContext): void {
  const { tokens, outbox, options } = context;
  app.on('POST', ['/identity/accounts/register', '/api/accounts/register'], async (c) => {
    await addUser(context, readFlat(jsonBody(c), 'key', 'keys'));
    return c.json({ object: 'register', captchaBypassToken: '' });
  });
  app.post('/identity/accounts/register/send-verification-email', async (c) => {
    const email = readMail(jsonBody(c));
    const token = await tokens.sign('register', { email }, 3600);
    if (!options.verifyMail) return c.json(token);
    outbox.send({ to: email, kind: 'register', code: token });
    return c.body(null, 204);
  });
  app.post('/identity/accounts/register/verification-email-clicked', async (c) => {
    const body = jsonBody(c);
    await checkToken(context, body, 'emailVerificationToken');
    return c.body(null, 200);
  });
  app.post('/identity/accounts/register/finish', async (c) => {
    const body = jsonBody(c);
    await checkToken(context, body, 'emailVerificationToken');
    await addUser(context, readFinish(body));
    return c.json({ object: 'registerFinish' });
  });
}

async function checkToken({ tokens }: ServerContext, body: Json, member: string): Promise<void> {
  const claims = await tokens.read('register', requiredText(body, member));
  if (!claims || claims.email !== readMail(body)) throw refuse(400, 'Invalid email verification token.');
}
