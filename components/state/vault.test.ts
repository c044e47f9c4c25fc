import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { overviewKeysItem, SIGNED_OUT } from '../../lib/browser';
import { decodeBase64 } from '../../lib/bytes';
import { importLocalKey } from '../../lib/crypto';
import { createOverviewKeeper } from '../../lib/overview';
import { createStore, type ItemRow } from '../../lib/store';
import { ACCOUNT } from '../../tests/gallery/samples';
import { overviewRow } from '../../tests/items/overview-row';
import { status } from './session';
import { overview, startVault } from './vault';

const account = 'a';
const KEY = btoa('k'.repeat(32));
/** More than the first slice of a list that is being made. */
const COUNT = 300;

const store = createStore();
const names = (): readonly string[] => overview.value?.rows.map(({ name }) => name) ?? [];

async function storeVault(): Promise<void> {
  const ids = Array.from({ length: COUNT }, (_, index) => `id-${index}`);
  await store.applyChange({
    from: null,
    items: ids.map((id) => ({ account, id, revisionDate: null, raw: id })),
    removed: [],
    stamps: new Map(ids.map((id) => [id, 1])),
    folders: [],
    collections: [],
    sealed: null,
    vault: {
      account,
      profile: {},
      policies: null,
      userDecryption: null,
      organizationKeys: {},
      revision: 1,
      syncedAt: 1,
      generation: 1,
      held: null,
      strangers: [],
      owners: [],
      prints: { account: 0, lists: 0 },
    },
  });
}

const openRow = ({ id }: ItemRow) => ({
  overview: overviewRow({ id, kind: 'note', name: id }),
  text: '',
});

/** The background's part. `between` is waited for before the second slice. */
const makeList = (between: () => Promise<void> = async () => undefined) => {
  const slices = { count: 0 };
  return createOverviewKeeper({
    store,
    unlocked: async () => ({ account, key: await importLocalKey(decodeBase64(KEY) ?? new Uint8Array()) }),
    openRows: async (rows) => {
      slices.count += 1;
      if (slices.count === 2) await between();
      return rows.map(openRow);
    },
    openLists: async () => ({ folders: [], collections: [], organizations: [] }),
    report: async () => undefined,
    changed: async () => {
      status.value = { ...(status.peek() ?? SIGNED_OUT), revision: (status.peek()?.revision ?? 0) + 1 };
    },
    damaged: async () => undefined,
  });
};

afterEach(async () => {
  status.value = null;
  await store.reset();
});

describe('The list of a page', () => {
  it('grows while it is made for the first time, and does not shrink while it is made again', async () => {
    fakeBrowser.reset();
    await overviewKeysItem.set({ [account]: KEY });
    await storeVault();
    startVault();
    const open = { ...ACCOUNT, account: { ...ACCOUNT.account, id: account } };
    status.value = { ...SIGNED_OUT, state: 'unlocked', accounts: [open] };
    const seen = vi.waitUntil(() => (names().length === 200 ? true : undefined));
    await makeList(async () => void (await seen)).ensure();
    await vi.waitUntil(() => names().length === COUNT);

    const { rows } = overview.value ?? { rows: [] };
    const lengths: number[] = [];
    const stop = overview.subscribe((value) => lengths.push(value?.rows.length ?? 0));
    await store.writeSealed(account, 1, { put: [], remove: [], whole: true });
    const revision = () => status.peek()?.revision ?? 0;
    const before = revision();
    await makeList(async () => {
      // The first slice is there, and the page has been told.
      expect(revision()).toBe(before + 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }).ensure();
    await vi.waitUntil(() => overview.value?.rows !== rows);
    stop();
    expect(new Set(lengths)).toEqual(new Set([COUNT]));
    expect(names()).toHaveLength(COUNT);
  });
});
