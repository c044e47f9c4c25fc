import type { Hono } from 'hono';
import type { ServerContext, ServerEnv } from '../context.ts';
import { plausibleKdf } from '../kdf.ts';
import { jsonBody, requiredText } from '../request.ts';

/** How a master key is derived, for anybody who asks; unknown addresses get a stable invention. */
export function addPrelogin(app: Hono<ServerEnv>, { store }: ServerContext): void {
  const paths = [
    '/identity/accounts/prelogin',
    '/identity/accounts/prelogin/password',
    '/api/accounts/prelogin',
  ];
  app.on('POST', paths, (c) => {
    const email = requiredText(jsonBody(c), 'email').trim().toLowerCase();
    const kdf = store.userByEmail(email)?.kdf ?? plausibleKdf(email, store.secret('prelogin'));
    return c.json({
      kdf: kdf.kdfType,
      kdfIterations: kdf.iterations,
      kdfMemory: kdf.memory,
      kdfParallelism: kdf.parallelism,
      kdfSettings: kdf,
      salt: email,
    });
  });
}
