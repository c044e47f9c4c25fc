import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emptyDraft } from '../../lib/items';
import { closeRigs, createRig, type Rig } from '../flows/rig';
import { type OfficialClients, prepareOfficialClients } from './official-clients';

/** An account that our background has made, as the official client opens it. Started by `npm run test:interop`. */
const PASSWORD = 'violet tractor umbrella';

let rig: Rig;
let clients: OfficialClients;

beforeAll(async () => {
  clients = prepareOfficialClients();
  rig = await createRig({ server: { tls: clients.tls } });
}, 300_000);
afterAll(async () => {
  await closeRigs();
  clients.clean();
});

it.each(['argon2id', 'pbkdf2'] as const)(
  'an account made here with %s is opened by the official client, with its first item',
  async (kdf) => {
    const email = `${kdf}@hollis.example`;
    await rig.ask('register.begin', { server: { region: 'own', base: rig.server.url }, email, name: 'Kim' });
    await rig.ask('register.finish', { password: PASSWORD, hint: '', kdf, link: '' });
    const draft = { ...emptyDraft('note'), name: 'First of all' };
    await rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft });
    await vi.waitUntil(async () => (await rig.status()).outbox.waiting.length === 0, { timeout: 10_000 });
    await rig.ask('account.signOut');
    const client = await clients.newClient(rig.server.url);
    await client.signIn(email, PASSWORD);
    const items = await client.json<{ name: string }[]>('list', 'items');
    expect(items.map(({ name }) => name)).toEqual(['First of all']);
  },
  120_000,
);
