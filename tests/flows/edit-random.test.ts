import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { draftOf, emptyDraft, type ItemDraft } from '../../lib/items';
import { cipherRequest } from '../../lib/vault/cipher-request';
import { openItem } from '../../lib/vault/open-item';
import { sealDraft } from '../../lib/vault/seal-draft';
import type { Wire } from '../../lib/wire';
import { sealItem } from '../server/seal-item';
import { closeRigs, createRig, type Rig } from './rig';
import { createSeeded } from './seeded';

afterEach(closeRigs);

const SEED = Number(process.env.LATCHKEY_SEED ?? 20_261_127);
const STEPS = 120;
/** Servers tell two states of an item apart by more than a second. */
const APART_MS = 2000;
/** So few items that both sides meet at them often. */
const ITEMS = 4;

/** What somebody has typed and nobody has knowingly typed over: all of it must be there in the end. By value, the item's name. */
type Typed = Map<string, string>;

interface World {
  readonly rig: Rig;
  readonly random: () => number;
  readonly typed: Typed;
  count: number;
}

const pickOne = <T>(random: () => number, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

async function draftFor(rig: Rig, id: string): Promise<ItemDraft> {
  const draft = draftOf((await rig.ask('vault.item', { id })).item);
  if (!draft) throw new Error('no draft');
  return draft;
}

const FIELDS = ['username', 'password', 'notes'] as const;

const valueIn = ({ notes, values }: ItemDraft, field: string): string =>
  field === 'notes' ? notes : (values[field] ?? '');

/** The draft with a new value in one of its fields. Who types it has seen the old one. */
function typeInto(world: World, draft: ItemDraft, side: 'here' | 'there'): ItemDraft {
  const field = pickOne(world.random, FIELDS) ?? 'notes';
  world.count += 1;
  const value = `${side}-${field}-${world.count}.`;
  world.typed.delete(valueIn(draft, field));
  world.typed.set(value, draft.name);
  return field === 'notes'
    ? { ...draft, notes: value }
    : { ...draft, values: { ...draft.values, [field]: value } };
}

async function changeHere(world: World): Promise<void> {
  const { rig, random } = world;
  const row = pickOne(random, (await rig.list()).rows);
  if (!row) return;
  // A new item gets another id when it has arrived.
  const found = await draftFor(rig, row.id).catch(() => null);
  if (!found) return;
  await rig.ask('vault.save', { id: row.id, draft: typeInto(world, found, 'here'), original: found });
}

async function addHere(world: World): Promise<void> {
  world.count += 1;
  const draft = typeInto(world, { ...emptyDraft('login'), name: `new-${world.count}` }, 'here');
  await world.rig.ask('vault.save', { id: null, newId: randomUUID(), draft });
}

/** Another client, that has looked at the server just before and changes one value of an item there. */
async function changeThere(world: World): Promise<void> {
  const { account, server } = world.rig;
  server.faults.clear();
  server.clock.advance(APART_MS);
  const keys = { user: async () => account.userKey, organization: async () => null };
  const row = pickOne(world.random, (await account.call('GET', '/sync')).ciphers as Wire[]);
  const draft = row && draftOf(await openItem('', row, keys));
  if (!row || !draft) return;
  const before = new Map(world.typed);
  const sealed = await sealDraft(row, typeInto(world, draft, 'there'), keys, new Date());
  try {
    await account.call('PUT', `/ciphers/${String(row.id)}`, cipherRequest(sealed, row));
  } catch (error) {
    // The extension was quicker: this client's person would look again.
    if (!/out of date/.test(String(error))) throw error;
    world.typed.clear();
    for (const [value, name] of before) world.typed.set(value, name);
  }
}

const WRITES = /^\/api\/ciphers/;

async function disturb({ rig, random }: World): Promise<void> {
  const what = Math.floor(random() * 4);
  if (what === 0) rig.server.faults.once({ path: WRITES }, { kind: 'cut', afterBytes: 0 });
  if (what === 1) rig.server.faults.once({ path: WRITES }, { kind: 'drop' });
  if (what === 2) rig.server.faults.once({}, { kind: 'status', status: 503 });
  if (what === 3) await killIdle(rig);
}

/** The rig cannot stop a worker in the middle of something; the kill run does that. */
async function killIdle(rig: Rig): Promise<void> {
  await vi.waitUntil(async () => {
    const isWaiting = (await rig.status()).outbox.waiting.length > 0;
    return !isWaiting || (await fakeBrowser.alarms.get('outbox'));
  });
  await rig.killWorker();
}

/** Syncs and sends until nothing waits. */
async function settle({ rig }: World): Promise<void> {
  rig.server.faults.clear();
  await vi.waitUntil(
    async () => {
      await rig.ask('sync.now');
      return (await rig.status()).outbox.waiting.length === 0;
    },
    { timeout: 30_000, interval: 20 },
  );
  await rig.ask('sync.now');
}

async function act(world: World): Promise<void> {
  world.rig.server.clock.advance(APART_MS);
  const dice = world.random();
  if (dice < 0.4) await changeHere(world);
  else if (dice < 0.45) await addHere(world);
  else if (dice < 0.65) await changeThere(world);
  else if (dice < 0.75) await world.rig.ask('sync.now');
  else await disturb(world);
}

it(`Random changes on both sides, lost answers and killed workers lose nothing and make no twins (seed ${SEED})`, {
  timeout: 300_000,
}, async () => {
  const rig = await createRig();
  const world: World = { rig, random: createSeeded(SEED), typed: new Map(), count: 0 };
  for (let index = 0; index < ITEMS; index += 1) {
    const item = { type: 1, name: `item-${index}`, login: {} };
    await rig.account.call('POST', '/ciphers', await sealItem(item, rig.account.userKey, index % 2 === 0));
  }
  await rig.signIn();
  await rig.list();
  for (let step = 0; step < STEPS; step += 1) await act(world);
  await settle(world);
  const read = async () => {
    const { rows } = await rig.list();
    return Promise.all(rows.map(({ id }) => draftFor(rig, id)));
  };
  const here = await read();
  expect(new Set(here.map(({ name }) => name)).size).toBe(here.length);
  await rig.ask('account.signOut');
  await rig.signIn();
  expect(await read()).toEqual(here);
  const lost = [...world.typed].filter(
    ([value, name]) => !JSON.stringify(here.filter((draft) => draft.name === name)).includes(value),
  );
  expect(lost).toEqual([]);
});
