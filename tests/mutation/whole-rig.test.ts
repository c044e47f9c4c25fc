import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item, Overview } from '../../lib/items';
import { createStore } from '../../lib/store';
import { type PageInFront, pageInFront } from '../flows/page-in-front';
import type { OpenedList } from '../flows/read-list';
import { closeRigs, createRig, type Rig, readList } from '../flows/rig';
import { createSeeded, sample } from '../flows/seeded';
import { type SampleVault, seedSampleVault } from '../server/sample-vault';
import { type Case, casesOf, describeCase, type Json, mutate, toText } from './mutate';
import { addSecondOrganization } from './sample-answers';

const SITE = 'http://127.0.0.1:8788';
const OPTIONS = { email: 'robin@hollis.example', password: 'another horse battery', siteOrigin: SITE };
const SYNC = { path: '/api/sync' };
const SEED = 20_261_201;

let rig: Rig;
let vault: SampleVault;
let page: PageInFront;
let answer: Json;
let account: string;
let goodRows: ReadonlyMap<string, Overview>;
const goodItems = new Map<string, Item>();

/** The list once it shows the vault that is stored. */
async function listNow(): Promise<OpenedList> {
  return vi.waitUntil(
    async () => {
      const [list, stored] = [await readList(), await createStore().readVault(account)];
      return list?.head.isComplete && list.head.generation === stored?.generation && list;
    },
    { timeout: 20_000 },
  );
}

/** Whoever asks while a sync runs gets what that one gets, and it may have had its answer already: the second is one of its own. */
async function syncAnew(): Promise<void> {
  await rig.ask('sync.now');
  await rig.ask('sync.now');
}

const openItem = async (id: string): Promise<Item> =>
  (await rig.ask('vault.item', { id, password: OPTIONS.password })).item;

async function serve(one: Case): Promise<() => void> {
  const text = toText(mutate(answer, one) ?? null);
  return rig.server.faults.always(SYNC, { kind: 'rewrite', rewrite: () => text });
}

/** Which item lies at the place of a case; null where none does. */
function oddId({ path: [list, at] }: Case): string | null {
  if (list !== 'ciphers' || typeof at !== 'number') return null;
  return String((answer as { ciphers: { id: string }[] }).ciphers[at]?.id);
}

/** Items that may be read only while their organisation's key is known, which a first sign-in has never seen. */
function lackKey({ path }: Case): readonly string[] {
  const [profile, list, at] = path;
  if (profile !== 'profile' || (list !== undefined && list !== 'organizations')) return [];
  const { organizations } = (answer as { profile: { organizations: { id: string }[] } }).profile;
  const odd = typeof at === 'number' ? [organizations[at]?.id] : organizations.map(({ id }) => id);
  return [...goodItems.values()]
    .filter(({ organizationId }) => odd.includes(organizationId ?? ''))
    .map(({ id }) => id);
}

/** Everything but the odd item is listed as it was and opens as it did. */
async function expectOthers(left: readonly string[], random: () => number): Promise<void> {
  const { rows } = await listNow();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const others = [...goodRows].filter(([id]) => !left.includes(id));
  for (const [id, row] of others) expect(byId.get(id), id).toEqual(row);
  for (const [id] of sample(others, 8, random)) expect(await openItem(id)).toEqual(goodItems.get(id));
  for (const { id } of rows.filter((row) => !goodRows.has(row.id) || left.includes(row.id)))
    expect((await openItem(id)).id).toBe(id);
}

/** The keyboard's fill takes the same login with the same values, unless it is the odd one. */
async function expectFill(left: readonly string[]): Promise<void> {
  const fitting = [...goodItems.values()].filter(
    ({ id, uris, reprompt }) =>
      !left.includes(id) && !reprompt && uris.some(({ uri }) => uri?.startsWith(SITE)),
  );
  for (const { id, values } of fitting) {
    await rig.ask('fill.fill', { id, tabId: page.tabId, password: OPTIONS.password });
    expect(page.taken()).toEqual([values.username, values.password]);
  }
  const known = fitting.map(({ values }) => values.password);
  await rig.fillBest(page.tabId).catch((error: Error) => expect(error.message).toBe('reprompt-needed'));
  const [, password] = page.taken();
  if (left.length === 0 && password !== undefined) expect(known).toContain(password);
}

beforeAll(async () => {
  rig = await createRig();
  vault = await seedSampleVault(rig.server, OPTIONS);
  await addSecondOrganization(vault.account);
  page = pageInFront(`${SITE}/login`);
  answer = (await (await vault.account.send('GET', '/sync?excludeDomains=true')).json()) as Json;
  await signIn();
  account = (await rig.status()).account?.id ?? '';
  goodRows = new Map((await listNow()).rows.map((row) => [row.id, row]));
  for (const id of goodRows.keys()) goodItems.set(id, await openItem(id));
}, 60_000);
afterAll(closeRigs);
beforeEach(async () => {
  rig.server.faults.clear();
  await rig.ask('sync.now');
});

const signIn = () =>
  rig.ask('account.signIn', {
    server: { region: 'own', base: rig.server.url },
    email: OPTIONS.email,
    password: OPTIONS.password,
  });

describe('one odd value in a sync answer, through everything', () => {
  it('costs no other item of a vault that is there', { timeout: 300_000 }, async () => {
    const random = createSeeded(SEED);
    const cases = sample(casesOf(answer), 160, random);
    for (const one of cases) {
      const mend = await serve(one);
      await syncAnew();
      const { state, sync } = await rig.status();
      expect([state, sync.state], describeCase(one)).toEqual(['unlocked', sync.error ? 'failed' : 'idle']);
      const odd = oddId(one);
      await expectOthers(odd === null ? [] : [odd], random);
      await expectFill(odd === null ? [] : [odd]);
      mend();
    }
    await syncAnew();
    await expectOthers([], random);
  });

  it('costs no other item at a first sign-in', { timeout: 300_000 }, async () => {
    const random = createSeeded(SEED + 1);
    const cases = casesOf(answer).filter(({ path }) => path.length > 1 || path[0] === 'profile');
    for (const one of sample(cases, 20, random)) {
      await rig.ask('account.signOut');
      const mend = await serve(one);
      await signIn();
      expect((await rig.status()).sync, describeCase(one)).toMatchObject({ state: 'idle', error: null });
      const odd = oddId(one);
      await expectOthers([...lackKey(one), ...(odd === null ? [] : [odd])], random);
      mend();
    }
  });

  it.each([
    ['is no vault', () => '[]'],
    ['has no items any more', (text: string) => JSON.stringify({ ...JSON.parse(text), ciphers: null })],
  ])('as long as the answer as a whole is one: one that %s leaves the old vault', async (_, rewrite) => {
    const mend = rig.server.faults.always(SYNC, { kind: 'rewrite', rewrite });
    await rig.ask('sync.now');
    const { sync } = await rig.status();
    expect(sync.error ?? sync.held).not.toBeNull();
    await expectOthers([], createSeeded(1));
    mend();
    await rig.ask('sync.now');
    expect((await rig.status()).sync).toMatchObject({ error: null, held: null });
  });
});
