import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { isCipherString } from '../cipher-string.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { PUSH } from '../hub.ts';
import { readKdfSettings, TODAYS_LIMITS } from '../kdf.ts';
import { hashForStore } from '../passwords.ts';
import { refuse, refuseModel } from '../refusals.ts';
import { jsonBody, nested, requiredText, requirePassword, text } from '../request.ts';
import type { Json, KdfSettings, UserRow } from '../store/rows.ts';

interface Change {
  readonly hash: string;
  readonly key: string;
  /** Null leaves it as it is. */
  readonly kdf: KdfSettings | null;
}

function sealedKey(value: unknown): string {
  if (isCipherString(value)) return value;
  throw refuseModel({ Key: ['Key is not a valid encrypted string.'] });
}

/** The two objects that must agree with each other and with the account's address. */
function readObjects(user: UserRow, authentication: Json, unlock: Json): Required<Change> {
  const kdf = readKdfSettings(nested(authentication, 'kdf') ?? {}, 'nested', TODAYS_LIMITS);
  const unlockKdf = readKdfSettings(nested(unlock, 'kdf') ?? {}, 'nested', TODAYS_LIMITS);
  if (JSON.stringify(kdf) !== JSON.stringify(unlockKdf))
    throw refuse(400, 'KDF settings must be equal for authentication and unlock.');
  if ([authentication.salt, unlock.salt].some((salt) => salt !== user.email))
    throw refuse(400, 'Invalid master password salt.');
  return {
    hash: requiredText(authentication, 'masterPasswordAuthenticationHash'),
    key: sealedKey(unlock.masterKeyWrappedUserKey),
    kdf,
  };
}

function readPasswordChange(user: UserRow, body: Json): Change {
  const authentication = nested(body, 'authenticationData');
  const unlock = nested(body, 'unlockData');
  if (!authentication || !unlock)
    return { hash: requiredText(body, 'newMasterPasswordHash'), key: sealedKey(body.key), kdf: null };
  const change = readObjects(user, authentication, unlock);
  if (JSON.stringify(change.kdf) !== JSON.stringify(user.kdf)) throw refuse(400, 'Invalid KDF settings.');
  return change;
}

/** A new password, derivation and wrapped key; the new stamp ends every session. */
async function apply({ store, hub }: ServerContext, user: UserRow, change: Change): Promise<void> {
  store.users.change(user.id, {
    ...(await hashForStore(change.hash)),
    key: change.key,
    ...(change.kdf && { kdf: change.kdf }),
    securityStamp: randomUUID(),
    forcePasswordReset: false,
  });
  hub.note(user.id, { type: PUSH.logOut, payload: { UserId: user.id, Date: new Date() } });
}

/** `/accounts/password` in both forms, `/accounts/kdf` in the only one that is left. */
export function addPasswordChange(app: Hono<ServerEnv>, context: ServerContext): void {
  const hint = (c: Context<ServerEnv>, body: Json): void => {
    const masterPasswordHint = text(body, 'masterPasswordHint');
    context.store.users.change(c.get('user').id, { masterPasswordHint });
  };
  app.post('/api/accounts/password', async (c) => {
    const body = jsonBody(c);
    await requirePassword(c, body);
    await apply(context, c.get('user'), readPasswordChange(c.get('user'), body));
    hint(c, body);
    return c.body(null, 200);
  });
  app.post('/api/accounts/kdf', async (c) => {
    const body = jsonBody(c);
    await requirePassword(c, body);
    const authentication = nested(body, 'authenticationData');
    const unlock = nested(body, 'unlockData');
    if (!authentication || !unlock) throw refuse(400, 'AuthenticationData and UnlockData must be provided.');
    await apply(context, c.get('user'), readObjects(c.get('user'), authentication, unlock));
    return c.body(null, 200);
  });
}
