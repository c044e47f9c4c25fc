import { type EmbeddedServer, timeCode } from '../server/index.ts';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

function changeFactors(server: EmbeddedServer, email: string, change: object): void {
  const user = server.store.userByEmail(email);
  if (!user) throw new Error(`No account ${email}`);
  server.store.users.change(user.id, { twoFactor: { ...user.twoFactor, ...change } });
}

/** The account asks for an authenticator code from now on. */
export const wantAuthenticator = (server: EmbeddedServer, email: string): void =>
  changeFactors(server, email, { authenticator: { secret: SECRET, lastStep: 0 } });

/** The account has its codes mailed from now on. */
export const wantMail = (server: EmbeddedServer, email: string): void =>
  changeFactors(server, email, { email });

/** The account asks for a security key from now on, in a page of the web vault. */
export const wantSecurityKey = (server: EmbeddedServer, email: string): void =>
  changeFactors(server, email, { webauthn: { credentialId: 'a2V5LW9mLXBhdA' } });

/** The account asks Duo from now on. */
export const wantDuo = (server: EmbeddedServer, email: string): void =>
  changeFactors(server, email, {
    duo: { authUrl: 'https://api-12345678.duosecurity.com/oauth/v1/authorize?state=of-this-sign-in' },
  });

const KEY = 'ccccccbdefgh';

/** The account asks for the touch of a YubiKey from now on, and gives a recovery code out. */
export function wantKey(server: EmbeddedServer, email: string): { code: () => string; recovery: string } {
  const recovery = 'KDQ4NSF3MWPJZB2V7XGRTCEYHLU5A6OI';
  changeFactors(server, email, { yubikey: { keys: [KEY], used: [] }, recoveryCode: recovery });
  let touches = 0;
  const code = () => {
    touches += 1;
    return `${KEY}${'cbdefghi'.charAt(touches % 8).repeat(32)}`;
  };
  return { code, recovery };
}

/** What an authenticator shows at this moment. */
export const authenticatorCode = (server: EmbeddedServer): string =>
  timeCode(SECRET, Math.floor(server.clock.now() / 30_000));
