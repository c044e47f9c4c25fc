import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from '../flows/rig';
import { addSharedOrganization, type SharedOrganization } from '../server/shared-organization';
import type { OfficialClient } from './official-client';
import { type OfficialClients, prepareOfficialClients } from './official-clients';

/** Collections of ours as the official client sees them, and the other way round. Started by `npm run test:interop`. */
interface Listed {
  readonly id: string;
  readonly name: string;
  readonly users?: readonly object[];
  readonly groups?: readonly object[];
}

const OWNER = 0;

let rig: Rig;
let client: OfficialClient;
let clients: OfficialClients;
let organization: SharedOrganization;

beforeAll(async () => {
  clients = prepareOfficialClients();
  // The client refuses fewer rounds.
  const kdf = { kind: 'pbkdf2', iterations: 600_000 } as const;
  rig = await createRig({ server: { tls: clients.tls }, account: { kdf } });
  organization = await addSharedOrganization(rig.server, rig.account, { type: OWNER });
  client = await clients.newClient(rig.server.url);
  await client.signIn(EMAIL, PASSWORD);
  await rig.signIn();
  await rig.list();
}, 300_000);
afterAll(async () => {
  await closeRigs();
  clients.clean();
});

/** The names in the official client's two lists of collections. */
async function listed(): Promise<string[][]> {
  await client.text('sync');
  const own = await client.json<Listed[]>('list', 'collections');
  const all = await client.json<Listed[]>('list', 'org-collections', '--organizationid', organization.id);
  return [own, all].map((list) => list.map(({ name }) => name).sort());
}

const ours = async (): Promise<(string | null)[]> => {
  await rig.ask('sync.now');
  return (await rig.list()).collections.map(({ name }) => name).sort();
};

it('One that we make, rename and delete is listed by its name, and no more', async () => {
  const { id } = await rig.ask('collection.create', { organizationId: organization.id, name: 'Work/É 🙂' });
  expect(await listed()).toEqual([['Work/É 🙂'], ['Work/É 🙂']]);
  await rig.ask('collection.rename', { id, name: 'Work/Servers' });
  expect(await listed()).toEqual([['Work/Servers'], ['Work/Servers']]);
  await rig.ask('collection.remove', { id });
  expect(await listed()).toEqual([[], []]);
}, 300_000);

it('One of the official client is read here, and keeps who gets in when it is renamed here', async () => {
  const users = [{ id: organization.membershipId, readOnly: false, hidePasswords: false, manage: true }];
  const { id } = await client.write<Listed>(
    { organizationId: organization.id, name: 'Theirs', externalId: 'ext-1', groups: [], users },
    'create',
    'org-collection',
    '--organizationid',
    organization.id,
  );
  expect(await ours()).toEqual(['Theirs']);
  await rig.ask('collection.rename', { id, name: 'Renamed' });
  const found = await client.json<Listed>('get', 'org-collection', id, '--organizationid', organization.id);
  expect(found).toMatchObject({ name: 'Renamed', externalId: 'ext-1', groups: [], users });
}, 300_000);
