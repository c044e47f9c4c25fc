import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { PublicApiContext, PublicApiEnv } from './context.ts';
import { isUuid } from './read-body.ts';
import { refuseEmpty, refuseFramework, refuseModel } from './refusals.ts';
import { dateOf, ticksAt } from './ticks.ts';

export const SCOPE = 'api.organization';

const bearer = (header: string | undefined): string => /^bearer (.+)$/i.exec(header ?? '')?.[1] ?? '';

/** The token of a request, in whatever letters its scheme is written; empty when there is none. */
export const tokenOf = (c: { req: { header(name: string): string | undefined } }): string =>
  bearer(c.req.header('authorization'));

function unauthorized({ options }: PublicApiContext, expiredAt: number | null) {
  if (options.kind === 'vaultwarden')
    return refuseFramework(401, 'Unauthorized', 'The request requires user authentication.');
  const reason =
    expiredAt === null
      ? ''
      : ` error="invalid_token", error_description="The token expired at '${dateOf(ticksAt(expiredAt))}'"`;
  return refuseEmpty(401, { 'WWW-Authenticate': `Bearer${reason}` });
}

/** Lets only tokens of an organisation through, and says which it is. */
export const requireOrganization =
  (context: PublicApiContext): MiddlewareHandler<PublicApiEnv> =>
  async (c, next) => {
    const found = context.tokens.find(tokenOf(c));
    if (!found || found.isExpired) throw unauthorized(context, found?.expiresAt ?? null);
    const organization = context.organizations.get(found.subject);
    if (found.scope !== SCOPE || !organization) throw refuseEmpty(403);
    c.set('organization', organization);
    await next();
  };

/** An id that is none is told before anything is looked for. */
export const requireUuid: MiddlewareHandler<PublicApiEnv> = async (c, next) => {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) throw refuseModel({ id: [`The value '${id}' is not valid.`] });
  await next();
};

/** An unknown address is 404 for everybody, and so is a preflight: no answer here says anything about CORS. */
export const onlyKnownRoutes: MiddlewareHandler<PublicApiEnv> = async (c, next) => {
  if (!matchedRoutes(c).some((route) => route.method !== 'ALL')) throw refuseEmpty(404);
  await next();
};

/** Vaultwarden has one address of this API, and a framework's answer for every other. */
export const onlyWhatVaultwardenHas =
  ({ options }: PublicApiContext): MiddlewareHandler<PublicApiEnv> =>
  async (c, next) => {
    const isKnown = c.req.method === 'POST' && c.req.path === '/api/public/organization/import';
    if (options.kind === 'vaultwarden' && !isKnown)
      throw refuseFramework(404, 'Not Found', 'The requested resource could not be found.');
    await next();
  };
