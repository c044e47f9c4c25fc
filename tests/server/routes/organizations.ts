import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { activeMemberships, seenCiphers, seenCollections } from '../access.ts';
import { isCipherString } from '../cipher-string.ts';
import { touchUser } from '../cipher-writes.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { notFound, refuseModel } from '../refusals.ts';
import { jsonBody, list, nested, param, requiredText, text } from '../request.ts';
import { cipherDetails } from '../shapes/cipher-answer.ts';
import type { CollectionRow, Json, OrganizationRow } from '../store/rows.ts';
import { collectionAnswer } from './sync.ts';

type RequestContext = Context<ServerEnv>;

const OWNER = 0;
const CONFIRMED = 2;

const sealed = (value: unknown, label: string): string => {
  if (isCipherString(value)) return value;
  throw refuseModel({ [label]: [`${label} is not a valid encrypted string.`] });
};

/** Adds a collection whose maker may do everything in it. */
function addCollection(
  { store }: ServerContext,
  organizationId: string,
  userId: string,
  name: string,
): CollectionRow {
  const row = { id: randomUUID(), organizationId, name, externalId: null };
  store.collections.put(row);
  const rights = { readOnly: false, hidePasswords: false, manage: true };
  store.access.put({ id: `${row.id}/${userId}`, collectionId: row.id, userId, ...rights });
  return row;
}

function create(c: RequestContext, context: ServerContext): OrganizationRow {
  const body = jsonBody(c);
  const keys = nested(body, 'keys');
  const user = c.get('user');
  const row: OrganizationRow = {
    id: randomUUID(),
    name: requiredText(body, 'name'),
    billingEmail: requiredText(body, 'billingEmail'),
    enabled: true,
    publicKey: keys && text(keys, 'publicKey'),
    privateKey: keys && text(keys, 'encryptedPrivateKey'),
    policies: [],
  };
  const key = sealed(body.key, 'Key');
  context.store.organizations.put(row);
  context.store.memberships.put({
    id: randomUUID(),
    organizationId: row.id,
    userId: user.id,
    status: CONFIRMED,
    type: OWNER,
    key,
  });
  if (text(body, 'collectionName') !== null)
    addCollection(context, row.id, user.id, sealed(body.collectionName, 'CollectionName'));
  touchUser(context, user.id);
  return row;
}

const organizationAnswer = (row: OrganizationRow): Json => ({
  id: row.id,
  name: row.name,
  billingEmail: row.billingEmail,
  planType: 0,
  seats: 10,
  hasPublicAndPrivateKeys: row.privateKey !== null,
  object: 'organization',
});

/** Organisations, as far as one person's vault needs them. Members are added through the store. */
export function addOrganizations(app: Hono<ServerEnv>, context: ServerContext): void {
  const { store } = context;
  const mine = (c: RequestContext): OrganizationRow => {
    const membership = activeMemberships(context, c.get('user').id).find(
      (row) => row.organizationId === param(c, 'id'),
    );
    const row = membership && store.organizations.get(membership.organizationId);
    if (!row) throw notFound();
    return row;
  };
  app.post('/api/organizations', (c) =>
    c.json(organizationAnswer(store.transaction(() => create(c, context)))),
  );
  app.get('/api/organizations/:id', (c) => c.json(organizationAnswer(mine(c))));
  app.on('GET', ['/api/organizations/:id/keys', '/api/organizations/:id/public-key'], (c) => {
    const { publicKey, privateKey } = mine(c);
    return c.json({ publicKey, privateKey, object: 'organizationKeys' });
  });
  addCollections(app, context, mine);
  app.get('/api/ciphers/organization-details', (c) => {
    const id = c.req.query('organizationId');
    const seen = seenCiphers(context, c.get('user')).filter(({ row }) => row.organizationId === id);
    return c.json(list(seen.map((one) => cipherDetails(context, c.get('user'), one))));
  });
}

function addCollections(
  app: Hono<ServerEnv>,
  context: ServerContext,
  mine: (c: RequestContext) => OrganizationRow,
): void {
  const { store } = context;
  const seen = (c: RequestContext) => seenCollections(context, c.get('user').id);
  app.get('/api/collections', (c) => c.json(list(seen(c).map(collectionAnswer))));
  app.on('GET', ['/api/organizations/:id/collections', '/api/organizations/:id/collections/details'], (c) => {
    const { id } = mine(c);
    return c.json(
      list(
        seen(c)
          .filter(({ row }) => row.organizationId === id)
          .map(collectionAnswer),
      ),
    );
  });
  app.post('/api/organizations/:id/collections', (c) => {
    const row = addCollection(context, mine(c).id, c.get('user').id, sealed(jsonBody(c).name, 'Name'));
    touchUser(context, c.get('user').id);
    const rights = { edit: true, viewPassword: true, manage: true };
    return c.json({
      ...collectionAnswer({ row, rights }),
      users: [],
      groups: [],
      object: 'collectionAccessDetails',
    });
  });
  app.put('/api/organizations/:id/collections/:collection', (c) => {
    const found = seen(c).find(({ row }) => row.id === param(c, 'collection'));
    if (!found?.rights.manage || found.row.organizationId !== mine(c).id) throw notFound();
    const row = store.collections.change(found.row.id, { name: sealed(jsonBody(c).name, 'Name') });
    touchUser(context, c.get('user').id);
    return c.json(collectionAnswer({ row, rights: found.rights }));
  });
  app.delete('/api/organizations/:id/collections/:collection', (c) => {
    const found = seen(c).find(({ row }) => row.id === param(c, 'collection'));
    if (!found?.rights.manage || found.row.organizationId !== mine(c).id) throw notFound();
    for (const place of store.places.where('collectionId', found.row.id)) store.places.remove(place.id);
    store.collections.remove(found.row.id);
    touchUser(context, c.get('user').id);
    return c.body(null, 200);
  });
}
