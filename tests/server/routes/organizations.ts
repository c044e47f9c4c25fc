import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { activeMemberships, seenCiphers } from '../access.ts';
import { touchUser } from '../cipher-writes.ts';
import type { Member } from '../collection-roles.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { notFound } from '../refusals.ts';
import { jsonBody, list, nested, param, requiredText, text } from '../request.ts';
import { cipherDetails } from '../shapes/cipher-answer.ts';
import type { Json, OrganizationRow } from '../store/rows.ts';
import { addCollection, addCollections, sealedName } from './collections.ts';

type RequestContext = Context<ServerEnv>;

const OWNER = 0;
const CONFIRMED = 2;

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
  const key = sealedName(body.key, 'Key');
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
    addCollection(context, row.id, user.id, sealedName(body.collectionName, 'CollectionName'));
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
  const memberOf = (c: RequestContext): Member => {
    const membership = activeMemberships(context, c.get('user').id).find(
      (row) => row.organizationId === param(c, 'id'),
    );
    const organization = membership && store.organizations.get(membership.organizationId);
    if (!organization) throw notFound();
    return { organization, membership };
  };
  const mine = (c: RequestContext): OrganizationRow => memberOf(c).organization;
  app.post('/api/organizations', (c) =>
    c.json(organizationAnswer(store.transaction(() => create(c, context)))),
  );
  app.get('/api/organizations/:id', (c) => c.json(organizationAnswer(mine(c))));
  app.on('GET', ['/api/organizations/:id/keys', '/api/organizations/:id/public-key'], (c) => {
    const { publicKey, privateKey } = mine(c);
    return c.json({ publicKey, privateKey, object: 'organizationKeys' });
  });
  addCollections(app, context, memberOf);
  app.get('/api/ciphers/organization-details', (c) => {
    const id = c.req.query('organizationId');
    const seen = seenCiphers(context, c.get('user')).filter(({ row }) => row.organizationId === id);
    return c.json(list(seen.map((one) => cipherDetails(context, c.get('user'), one))));
  });
}
