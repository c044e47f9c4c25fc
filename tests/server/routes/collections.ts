import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type SeenCollection, seenCollections } from '../access.ts';
import { isCipherString } from '../cipher-string.ts';
import { touchUser } from '../cipher-writes.ts';
import { type CollectionAct, type Member, mayWithCollection } from '../collection-roles.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { notFound, refuse, refuseModel } from '../refusals.ts';
import { jsonBody, list, param, text } from '../request.ts';
import type { CollectionRow, Json } from '../store/rows.ts';
import { collectionAnswer } from './sync.ts';

type RequestContext = Context<ServerEnv>;

const DEFAULT_COLLECTION = 1;
const ALL = { readOnly: false, hidePasswords: false, manage: true };

/** A name as the wire has it. */
export const sealedName = (value: unknown, label: string): string => {
  if (isCipherString(value)) return value;
  throw refuseModel({ [label]: [`${label} is not a valid encrypted string.`] });
};

/** What vaultwarden's framework says where a guard lets nobody through. */
const unauthorizedByGuard = (): HTTPException => {
  const error = {
    code: 401,
    reason: 'Unauthorized',
    description: 'The request requires user authentication.',
  };
  return new HTTPException(401, { res: Response.json({ error }, { status: 401 }) });
};

const rightsOf = (entry: Json) => ({
  readOnly: entry.readOnly === true,
  hidePasswords: entry.hidePasswords === true,
  manage: entry.manage === true,
});

const entriesIn = (body: Json, name: string): Json[] | null =>
  Array.isArray(body[name]) ? (body[name] as Json[]) : null;

function touchMembers(context: ServerContext, organizationId: string): void {
  for (const { userId } of context.store.memberships.where('organizationId', organizationId))
    touchUser(context, userId);
}

/** Adds a collection whose maker may do everything in it. */
export function addCollection(
  { store }: ServerContext,
  organizationId: string,
  userId: string,
  name: string,
): CollectionRow {
  const row = { id: randomUUID(), organizationId, name, externalId: null };
  store.collections.put(row);
  store.access.put({ id: `${row.id}/${userId}`, collectionId: row.id, userId, ...ALL });
  return row;
}

/** Gives access to these members and to nobody else. */
function replaceUsers({ store }: ServerContext, row: CollectionRow, users: readonly Json[]): void {
  for (const { id } of store.access.where('collectionId', row.id)) store.access.remove(id);
  for (const entry of users) {
    const membership = store.memberships.get(String(entry.id));
    if (membership?.organizationId !== row.organizationId) continue;
    const { userId } = membership;
    store.access.put({
      id: `${row.id}/${userId}`,
      collectionId: row.id,
      userId,
      ...rightsOf(entry),
    });
  }
}

/** Somebody has to be left who can let others in. */
function assertManaged({ organization }: Member, body: Json): void {
  if (organization.collectionRules?.adminsManageAll !== false) return;
  const all = [...(entriesIn(body, 'users') ?? []), ...(entriesIn(body, 'groups') ?? [])];
  if (!all.some(({ manage }) => manage === true))
    throw refuse(400, 'At least one member or group must have can manage permission.');
}

/** A collection with all who get into it (bitwarden/server CollectionAccessDetailsResponseModel). */
function detailsAnswer({ store }: ServerContext, seen: SeenCollection): Json {
  const members = store.memberships.where('organizationId', seen.row.organizationId);
  const users = store.access.where('collectionId', seen.row.id).flatMap((access) => {
    const membership = members.find(({ userId }) => userId === access.userId);
    const { readOnly, hidePasswords, manage } = access;
    return membership ? [{ id: membership.id, readOnly, hidePasswords, manage }] : [];
  });
  return {
    ...collectionAnswer(seen),
    groups: seen.row.groups ?? [],
    users,
    assigned: true,
    unmanaged: false,
    object: 'collectionAccessDetails',
  };
}

function createDoor(context: ServerContext, memberOf: (c: RequestContext) => Member) {
  const { store, options } = context;
  const refusal = () => (options.roles === 'vaultwarden' ? unauthorizedByGuard() : notFound());
  /** The collection of a request, for a member who may do this with it. */
  return (c: RequestContext, act: CollectionAct): { member: Member; row: CollectionRow | null } => {
    const member = memberOf(c);
    const row = act === 'create' ? null : store.collections.get(param(c, 'collection'));
    if (act !== 'create' && row?.organizationId !== member.organization.id) throw notFound();
    if (!mayWithCollection(context, member, act, row)) throw refusal();
    if (row?.type === DEFAULT_COLLECTION && act !== 'read')
      throw refuse(
        400,
        `You cannot ${act === 'delete' ? 'delete' : 'edit'} a collection with the type as DefaultUserCollection.`,
      );
    return { member, row };
  };
}

const asSeen = (context: ServerContext, userId: string, row: CollectionRow): SeenCollection =>
  seenCollections(context, userId).find((one) => one.row.id === row.id) ?? {
    row,
    rights: { edit: true, viewPassword: true, manage: false },
  };

/** Collections of an organisation, as far as a vault needs them. */
export function addCollections(
  app: Hono<ServerEnv>,
  context: ServerContext,
  memberOf: (c: RequestContext) => Member,
): void {
  const { store } = context;
  const seen = (c: RequestContext) => seenCollections(context, c.get('user').id);
  const door = createDoor(context, memberOf);
  const mine = (c: RequestContext, act: CollectionAct): CollectionRow => {
    const { row } = door(c, act);
    if (!row) throw notFound();
    return row;
  };
  app.get('/api/collections', (c) => c.json(list(seen(c).map(collectionAnswer))));
  app.on('GET', ['/api/organizations/:id/collections', '/api/organizations/:id/collections/details'], (c) => {
    const { organization } = memberOf(c);
    const own = seen(c).filter(({ row }) => row.organizationId === organization.id);
    return c.json(list(own.map(collectionAnswer)));
  });
  app.get('/api/organizations/:id/collections/:collection/details', (c) =>
    c.json(detailsAnswer(context, asSeen(context, c.get('user').id, mine(c, 'read')))),
  );
  app.post('/api/organizations/:id/collections', (c) => {
    const { member } = door(c, 'create');
    const body = jsonBody(c);
    const name = sealedName(body.name, 'Name');
    assertManaged(member, body);
    const userId = c.get('user').id;
    const row = addCollection(context, member.organization.id, userId, name);
    // Other clients of these tests name nobody, and mean themselves.
    const users = entriesIn(body, 'users');
    if (users) replaceUsers(context, row, users);
    store.collections.change(row.id, {
      externalId: text(body, 'externalId'),
      groups: entriesIn(body, 'groups') ?? [],
    });
    touchMembers(context, member.organization.id);
    return c.json(detailsAnswer(context, asSeen(context, userId, row)));
  });
  app.put('/api/organizations/:id/collections/:collection', (c) => {
    const row = mine(c, 'update');
    const body = jsonBody(c);
    const name = sealedName(body.name, 'Name');
    assertManaged(memberOf(c), body);
    const groups = entriesIn(body, 'groups') ?? [];
    store.collections.change(row.id, { name, externalId: text(body, 'externalId'), groups });
    replaceUsers(context, row, entriesIn(body, 'users') ?? []);
    touchMembers(context, row.organizationId);
    return c.json(detailsAnswer(context, asSeen(context, c.get('user').id, { ...row, name, groups })));
  });
  app.delete('/api/organizations/:id/collections/:collection', (c) => {
    const row = mine(c, 'delete');
    for (const place of store.places.where('collectionId', row.id)) store.places.remove(place.id);
    for (const { id } of store.access.where('collectionId', row.id)) store.access.remove(id);
    store.collections.remove(row.id);
    touchMembers(context, row.organizationId);
    return c.body(null, 200);
  });
}
