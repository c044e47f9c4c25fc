import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { draftOf, emptyDraft, type ItemDraft } from '../../lib/items';
import { add, draftFor, offline, save, settled, stuck } from '../flows/editing';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from '../flows/rig';
import type { PlainItem } from '../server/seal-item';
import { differences } from './compare';
import type { OfficialClient } from './official-client';
import { type OfficialClients, prepareOfficialClients } from './official-clients';
import { theirItems } from './their-items';

/**
 * What our background changes without a network, as the official client sees it afterwards, and the other way round. Started by
 * `npm run test:interop`.
 */
interface Listed extends PlainItem {
  readonly id: string;
}

let rig: Rig;
let client: OfficialClient;
let clients: OfficialClients;

beforeAll(async () => {
  clients = prepareOfficialClients();
  // The client refuses fewer rounds.
  const kdf = { kind: 'pbkdf2', iterations: 600_000 } as const;
  rig = await createRig({ server: { tls: clients.tls }, account: { kdf } });
  client = await clients.newClient(rig.server.url);
  await client.signIn(EMAIL, PASSWORD);
}, 300_000);
afterAll(async () => {
  await closeRigs();
  clients.clean();
});

const listed = async (): Promise<Map<string, Listed>> => {
  await client.text('sync');
  const items = await client.json<Listed[]>('list', 'items');
  return new Map(items.map((item) => [item.name, item]));
};

/** A text in every field of the kind, as a person would type it. */
function filled(kind: ItemDraft['kind']): ItemDraft {
  const draft = emptyDraft(kind);
  const values = Object.fromEntries(Object.keys(draft.values).map((name) => [name, `our ${name} é 🙂`]));
  return {
    ...draft,
    name: `ours, ${kind}`,
    notes: 'line one\nline two',
    favorite: true,
    values,
    uris: kind === 'login' ? [{ from: null, uri: 'https://ours.example/login', match: 3 }] : [],
    customFields: [
      { from: null, type: 'text', name: 'text', value: 'value', linkedId: null },
      { from: null, type: 'hidden', name: 'hidden', value: 's3cret', linkedId: null },
      { from: null, type: 'boolean', name: 'yes', value: 'true', linkedId: null },
    ],
  };
}

const OBJECTS = { login: 'login', card: 'card', identity: 'identity', sshKey: 'sshKey' } as const;
const KINDS = ['login', 'card', 'identity', 'note', 'sshKey'] as const;
const TYPES = { login: 1, note: 2, card: 3, identity: 4, sshKey: 5 } as const;

/** A draft in the official client's shape. */
function plainOf({ kind, name, notes, favorite, values, uris, customFields }: ItemDraft): PlainItem {
  const object = kind === 'note' ? null : OBJECTS[kind];
  const numbers = { text: 0, hidden: 1, boolean: 2, linked: 3 } as const;
  return {
    type: TYPES[kind],
    name,
    notes,
    favorite,
    ...(object && {
      [object]: {
        ...values,
        ...(kind === 'login' && { uris: uris.map(({ uri, match }) => ({ uri, match })) }),
      },
    }),
    fields: customFields.map(({ type, ...field }) => ({
      type: numbers[type],
      name: field.name,
      value: field.value,
      linkedId: field.linkedId,
    })),
  };
}

it('Items of every kind that were made without a network are read by the official client, field by field', async () => {
  await rig.signIn();
  await rig.list();
  const end = offline(rig);
  for (const kind of KINDS) await add(rig, filled(kind));
  await stuck();
  end();
  await settled(rig);
  const found = await listed();
  for (const kind of KINDS)
    expect(differences(plainOf(filled(kind)), found.get(`ours, ${kind}`)), kind).toEqual([]);
}, 300_000);

it('Items of the official client that were changed without a network keep all else, and carry the change', async () => {
  const ids = new Map<string, string>();
  for (const item of theirItems) {
    const { id } = await client.write<Listed>(
      { folderId: null, organizationId: null, collectionIds: null, ...item },
      'create',
      'item',
    );
    ids.set(item.name, id);
  }
  await rig.ask('sync.now');
  await rig.list();
  const end = offline(rig);
  for (const { name, reprompt } of theirItems) {
    const id = ids.get(name) ?? '';
    if (reprompt !== 1) {
      await save(rig, id, ({ notes }) => ({ notes: `${notes}, changed` }));
      continue;
    }
    const { item } = await rig.ask('vault.item', { id, password: PASSWORD });
    const original = draftOf(item) as ItemDraft;
    const draft = { ...original, notes: `${original.notes}, changed` };
    await rig.ask('vault.save', { id, draft, original, password: PASSWORD });
  }
  await stuck();
  end();
  await settled(rig);
  const found = await listed();
  for (const item of theirItems)
    expect(
      differences({ ...item, notes: `${item.notes ?? ''}, changed` }, found.get(item.name)),
      item.name,
    ).toEqual([]);
}, 300_000);

it('What the official client changes of ours is read here, all else as it was', async () => {
  const before = await listed();
  for (const kind of KINDS) {
    const item = before.get(`ours, ${kind}`);
    await client.write({ ...item, notes: 'changed by the official client' }, 'edit', 'item', item?.id ?? '');
  }
  await rig.ask('sync.now');
  await rig.list();
  for (const kind of KINDS) {
    const draft = await draftFor(rig, before.get(`ours, ${kind}`)?.id ?? '');
    expect(plainOf(draft)).toEqual(plainOf({ ...filled(kind), notes: 'changed by the official client' }));
  }
}, 300_000);

it('What the official client changes is here at once, as one item, while a page of ours is in view', async () => {
  const note = { type: 2, name: 'theirs, live', notes: null, secureNote: { type: 0 }, login: null };
  const template = await client.json<object>('get', 'template', 'item');
  const item = await client.write<Listed>({ ...template, ...note }, 'create', 'item');
  if ((await rig.status()).state === 'signed-out') await rig.signIn();
  await rig.ask('sync.now');
  await vi.waitUntil(async () => (await rig.ask('sync.follow')) === 'live', { timeout: 20_000 });
  await vi.waitUntil(async () => (await rig.status()).sync.state === 'idle');
  const { log } = rig.server;
  const before = log.length;
  const ours = () => log.slice(before).filter(({ headers }) => !headers['user-agent']?.includes('Bitwarden'));
  const name = 'renamed by the official client';
  const writing = client.write({ ...item, name }, 'edit', 'item', item.id);
  const isSent = () => log.slice(before).some(({ method }) => method === 'PUT');
  await vi.waitUntil(isSent, { timeout: 60_000, interval: 5 });
  const start = performance.now();
  await vi.waitUntil(async () => (await rig.list()).rows.some((row) => row.name === name), { interval: 5 });
  console.log(`From the official client's edit to its row: ${Math.round(performance.now() - start)} ms`);
  await writing;
  expect(ours().map(({ method, path }) => `${method} ${path}`)).toEqual([`GET /api/ciphers/${item.id}`]);
}, 300_000);
