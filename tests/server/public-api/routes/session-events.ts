import type { Context, Hono } from 'hono';
import type { EventEntry } from '../../../public-api/types.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { PAGE_SIZE, readPage } from '../event-pages.ts';
import { readQuery } from '../event-query.ts';
import { tokenOf } from '../gate.ts';
import { refuseEmpty } from '../refusals.ts';

/** The scope of somebody who has signed in, as tests give it out with `tokens.issue`. */
const SESSION = 'api offline_access';
const VAULTWARDEN_SIZE = 30;

/** The same row by the names of the internal API, which tells a little more. */
const internalEntry = ({ object, itemId, memberId, device, ...rest }: EventEntry) => ({
  ...rest,
  cipherId: itemId,
  organizationUserId: memberId,
  deviceType: device,
  systemUser: rest.actingUserId === null ? 3 : null,
  domainName: null,
  object,
});

function answer(
  c: Context<PublicApiEnv>,
  { clock, options, organizations }: PublicApiContext,
  organizationId: string | undefined,
  fits: (entry: EventEntry) => boolean,
): Response {
  const organization = organizations.get((organizationId ?? '').toLowerCase());
  if (!organization) throw refuseEmpty(404);
  const query = { ...readQuery(c, clock), fits };
  const isVaultwarden = options.kind === 'vaultwarden';
  const [form, size] = isVaultwarden
    ? (['date', VAULTWARDEN_SIZE] as const)
    : ([options.cursor, PAGE_SIZE] as const);
  const page = readPage(organization.journal, query, form, size);
  return c.json({ ...page, data: page.data.map(internalEntry) });
}

/** What has happened, for members who have signed in: the way in where there is no public API for it. */
export function addSessionEvents(app: Hono<PublicApiEnv>, context: PublicApiContext): void {
  app.use('/api/organizations/*', async (c, next) => {
    const found = context.tokens.find(tokenOf(c));
    if (!found || found.isExpired || found.scope !== SESSION)
      throw refuseEmpty(401, { 'WWW-Authenticate': 'Bearer' });
    await next();
  });
  app.get('/api/organizations/:id/events', (c) => answer(c, context, c.req.param('id'), () => true));
  app.get('/api/organizations/:id/users/:memberId/events', (c) => {
    const memberId = c.req.param('memberId').toLowerCase();
    return answer(c, context, c.req.param('id'), (entry) => entry.memberId === memberId);
  });
}
