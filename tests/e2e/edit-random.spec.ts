import { draftOf, type Item, type ItemDraft } from '../../lib/items';
import { cipherRequest } from '../../lib/vault/cipher-request';
import { openItem } from '../../lib/vault/open-item';
import { sealDraft } from '../../lib/vault/seal-draft';
import type { Wire } from '../../lib/wire';
import { createSeeded } from '../flows/seeded';
import type { Account } from '../server/account.ts';
import { sealItem } from '../server/seal-item.ts';
import { askBackground } from './ask';
import type { Driver, Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { readStatus } from './status';

const SEED = Number(process.env.LATCHKEY_SEED ?? 20_261_128);
const STEPS = 30;
const PREFIX = 'random ';
const NAMES = [1, 2, 3].map((number) => PREFIX + number);
/** Servers tell two states of an item apart by more than a second. */
const APART_MS = 2000;
const A_WRITE = { method: /^(?!GET)/, path: /^\/api\/ciphers/ };

/** What somebody has typed and nobody has knowingly typed over: all of it must be there in the end. By value, the item's name. */
type Typed = Map<string, string>;

async function ask<T>(page: Surface, name: string, args: unknown): Promise<T> {
  const answer = (await askBackground(page, name, args)) as { ok: boolean; result: T };
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.result;
}

const FIELDS = ['username', 'password'] as const;

interface Typing {
  readonly field: (typeof FIELDS)[number];
  readonly value: string;
}

const withTyped = (draft: ItemDraft, { field, value }: Typing): ItemDraft => ({
  ...draft,
  values: { ...draft.values, [field]: value },
});

/** It is saved. Who typed it had seen the old value. */
function noteTyped(typed: Typed, { name, values }: ItemDraft, { field, value }: Typing): void {
  typed.delete(values[field] ?? '');
  typed.set(value, name);
}

const pickOne = <T>(random: () => number, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;

interface World {
  readonly page: Surface;
  readonly driver: Driver;
  readonly account: Account;
  readonly ids: readonly string[];
  readonly typed: Typed;
  readonly random: () => number;
}

async function changeHere({ page, ids, typed, random }: World, step: number): Promise<void> {
  const id = pickOne(random, ids);
  const { item } = await ask<{ item: Item }>(page, 'vault.item', { id });
  const original = draftOf(item);
  if (!original) throw new Error('no draft');
  const field = pickOne(random, FIELDS);
  const typing = { field, value: `here-${field}-${step}.` };
  await ask(page, 'vault.save', { id, original, draft: withTyped(original, typing) });
  noteTyped(typed, original, typing);
}

const keysOf = ({ userKey }: Account) => ({ user: async () => userKey, organization: async () => null });

/** What the server has of the items that are changed. */
async function itemsThere(account: Account): Promise<{ row: Wire; draft: ItemDraft }[]> {
  const { ciphers } = (await account.call('GET', '/sync')) as unknown as { ciphers: Wire[] };
  const all = await Promise.all(
    ciphers.map(async (row) => ({
      row,
      draft: draftOf(await openItem(String(row.id), row, keysOf(account))),
    })),
  );
  return all.flatMap(({ row, draft }) => (draft?.name.startsWith(PREFIX) ? [{ row, draft }] : []));
}

/** Another client, that has looked at the server just before, and looks again where the extension was quicker. */
async function changeThere({ account, ids, typed, random }: World, step: number): Promise<void> {
  const id = pickOne(random, ids);
  const field = pickOne(random, FIELDS);
  const typing = { field, value: `there-${field}-${step}.` };
  await until('the other client', async () => {
    const found = (await itemsThere(account)).find(({ row }) => row.id === id);
    if (!found) throw new Error('an item is gone');
    const { row, draft } = found;
    const sealed = await sealDraft(row, withTyped(draft, typing), keysOf(account), new Date());
    const put = account.call('PUT', `/ciphers/${id}`, cipherRequest(sealed, row));
    const error = await put.then(() => null, String);
    if (error !== null && !/out of date/.test(error)) throw new Error(error);
    if (error === null) noteTyped(typed, draft, typing);
    return error === null ? true : null;
  });
}

test(`Random changes here and elsewhere, cut off and stopped at any time, lose nothing (seed ${SEED})`, async ({
  driver,
  server,
  unlocked,
  vault,
}) => {
  const random = createSeeded(SEED);
  const { account } = vault;
  const ids: string[] = [];
  for (const name of NAMES) {
    const body = await sealItem({ type: 1, name, login: {} }, account.userKey, true);
    ids.push(String((await account.call('POST', '/ciphers', body)).id));
  }
  await askBackground(unlocked, 'sync.now');
  const world: World = { page: unlocked, driver, account, ids, typed: new Map(), random };
  let end: (() => void) | null = null;
  for (let step = 0; step < STEPS; step += 1) {
    server.clock.advance(APART_MS);
    const dice = random();
    if (dice < 0.55) await changeHere(world, step);
    else if (dice < 0.7 && end === null) {
      // What was meant for the extension is not for the other client.
      server.faults.clear();
      await changeThere(world, step);
    } else if (dice < 0.8) server.faults.once(A_WRITE, { kind: 'cut', afterBytes: 0 });
    else if (dice < 0.9) {
      end?.();
      end = end ? null : server.faults.always(A_WRITE, { kind: 'drop' });
    } else await driver.killBackground();
  }
  server.faults.clear();
  await until('the outbox', async () => {
    server.clock.advance(APART_MS);
    await askBackground(unlocked, 'sync.now');
    return (await readStatus(unlocked)).outbox.waiting.length === 0 ? true : null;
  });
  const there = (await itemsThere(account)).map(({ draft }) => draft);
  expect(there.map(({ name }) => name).sort()).toEqual(NAMES);
  const isThere = ([value, name]: readonly [value: string, name: string]) =>
    there.some((draft) => draft.name === name && JSON.stringify(draft).includes(value));
  expect([...world.typed].filter((one) => !isThere(one))).toEqual([]);
  for (const id of ids) {
    const { item } = await ask<{ item: Item }>(unlocked, 'vault.item', { id });
    expect(there).toContainEqual(draftOf(item));
  }
});
