import type { Hono } from 'hono';
import type { ServerContext, ServerEnv } from '../context.ts';
import { isPasswordHash } from '../passwords.ts';
import { squareIcon } from '../png.ts';
import { refuse } from '../refusals.ts';
import { jsonBody, param, requiredText } from '../request.ts';
import { isMailSession, mailSecondFactorCode, userOfDevice } from '../second-factor.ts';
import type { UserRow } from '../store/rows.ts';

function addConfig(app: Hono<ServerEnv>, { options, url }: ServerContext): void {
  app.get('/api/config', (c) => {
    const base = url();
    return c.json({
      version: options.version,
      gitHash: '00000000',
      server: null,
      environment: {
        cloudRegion: null,
        vault: base,
        api: `${base}/api`,
        identity: `${base}/identity`,
        notifications: `${base}/notifications`,
        sso: `${base}/sso`,
      },
      featureStates: options.featureStates,
      push: { pushTechnology: 0, vapidPublicKey: null },
      communication: null,
      settings: { disableUserRegistration: false, suppressOnboardingInterstitials: false },
      object: 'config',
    });
  });
}

function addIcons(app: Hono<ServerEnv>): void {
  app.get('/icons/:domain/icon.png', (c) => {
    const domain = param(c, 'domain');
    if (!domain.includes('.') || /^[\d.]+$/.test(domain)) return c.body(null, 404);
    const headers = { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=604800' };
    return c.body(new Uint8Array(squareIcon(domain)), 200, headers);
  });
}

/** Whom a second-factor code is mailed to; null where nothing proves that they ask for it. */
async function userToMail(
  context: ServerContext,
  body: ReturnType<typeof jsonBody>,
): Promise<UserRow | null> {
  const { options, store } = context;
  // Whoever names an address has to prove more (Vaultwarden, `send_email_login`).
  if (options.sso?.mailsByDevice && !body.email) return userOfDevice(context, body.deviceIdentifier);
  const user = store.userByEmail(requiredText(body, 'email'));
  const isProven =
    user &&
    (isMailSession(context, user, body.ssoEmail2FaSessionToken) ||
      (await isPasswordHash(body.masterPasswordHash, user)));
  return isProven ? user : null;
}

/** What needs no token: what the server is, icons, mailed codes, signs of life. */
export function addOpen(app: Hono<ServerEnv>, context: ServerContext): void {
  addConfig(app, context);
  addIcons(app);
  app.on('GET', ['/alive', '/api/alive', '/api/now'], (c) =>
    c.json(new Date(context.clock.now()).toISOString()),
  );
  app.get('/api/version', (c) => c.json(context.options.version));
  app.post('/api/two-factor/send-email-login', async (c) => {
    const user = await userToMail(context, jsonBody(c));
    if (!user) throw refuse(400, 'Cannot send two-factor email.');
    mailSecondFactorCode(context, user);
    return c.body(null, 200);
  });
}
