import type { Context, Handler, MiddlewareHandler } from 'hono';
import { formBody } from '../request.ts';
import type { PublicApiEnv, VaultServer } from './context.ts';

/** Passes a request on as it came; what it was answered goes back as it is. */
export const passOn =
  (vault: VaultServer): Handler<PublicApiEnv> =>
  (c) => {
    const { method, url, headers } = c.req.raw;
    const body = c.get('body');
    return vault.answer(
      new Request(url, { method, headers, ...(body.byteLength > 0 && { body: new Uint8Array(body) }) }),
    );
  };

const isOrganization = (c: Context<PublicApiEnv>): boolean =>
  c.req.header('authorization') !== undefined ||
  formBody(c).get('client_id')?.startsWith('organization.') === true;

/** People's tokens come from the vault's server. */
export const passPeopleOn =
  (vault: VaultServer): MiddlewareHandler<PublicApiEnv> =>
  (c, next) =>
    isOrganization(c) ? next() : Promise.resolve(passOn(vault)(c, next));
