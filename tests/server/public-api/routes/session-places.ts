import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Permissions } from '../../../public-api/types.ts';
import { isCipherString } from '../../cipher-string.ts';
import { notFound } from '../../refusals.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { type Organization, replaceMembers } from '../organization.ts';
import { readSessionBody } from '../session-body.ts';
import { assertMayChange, type FindCaller } from '../session-caller.ts';
import { done, known } from './answers.ts';
import { checkData, checkOrder, policyAnswer, typeOf } from './policies.ts';

type Ask = Context<PublicApiEnv>;
type Change = (organization: Organization, c: Ask) => Response;

const idIn = (c: Ask, rows: ReadonlyMap<string, unknown>): string => {
  const id = (c.req.param('row') ?? '').toLowerCase();
  if (!rows.has(id)) throw notFound();
  return id;
};

/** The official server leaves lists that were not sent; Vaultwarden takes no group without them, and `accessAll` for off when it is missing. */
function putGroup(context: PublicApiContext, organization: Organization, c: Ask, id: string): Response {
  const body = readSessionBody(context, c, ['name', 'collections', 'users']);
  const name = body.text('name', { required: true, max: 100 }) ?? '';
  const accessAll = body.flag('accessAll') ?? false;
  const [collections, users] = [body.access('collections'), body.ids('users')];
  body.finish();
  const before = organization.groups.get(id);
  const isTold = before?.accessAll !== undefined || accessAll;
  // An external ID is the directory's.
  const row = { id, name, externalId: before?.externalId ?? null, ...(isTold && { accessAll }) };
  organization.groups.set(id, row);
  if (collections) organization.groupAccess.replaceOfHolder(id, known(collections, organization.collections));
  if (users) replaceMembers(organization, id, users);
  return Response.json({ ...row, organizationId: organization.id, object: 'group' });
}

/** A collection is replaced with all who get in; what was not sent is left by the official server. */
function putCollection(context: PublicApiContext, organization: Organization, c: Ask): Response {
  const { collections, groups, members, groupAccess, memberAccess } = organization;
  const id = idIn(c, collections);
  const row = collections.get(id);
  const body = readSessionBody(context, c, ['name', 'groups', 'users']);
  const name = body.text('name', { required: true }) ?? '';
  if (!isCipherString(name)) body.note('Name', 'Name is not a valid encrypted string.');
  const externalId = body.text('externalId', { max: 300 });
  const [forGroups, forUsers] = [body.access('groups'), body.access('users')];
  body.finish();
  collections.set(id, { id, name, externalId, isPersonal: row?.isPersonal ?? false });
  if (forGroups) groupAccess.replaceOfCollection(id, known(forGroups, groups));
  if (forUsers) memberAccess.replaceOfCollection(id, known(forUsers, members));
  return Response.json({ id, name, externalId, organizationId: organization.id, object: 'collection' });
}

function putPolicy(context: PublicApiContext, organization: Organization, c: Ask): Response {
  const type = typeOf(c);
  const body = readSessionBody(context, c, ['enabled', 'type']);
  const enabled = body.flag('enabled', { required: true }) ?? false;
  const data = body.object('data') ?? null;
  body.finish();
  checkOrder(organization, type, enabled);
  checkData(type, data);
  const row = { id: organization.policies.get(type)?.id ?? randomUUID(), type, enabled, data };
  organization.policies.set(type, row);
  return Response.json({ ...policyAnswer(row), organizationId: organization.id });
}

function remove(organization: Organization, id: string): Response {
  const { collections, groups, groupAccess, memberAccess } = organization;
  if (groups.delete(id)) {
    replaceMembers(organization, id, []);
    groupAccess.replaceOfHolder(id, []);
  }
  if (collections.delete(id)) {
    groupAccess.replaceOfCollection(id, []);
    memberAccess.replaceOfCollection(id, []);
  }
  return done();
}

/** What members who have signed in make of groups, collections and policies, where their role includes it. */
export function addSessionPlaces(
  app: Hono<PublicApiEnv>,
  context: PublicApiContext,
  findCaller: FindCaller,
): void {
  const on = (method: string, path: string, permission: keyof Permissions, change: Change) =>
    app.on(method, `/api/organizations/:id${path}`, async (c) => {
      const caller = await findCaller(c, c.req.param('id') ?? '');
      assertMayChange(context, caller, permission);
      return change(caller.organization, c);
    });
  on('POST', '/groups', 'manageGroups', (organization, c) =>
    putGroup(context, organization, c, randomUUID()),
  );
  on('PUT', '/groups/:row', 'manageGroups', (organization, c) =>
    putGroup(context, organization, c, idIn(c, organization.groups)),
  );
  on('DELETE', '/groups/:row', 'manageGroups', (organization, c) =>
    remove(organization, idIn(c, organization.groups)),
  );
  on('PUT', '/collections/:row', 'editAnyCollection', (organization, c) =>
    putCollection(context, organization, c),
  );
  on('DELETE', '/collections/:row', 'deleteAnyCollection', (organization, c) =>
    remove(organization, idIn(c, organization.collections)),
  );
  on('PUT', '/policies/:type', 'managePolicies', (organization, c) => putPolicy(context, organization, c));
}
