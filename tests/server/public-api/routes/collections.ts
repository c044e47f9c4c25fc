import type { Context, Hono } from 'hono';
import type { Collection } from '../../../public-api/types.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import type { CollectionRow, Organization } from '../organization.ts';
import { readBody } from '../read-body.ts';
import { done, findRow, known, listAnswer } from './answers.ts';

const collectionAnswer = ({ groupAccess }: Organization, { id, externalId }: CollectionRow): Collection => ({
  object: 'collection',
  id,
  externalId,
  groups: groupAccess.ofCollection(id),
});

const shared = ({ collections }: Organization): Map<string, CollectionRow> =>
  new Map([...collections].filter(([, row]) => !row.isPersonal));

/** Groups that were not sent stay as they are. */
function putCollection(c: Context<PublicApiEnv>, row: CollectionRow): Collection {
  const organization = c.get('organization');
  const body = readBody(c);
  const externalId = body.text('externalId', { max: 300 });
  const groups = body.access('groups');
  body.finish();
  const changed = { ...row, externalId };
  organization.collections.set(row.id, changed);
  if (groups) organization.groupAccess.replaceOfCollection(row.id, known(groups, organization.groups));
  return collectionAnswer(organization, changed);
}

/** Collections have no names here, and none can be made: a name is sealed, and the server has no key. */
export function addCollections(app: Hono<PublicApiEnv>, context: PublicApiContext): void {
  const { clock } = context;
  app.get('/collections', (c) => {
    const organization = c.get('organization');
    const rows = [...shared(organization).values()];
    return c.json(
      listAnswer(
        context,
        rows.map((row) => collectionAnswer(organization, row)),
      ),
    );
  });
  app.get('/collections/:id', (c) => {
    const organization = c.get('organization');
    return c.json(collectionAnswer(organization, findRow(c, shared(organization))));
  });
  app.put('/collections/:id', (c) => {
    const organization = c.get('organization');
    const collection = putCollection(c, findRow(c, shared(organization)));
    organization.journal.add(1301, { collectionId: collection.id }, clock.now());
    return c.json(collection);
  });
  app.delete('/collections/:id', (c) => {
    const organization = c.get('organization');
    const { id } = findRow(c, shared(organization));
    organization.groupAccess.replaceOfCollection(id, []);
    organization.memberAccess.replaceOfCollection(id, []);
    organization.collections.delete(id);
    organization.journal.add(1302, { collectionId: id }, clock.now());
    return done();
  });
}
