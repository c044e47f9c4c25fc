import { Hono, type MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { ServerContext, ServerEnv } from './context.ts';
import { notFound } from './refusals.ts';
import { requireBearer } from './request.ts';
import { addAccounts, addAnonymousAccounts } from './routes/accounts.ts';
import { addAttachmentFiles, addAttachments } from './routes/attachments.ts';
import { addAnonymousAuthRequests, addAuthRequests } from './routes/auth-requests.ts';
import { addCipherBulk } from './routes/cipher-bulk.ts';
import { addCipherSharing } from './routes/cipher-sharing.ts';
import { addCiphers } from './routes/ciphers.ts';
import { addDevices, addKnownDevice } from './routes/devices.ts';
import { addFactorPages } from './routes/factor-pages.ts';
import { addFolders } from './routes/folders.ts';
import { addOpen } from './routes/open.ts';
import { addOrganizations } from './routes/organizations.ts';
import { addPasswordChange } from './routes/password-change.ts';
import { addPrelogin } from './routes/prelogin.ts';
import { addRegister } from './routes/register.ts';
import { addSettings } from './routes/settings.ts';
import { addSso } from './routes/sso.ts';
import { addSync } from './routes/sync.ts';
import { addToken } from './routes/token.ts';

/** An unknown address is 404 for everybody; only known ones ask for a token. */
const onlyKnownRoutes: MiddlewareHandler<ServerEnv> = async (c, next) => {
  if (!matchedRoutes(c).some((route) => route.method !== 'ALL')) throw notFound();
  await next();
};

/** Tells connected clients what a request has changed, and whose act it was. */
const tellHub =
  ({ hub }: ServerContext): MiddlewareHandler<ServerEnv> =>
  (c, next) =>
    hub.during(c.get('device')?.identifier ?? null, next);

/** Today's protocol. Open addresses come first; all that follow the check need a token. */
export function addModernRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  addOpen(app, context);
  addFactorPages(app);
  addSso(app, context);
  addPrelogin(app, context);
  addRegister(app, context);
  addToken(app, context);
  addAnonymousAccounts(app, context);
  addAnonymousAuthRequests(app, context);
  addKnownDevice(app, context);
  addAttachmentFiles(app, context);
  const signedIn = new Hono<ServerEnv>();
  signedIn.use('/api/*', onlyKnownRoutes, requireBearer(context), tellHub(context));
  signedIn.use('/events/*', requireBearer(context));
  addAccounts(signedIn, context);
  addPasswordChange(signedIn, context);
  addSync(signedIn, context);
  addOrganizations(signedIn, context);
  addCipherSharing(signedIn, context);
  addCipherBulk(signedIn, context);
  addAttachments(signedIn, context);
  addCiphers(signedIn, context);
  addFolders(signedIn, context);
  addAuthRequests(signedIn, context);
  addDevices(signedIn, context);
  addSettings(signedIn, context);
  app.route('/', signedIn);
  app.get('/', (c) => c.html('<!DOCTYPE html><title>Vault</title><h1>Vault server</h1>'));
}
