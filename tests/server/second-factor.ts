import { findStep, mailCode } from './codes.ts';
import type { ServerContext } from './context.ts';
import { refuseToken } from './refusals.ts';
import { NO_SECOND_FACTOR, type UserRow } from './store/rows.ts';

/** Provider numbers of the protocol. */
const AUTHENTICATOR = '0';
const EMAIL = '1';
const YUBIKEY = '3';
const REMEMBER = '5';
const RECOVERY = '8';

const TOKEN_LIFETIME = 30 * 86_400;

export interface SecondFactorForm {
  readonly provider: string | undefined;
  readonly token: string | undefined;
  readonly remember: boolean;
  readonly deviceIdentifier: string;
}

const redact = (email: string): string => {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 2)}${'*'.repeat(Math.max(name.length - 2, 1))}@${domain}`;
};

/** What may be asked of this person: provider number to what the client needs for it. */
function providers(user: UserRow): Record<string, unknown> {
  return {
    ...(user.twoFactor.authenticator && { [AUTHENTICATOR]: null }),
    ...(user.twoFactor.yubikey && { [YUBIKEY]: { Nfc: true } }),
    ...(user.twoFactor.email !== null && { [EMAIL]: { Email: redact(user.twoFactor.email) } }),
  };
}

export const hasSecondFactor = (user: UserRow): boolean => Object.keys(providers(user)).length > 0;

function challenge(user: UserRow) {
  const offered = providers(user);
  const custom = {
    TwoFactorProviders: Object.keys(offered),
    TwoFactorProviders2: offered,
    MasterPasswordPolicy: { Object: 'masterPasswordPolicy' },
  };
  return refuseToken({ error: 'invalid_grant', description: 'Two factor required.', custom });
}

const wrongCode = () =>
  refuseToken({
    error: 'invalid_grant',
    description: 'Two-step token is invalid. Try again.',
    message: 'Two-step token is invalid. Try again.',
  });

function takeAuthenticatorCode({ store, clock }: ServerContext, user: UserRow, token: string): boolean {
  const { authenticator } = user.twoFactor;
  const step = authenticator && findStep(authenticator.secret, token, clock.now());
  if (!authenticator || step === null || step <= authenticator.lastStep) return false;
  store.users.change(user.id, {
    twoFactor: { ...user.twoFactor, authenticator: { ...authenticator, lastStep: step } },
  });
  return true;
}

const codeName = (user: UserRow): string => `second-factor/${user.id}`;

/** Mails a fresh code; the one before is worth nothing then. */
export function mailSecondFactorCode(context: ServerContext, user: UserRow): void {
  if (user.twoFactor.email === null) return;
  const code = mailCode(6);
  context.codes.set(codeName(user), code);
  context.outbox.send({ to: user.twoFactor.email, kind: 'second-factor', code });
}

function takeMailedCode({ codes }: ServerContext, user: UserRow, token: string): boolean {
  return codes.get(codeName(user)) === token && codes.delete(codeName(user));
}

/** What a key types: who it is (12 letters), and 32 that are another every time. Whoever makes the keys is asked which are good. */
const KEY_CODE = /^[cbdefghijklnrtuv]{44}$/;

function takeKeyCode({ store }: ServerContext, user: UserRow, token: string): boolean {
  const { yubikey } = user.twoFactor;
  if (!yubikey || !KEY_CODE.test(token)) return false;
  if (!yubikey.keys.includes(token.slice(0, 12)) || yubikey.used.includes(token)) return false;
  const used = [...yubikey.used, token];
  store.users.change(user.id, { twoFactor: { ...user.twoFactor, yubikey: { ...yubikey, used } } });
  return true;
}

function takeRecoveryCode({ store }: ServerContext, user: UserRow, token: string): boolean {
  const { recoveryCode } = user.twoFactor;
  // Vaultwarden compares it letter by letter, in small ones.
  if (recoveryCode === null || token !== recoveryCode.toLowerCase()) return false;
  store.users.change(user.id, { twoFactor: NO_SECOND_FACTOR });
  return true;
}

async function isRemembered(
  { tokens }: ServerContext,
  user: UserRow,
  form: SecondFactorForm,
): Promise<boolean> {
  const claims = await tokens.read('remember', form.token ?? '');
  return (
    claims?.sub === user.id && claims.device === form.deviceIdentifier && claims.stamp === user.securityStamp
  );
}

const TAKERS: Readonly<Record<string, (context: ServerContext, user: UserRow, token: string) => boolean>> = {
  [AUTHENTICATOR]: takeAuthenticatorCode,
  [EMAIL]: takeMailedCode,
  [YUBIKEY]: takeKeyCode,
  [RECOVERY]: takeRecoveryCode,
};

/**
 * Lets the person through or throws a challenge or a refusal. Gives the remember token when one was asked for.
 * A remember token that is stale gets a fresh challenge, never a "wrong code".
 */
export async function checkSecondFactor(
  context: ServerContext,
  user: UserRow,
  form: SecondFactorForm,
): Promise<string | null> {
  if (!hasSecondFactor(user)) return null;
  const { provider, token } = form;
  if (provider === undefined || token === undefined || token === '') throw challenge(user);
  if (provider === REMEMBER) {
    if (await isRemembered(context, user, form)) return null;
    throw challenge(user);
  }
  if (!TAKERS[provider]?.(context, user, token.trim())) throw wrongCode();
  if (!form.remember) return null;
  const claims = { sub: user.id, device: form.deviceIdentifier, stamp: user.securityStamp };
  return context.tokens.sign('remember', claims, TOKEN_LIFETIME);
}
