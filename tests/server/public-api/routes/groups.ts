import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Group } from '../../../public-api/types.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { type GroupRow, memberIdsOf, type Organization, replaceMembers } from '../organization.ts';
import { readBody } from '../read-body.ts';
import { done, findRow, known, listAnswer } from './answers.ts';

const groupAnswer = ({ groupAccess }: Organization, { id, name, externalId }: GroupRow): Group => ({
  object: 'group',
  id,
  name,
  externalId,
  collections: groupAccess.ofHolder(id),
});

/** Keeps what was sent under this id. Collections that were not sent stay as they are. */
function putGroup(c: Context<PublicApiEnv>, id: string): Group {
  const organization = c.get('organization');
  const body = readBody(c);
  const name = body.text('name', { required: true, max: 100 }) ?? '';
  const externalId = body.text('externalId', { max: 300 });
  const collections = body.access('collections');
  body.finish();
  const row = { id, name, externalId };
  organization.groups.set(id, row);
  if (collections) organization.groupAccess.replaceOfHolder(id, known(collections, organization.collections));
  return groupAnswer(organization, row);
}

function addGroupMembers(app: Hono<PublicApiEnv>, { clock }: PublicApiContext): void {
  app.get('/groups/:id/member-ids', (c) => {
    const organization = c.get('organization');
    return c.json(memberIdsOf(organization, findRow(c, organization.groups).id));
  });
  app.put('/groups/:id/member-ids', (c) => {
    const organization = c.get('organization');
    const { id } = findRow(c, organization.groups);
    const body = readBody(c);
    const memberIds = body.ids('memberIds', { required: true }) ?? [];
    body.finish();
    replaceMembers(organization, id, memberIds);
    organization.journal.add(1401, { groupId: id }, clock.now());
    return done();
  });
}

/** Groups: listed, made, read, replaced, deleted, and who is in them. */
export function addGroups(app: Hono<PublicApiEnv>, context: PublicApiContext): void {
  const { clock } = context;
  app.get('/groups', (c) => {
    const organization = c.get('organization');
    const rows = [...organization.groups.values()];
    return c.json(
      listAnswer(
        context,
        rows.map((row) => groupAnswer(organization, row)),
      ),
    );
  });
  app.post('/groups', (c) => {
    const group = putGroup(c, randomUUID());
    c.get('organization').journal.add(1400, { groupId: group.id }, clock.now());
    return c.json(group);
  });
  app.get('/groups/:id', (c) => {
    const organization = c.get('organization');
    return c.json(groupAnswer(organization, findRow(c, organization.groups)));
  });
  app.put('/groups/:id', (c) => {
    const { groups, journal } = c.get('organization');
    const group = putGroup(c, findRow(c, groups).id);
    journal.add(1401, { groupId: group.id }, clock.now());
    return c.json(group);
  });
  app.delete('/groups/:id', (c) => {
    const organization = c.get('organization');
    const { id } = findRow(c, organization.groups);
    replaceMembers(organization, id, []);
    organization.groupAccess.replaceOfHolder(id, []);
    organization.groups.delete(id);
    organization.journal.add(1402, { groupId: id }, clock.now());
    return done();
  });
  addGroupMembers(app, context);
}
