import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDraft, type SharedPlace } from '../../lib/items';
import { addFile } from '../flows/adding-files';
import { draftFor, sent } from '../flows/editing';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from '../flows/rig';
import { moveTo } from '../flows/sharing';
import { addOrganization, type Shared } from '../server/add-organization';
import { type PlainItem, sealItem } from '../server/seal-item';
import { differences, project } from './compare';
import type { OfficialClient } from './official-client';
import { type OfficialClients, prepareOfficialClients } from './official-clients';
import { theirItems } from './their-items';

/** Items of organisations in both directions: those of our background, and those of the official client. Started by `npm run test:interop`. */
interface Listed extends PlainItem {
  readonly id: string;
  readonly organizationId: string | null;
  readonly collectionIds: readonly string[];
}

let rig: Rig;
let acme: Shared;
let client: OfficialClient;
let clients: OfficialClients;

const place = (name: string): SharedPlace => ({
  organizationId: acme.id,
  collectionIds: [acme.collections.get(name) ?? ''],
});

/** Items that ask for the master password again are another test's matter. */
const items = theirItems.map((item) => ({ ...item, reprompt: 0 as const }));

/** Puts the items into the account, under keys of their own or not. Gives their ids by name. */
async function serve(prefix: string, withOwnKey: boolean): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const item of items) {
    const name = `${prefix} ${item.name}`;
    const body = await sealItem({ ...item, name }, rig.account.userKey, withOwnKey);
    ids.set(name, String((await rig.account.call('POST', '/ciphers', body)).id));
  }
  return ids;
}

beforeAll(async () => {
  clients = prepareOfficialClients();
  const kdf = { kind: 'pbkdf2', iterations: 600_000 } as const;
  rig = await createRig({ server: { tls: clients.tls }, account: { kdf } });
  acme = await addOrganization(rig.account, 'Acme', ['Engineering', 'Finance']);
  client = await clients.newClient(rig.server.url);
  await client.signIn(EMAIL, PASSWORD);
}, 300_000);
afterAll(async () => {
  await closeRigs();
  clients.clean();
});

async function listed(): Promise<Map<string, Listed>> {
  await client.text('sync');
  return new Map((await client.json<Listed[]>('list', 'items')).map((item) => [item.name, item]));
}

it.each([
  ['keyed', true],
  ['keyless', false],
])(
  'Items that we moved are read whole by the official client, files too (%s)',
  async (prefix, withOwnKey) => {
    const ids = await serve(prefix, withOwnKey);
    await rig.signIn();
    await rig.list();
    const [first = ''] = ids.values();
    await addFile(rig, first, new File(['by hand'], 'Notiz ä.txt'));
    const { refused } = await moveTo(rig, [...ids.values()], place('Engineering'));
    expect(refused).toEqual([]);
    await sent(rig);
    const found = await listed();
    for (const item of items) {
      const name = `${prefix} ${item.name}`;
      expect(found.get(name), name).toMatchObject(place('Engineering'));
      expect(differences({ ...item, name }, found.get(name)), name).toEqual([]);
    }
    const args = ['get', 'attachment', 'Notiz ä.txt', '--itemid', first, '--raw'];
    expect(await client.text(...args)).toBe('by hand');
  },
  300_000,
);

it('An item that we made in the organisation, and put into another collection, is theirs as well', async () => {
  const draft = { ...emptyDraft('login'), name: 'made by us', notes: 'with a note' };
  const values = { ...draft.values, username: 'pat', password: 'secret é' };
  const newId = crypto.randomUUID();
  await rig.ask('vault.save', { id: null, newId, draft: { ...draft, values }, place: place('Engineering') });
  await sent(rig);
  const before = (await listed()).get('made by us');
  expect(before).toMatchObject({ ...place('Engineering'), notes: 'with a note' });
  expect(before?.login).toMatchObject({ username: 'pat', password: 'secret é' });
  const [add, remove] = [place('Finance').collectionIds, place('Engineering').collectionIds];
  const change = { to: 'collections', organizationId: acme.id, add, remove } as const;
  await rig.ask('vault.many', { ids: [before?.id ?? ''], change });
  await sent(rig);
  expect((await listed()).get('made by us')).toMatchObject(place('Finance'));
}, 300_000);

it('Items that they made there, moved there, or put into another collection are ours as well', async () => {
  const [engineering = ''] = place('Engineering').collectionIds;
  const [finance = ''] = place('Finance').collectionIds;
  const empty = { folderId: null, organizationId: null, collectionIds: null };
  const ids = new Map<string, PlainItem>();
  for (const [at, item] of items.entries()) {
    const own = { ...empty, ...item, name: `theirs ${item.name}` };
    const there = { organizationId: acme.id, collectionIds: [engineering] };
    const isMade = at % 2 === 0;
    const { id } = await client.write<Listed>(isMade ? { ...own, ...there } : own, 'create', 'item');
    if (!isMade) await client.write([engineering], 'move', id, acme.id);
    ids.set(id, own);
  }
  const [first = ''] = ids.keys();
  await client.write([finance], 'edit', 'item-collections', first);
  await rig.ask('sync.now');
  await rig.list();
  for (const [id, item] of ids) {
    const opened = (await rig.ask('vault.item', { id })).item;
    expect(opened.problems).toEqual([]);
    expect(differences(item, project(opened)), item.name).toEqual([]);
    expect(opened).toMatchObject(place(id === first ? 'Finance' : 'Engineering'));
    const original = await draftFor(rig, id);
    await rig.ask('vault.save', { id, draft: { ...original, notes: 'edited by us' }, original });
  }
  await sent(rig);
  const found = await listed();
  for (const { name } of ids.values()) expect(found.get(name)?.notes).toBe('edited by us');
}, 300_000);
