import { describe, expect, it } from 'vitest';
import { overviewRow } from '../../tests/items/overview-row';
import { importLocalKey, randomBytes } from '../crypto';
import type { Overview } from '../items';
import type { ItemRow, VaultRow } from '../store';
import { createOverviewKeeper } from './keeper';
import type { KeeperDeps } from './keeper-deps';
import { createPieces, type PieceBytes } from './pieces';
import { createOverviewReader } from './read-overview';

const account = 'a';
const key = await importLocalKey(randomBytes(32));

const rowOf = ({ id, raw }: ItemRow): Overview => overviewRow({ id, kind: 'note', name: String(raw) });

/** A login of this address. */
const loginOf = ({ id, raw }: ItemRow): Overview =>
  overviewRow({ id, name: id, uris: [{ uri: String(raw), match: null, checksum: 'valid' }] });

/** A stored vault whose items are their names, its sealed pieces, and the reader of a page that stays open. */
function createVaultOf(names: Record<string, string>, toRow = rowOf) {
  const items = new Map(Object.entries(names));
  const stamps = new Map<string, number>();
  const pieces = new Map<string, PieceBytes>();
  const told: { done: number; total: number }[] = [];
  const lists = { folders: [], collections: [], organizations: [] };
  const store: KeeperDeps['store'] = {
    readVault: async () => ({ account, generation: 1 + stamps.size }) as VaultRow,
    readStamps: async () => new Map([...items.keys()].map((id) => [id, stamps.get(id) ?? 1])),
    readSomeItems: async (_, ids) =>
      ids.map((id) => ({ account, id, revisionDate: null, raw: items.get(id) })),
    readFolders: async () => [],
    readCollections: async () => [],
    readSealed: async (_, wanted) =>
      wanted.map((name) => {
        const bytes = pieces.get(name);
        return bytes && { account, name, bytes };
      }),
    writeSealed: async (_, _generation, { put, remove, whole }) => {
      if (whole) pieces.clear();
      for (const name of remove) pieces.delete(name);
      for (const { name, bytes } of put) pieces.set(name, bytes);
    },
  };
  const keeper = createOverviewKeeper({
    store,
    unlocked: async () => ({ account, key }),
    openRows: async (rows) => rows.map((row) => ({ overview: toRow(row), text: '' })),
    openLists: async () => lists,
    report: async (progress) => void (progress && told.push(progress)),
    changed: async () => undefined,
    damaged: async () => undefined,
  });
  const reader = createOverviewReader(createPieces(account, key), async (wanted) =>
    wanted.map((name) => pieces.get(name)),
  );
  const head = async () => {
    const found = await reader.head();
    if (!found) throw new Error('no head');
    return found;
  };
  return {
    items,
    stamps,
    pieces,
    keeper,
    told,
    head,
    shown: async () => (await reader.rows((await head()).chunks)).map(({ name }) => name),
  };
}

describe('An overview that is made anew', () => {
  it('shares no piece with the last one: a page that holds rows of that one does not show them', async () => {
    const vault = createVaultOf({ one: 'Alder', two: 'Birch' });
    await vault.keeper.ensure();
    expect(await vault.shown()).toEqual(['Alder', 'Birch']);
    vault.items.set('two', 'Cedar');
    vault.pieces.clear();
    await vault.keeper.ensure();
    expect(await vault.shown()).toEqual(['Alder', 'Cedar']);
  });

  it('is made once for two pages that have found the same damage', async () => {
    const vault = createVaultOf({ one: 'Alder' });
    await vault.keeper.ensure();
    const { version } = await vault.head();
    await Promise.all([vault.keeper.mend(version), vault.keeper.mend(version)]);
    const made = await vault.head();
    expect(made.version).not.toBe(version);
    await vault.keeper.mend(version);
    expect(await vault.head()).toEqual(made);
    expect(await vault.shown()).toEqual(['Alder']);
  });
});

describe('The logins of a page', () => {
  const vaultOfSites = () =>
    createVaultOf({ shop: 'https://shop.example', bank: 'https://bank.example' }, loginOf);
  const found = async ({ keeper }: ReturnType<typeof vaultOfSites>) =>
    (await keeper.siteRows('www.shop.example')).map(({ id }) => id);

  it('are found, and nothing else is', async () => {
    const vault = vaultOfSites();
    await vault.keeper.ensure();
    expect(await found(vault)).toEqual(['shop']);
    expect(await vault.keeper.siteRows('other.example')).toEqual([]);
  });

  it('are found in an overview that had to be made first', async () => {
    expect(await found(vaultOfSites())).toEqual(['shop']);
  });

  it('are found when the piece in which they lie is damaged', async () => {
    const vault = vaultOfSites();
    await vault.keeper.ensure();
    for (const name of vault.pieces.keys())
      if (name.startsWith('sites:')) vault.pieces.set(name, new Uint8Array(40));
    expect(await found(vault)).toEqual(['shop']);
  });
});

it('How far it is counts every item once, also where rows are made again', async () => {
  const names = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`id-${index}`, `Item ${index}`]),
  );
  const vault = createVaultOf(names);
  await vault.keeper.ensure();
  expect(vault.told.splice(0)).toEqual([
    { done: 200, total: 300 },
    { done: 300, total: 300 },
  ]);
  for (let index = 0; index < 250; index += 1) vault.stamps.set(`id-${index}`, 2);
  await vault.keeper.ensure();
  expect(vault.told).toEqual([
    { done: 250, total: 300 },
    { done: 300, total: 300 },
  ]);
});
