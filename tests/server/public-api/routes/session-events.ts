import type { Context, Hono } from 'hono';
import type { EventEntry } from '../../../public-api/types.ts';
import { notFound } from '../../refusals.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { PAGE_SIZE, readPage } from '../event-pages.ts';
import { readQuery } from '../event-query.ts';
import type { Organization } from '../organization.ts';
import { assertMay, type FindCaller } from '../session-caller.ts';

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

/** Somebody's own acts from the official server; Vaultwarden adds what was done to them. */
function isOf(context: PublicApiContext, { members }: Organization, memberId: string) {
  const userId = members.get(memberId)?.userId ?? '';
  const isBy = (entry: EventEntry) => entry.actingUserId === userId;
  return context.options.kind === 'vaultwarden'
    ? (entry: EventEntry) => isBy(entry) || entry.memberId === memberId
    : isBy;
}

const rowsOf = ({ journal }: Organization): EventEntry[] =>
  Array.from({ length: journal.length }, (_, index) => journal.at(index));

/** What has happened, for members who have signed in: the way in where there is no public API for it. */
export function addSessionEvents(
  app: Hono<PublicApiEnv>,
  context: PublicApiContext,
  findCaller: FindCaller,
): void {
  const { clock, options } = context;
  const answer = (
    c: Context<PublicApiEnv>,
    organization: Organization,
    fits: (entry: EventEntry) => boolean,
  ): Response => {
    const query = { ...readQuery(c, clock), fits };
    const [form, size] =
      options.kind === 'vaultwarden'
        ? (['date', VAULTWARDEN_SIZE] as const)
        : ([options.cursor, PAGE_SIZE] as const);
    const page = readPage(organization.journal, query, form, size);
    return c.json({ ...page, data: page.data.map(internalEntry) });
  };
  const find = async (c: Context<PublicApiEnv>, id: string): Promise<Organization> => {
    const caller = await findCaller(c, id);
    assertMay(context, caller, 'accessEventLogs');
    return caller.organization;
  };
  app.get('/api/organizations/:id/events', async (c) =>
    answer(c, await find(c, c.req.param('id')), () => true),
  );
  app.get('/api/organizations/:id/users/:member/events', async (c) => {
    const organization = await find(c, c.req.param('id'));
    return answer(c, organization, isOf(context, organization, c.req.param('member').toLowerCase()));
  });
  // Items are the vault's. One of which no log knows anything counts as one that nobody here has.
  app.get('/api/ciphers/:id/events', async (c) => {
    const itemId = c.req.param('id').toLowerCase();
    const isAbout = (entry: EventEntry) => entry.itemId === itemId;
    const ids = [...context.organizations.values()].filter((one) => rowsOf(one).some(isAbout));
    const found = await Promise.all(ids.map(({ id }) => find(c, id).catch(() => null)));
    const organization = found.find((one) => one !== null);
    if (organization) return answer(c, organization, isAbout);
    if (options.kind === 'vaultwarden') return c.json({ object: 'list', data: [], continuationToken: null });
    throw notFound();
  });
}
