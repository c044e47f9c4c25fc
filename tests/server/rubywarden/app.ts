import type { Hono } from 'hono';
import type { ServerContext, ServerEnv } from '../context.ts';
import { param } from '../request.ts';
import { addOldAccount } from './account.ts';
import { rubywardenFailure } from './answers.ts';
import { addOldVault } from './vault.ts';

export { rubywardenFailure } from './answers.ts';

/** The old protocol, at `/api` and `/identity` or, in the oldest layout, all at the root. */
export function addRubywardenRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  const isRoot = context.options.layout === 'root';
  const api = isRoot ? '' : '/api';
  app.use(async (c, next) => {
    await next();
    c.header('Access-Control-Allow-Origin', 'file://');
  });
  addOldAccount(app, context, api, isRoot ? '' : '/identity');
  addOldVault(app, context, api);
  // Open to everybody who knows the address.
  app.get('/attachments/:id/:attachment', (c) => {
    const row = context.store.attachments.get(param(c, 'attachment'));
    const bytes = row?.cipherId === param(c, 'id') ? context.store.files.read(row.id) : null;
    if (!row || !bytes) return rubywardenFailure(404);
    const name = row.fileName.split('/').at(-1);
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  });
  app.get(`${isRoot ? '' : '/icons'}/:domain/icon.png`, (c) =>
    c.redirect(`http://${param(c, 'domain')}/favicon.ico`),
  );
}
