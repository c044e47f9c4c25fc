import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FULL_VAULT, GITEA, SITE, TEXTS, vault } from '../../tests/gallery/samples';
import { rowAt } from '../item/list-model';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { list, marked, selected, startList } = await import('./list');
const { go, HOME } = await import('./route');
const { searchTexts, usage } = await import('./search-data');
const { site } = await import('./site');
const { overview } = await import('./vault');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

let stop: () => void;
beforeEach(() => {
  go(HOME);
  site.value = SITE;
  stop = startList();
});
afterEach(() => {
  stop();
  overview.value = null;
});

/** Opens a vault of its own, searches it, and gives one of its rows, held by nothing but the state. */
function openAndSearch(): WeakRef<typeof GITEA> {
  overview.value = vault([...FULL_VAULT.rows, { ...GITEA, id: 'of-its-own', name: 'Only here' }]);
  searchTexts.value = TEXTS;
  go({ search: 'only' });
  const row = selected.peek()?.row;
  if (row?.name !== 'Only here') throw new Error('not found');
  return new WeakRef(row);
}

describe('once the vault is locked', () => {
  it('none of its rows is left in memory, whether the search was ready or not', async () => {
    for (const wait of [0, 300]) {
      const row = openAndSearch();
      await new Promise((resolve) => setTimeout(resolve, wait));
      go(HOME);
      overview.value = null;
      // A busy machine may still be at work on what was begun before.
      const isGone = async () => {
        await nextTurn();
        collectGarbage();
        return row.deref() === undefined;
      };
      await expect.poll(isGone, { message: `after ${wait} ms` }).toBe(true);
    }
  });

  it('the list is empty', () => {
    openAndSearch();
    overview.value = null;
    expect(list.peek()).toMatchObject({ length: 0, rows: 0, sections: [] });
    expect(selected.peek()).toBeNull();
    expect(searchTexts.peek().size).toBe(0);
  });
});

describe('what is found', () => {
  it('is ordered by use, as it was when something was typed', () => {
    site.value = null;
    overview.value = FULL_VAULT;
    go({ search: 'git -ci' });
    const names = () => [0, 1, 2].map((at) => rowAt(list.peek(), at)?.row.name);
    const before = names();
    usage.value = new Map([
      [FULL_VAULT.rows.find(({ name }) => name === 'Gitea admin')?.id ?? '', { count: 40, last: Date.now() }],
    ]);
    expect(names()).toEqual(before);
    go({ search: 'git -robot' });
    expect(before).toEqual(['Git signing key', 'Gitea', 'Gitea admin']);
    expect(names()).toEqual(['Gitea admin', 'Git signing key', 'Gitea']);
    usage.value = new Map();
  });

  it('is marked by its words', () => {
    go({ search: 'Git -hub kind:login "two words"' });
    expect(marked.value).toEqual(['git', 'two words']);
  });
});
