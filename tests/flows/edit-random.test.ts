import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sealText } from '../../lib/crypto';
import { draftOf, type Item } from '../../lib/items';
import { createStage, type Stage } from '../kill/stage';
import { createAccount } from '../server/account';
import { startServer } from '../server/index';
import { sealItem } from '../server/seal-item';
import { createSide, type Side } from './browser-side';
import { act, settleBoth, type World } from './random-edits';
import { closeRigs, EMAIL, PASSWORD } from './rig';
import { createSeeded } from './seeded';
import { type Named, type Shape, shapeThere, toShape } from './server-shape';

/** `npm run test:edits` takes a thousand, with several seeds. */
const isLong = process.env.LATCHKEY_LONG === '1';
const GIVEN = process.env.LATCHKEY_SEED;
const SEEDS = isLong ? [1, 2, 3, 4, 5, 6] : [20_261_127];
const EDITS = Number(process.env.LATCHKEY_EDITS ?? (isLong ? 1000 : 60));
/** So few items that both sides meet at them often. */
const ITEMS = 5;

let stage: Stage;
const table: string[] = [];

beforeAll(async () => {
  stage = await createStage();
}, 120_000);
afterEach(closeRigs);
afterAll(() => {
  stage.close();
  process.stdout.write(`${table.join('\n')}\n`);
});

async function createWorld(seed: number): Promise<World & { readonly close: () => Promise<void> }> {
  const random = createSeeded(seed);
  const server = await startServer({ accessTokenSeconds: 10_000_000 });
  const account = await createAccount(server, {
    email: EMAIL,
    password: PASSWORD,
    kdf: { kind: 'pbkdf2', iterations: 600_000 },
  });
  const folders: string[] = [];
  for (const name of ['Work', 'Home']) {
    const made = await account.call('POST', '/folders', { name: await sealText(name, account.userKey) });
    folders.push(String(made.id));
  }
  for (let index = 0; index < ITEMS; index += 1) {
    const item = { type: 1, name: `item-${index}`, login: {} };
    await account.call('POST', '/ciphers', await sealItem(item, account.userKey, index % 2 === 0));
  }
  const sides = [
    await createSide(stage, server, 'here', random),
    await createSide(stage, server, 'there', random),
  ] as const;
  const [typed, names, forms] = [new Map(), new Map(), new Map()];
  const tally = { edits: 0, kills: 0, losses: 0, cuts: 0 };
  return { stage, server, account, sides, folders, random, typed, names, forms, tally, close: server.close };
}

/** What one of the browsers shows. */
async function shapeOf(side: Side, folders: readonly Named[]): Promise<Shape> {
  const placed = [];
  for (const [id, row] of await side.rows()) {
    const found = await side.ask<{ readonly item: Item }>('vault.item', { id });
    placed.push({
      draft: found && draftOf(found.answer.item),
      isTrashed: row.deletedDate != null,
      isArchived: row.archivedDate != null,
    });
  }
  return toShape(placed, folders);
}

it.each(GIVEN ? [Number(GIVEN)] : SEEDS)(
  'Two browsers that change the same items, cut off and killed at any time, agree in the end, lose nothing and make no twins (seed %i)',
  { timeout: 1_800_000 },
  async (seed) => {
    const world = await createWorld(seed);
    const { account, sides, tally, typed } = world;
    while (tally.edits < EDITS) await act(world);
    const isSettled = await settleBoth(world);
    const there = await shapeThere(account);
    const folders = world.folders.map((id, at) => ({ id, name: ['Work', 'Home'][at] ?? '' }));
    const shapes = [await shapeOf(sides[0], folders), await shapeOf(sides[1], folders)];
    const names = there.items.map((text) => (JSON.parse(text) as { name: string }).name);
    const twins = names.length - new Set(names).size;
    const lost = [...typed].filter(
      ([value, name]) =>
        !there.items.some((text) => text.includes(`"name":"${name}"`) && text.includes(value)),
    );
    const { edits, kills, losses, cuts } = tally;
    table.push(
      `seed ${seed}: ${edits} edits, ${kills} kills, ${losses} lost answers, ${cuts} times cut off; ${names.length} items, ${typed.size} values, ${lost.length} lost, ${twins} twins`,
    );
    expect(
      lost.map(([value, name]) => `${value} of ${name}${names.includes(name) ? '' : ', which is gone'}`),
    ).toEqual([]);
    expect(twins).toBe(0);
    expect(isSettled).toBe(true);
    expect(sides.map((side) => side.refused())).toEqual([0, 0]);
    expect(shapes).toEqual([there, there]);
    await world.close();
  },
);
