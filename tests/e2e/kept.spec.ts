import type { Driver, Surface } from './driver/surface';
import { expect, test } from './fixtures';

interface ExtensionStorage {
  get(keys: null): Promise<Record<string, unknown>>;
  set(values: object): Promise<void>;
}
interface World {
  readonly browser?: { readonly storage: Record<'local' | 'session', ExtensionStorage> };
  readonly chrome: { readonly storage: Record<'local' | 'session', ExtensionStorage> };
}

/** Run in a page of ours: leaves a mark in everything that such a page can write. */
async function leaveMarks(): Promise<void> {
  const { browser, chrome } = globalThis as unknown as World;
  const { local, session } = (browser ?? chrome).storage;
  await local.set({ mark: 'left' });
  await session.set({ mark: 'left' });
  localStorage.setItem('mark', 'left');
  await caches.open('mark').catch(() => undefined);
  await new Promise((resolve) => {
    indexedDB.open('mark').onsuccess = resolve;
  });
}

/** Run in a page of ours: where there is a mark. */
async function findMarks(): Promise<string[]> {
  const { browser, chrome } = globalThis as unknown as World;
  const { local, session } = (browser ?? chrome).storage;
  const kept = {
    local: 'mark' in (await local.get(null)),
    session: 'mark' in (await session.get(null)),
    localStorage: localStorage.getItem('mark') !== null,
    caches: await caches.has('mark').catch(() => false),
    databases: (await indexedDB.databases()).some(({ name }) => name === 'mark'),
  };
  return Object.entries(kept).flatMap(([name, is]) => (is ? [name] : []));
}

const readCookie = (page: Surface): Promise<string> => page.evaluate(() => document.cookie);

test('A browser that is lent again has nothing of the test before', async ({ kept, site }) => {
  const visit = async (driver: Driver) =>
    [await driver.openOwn('options.html'), await driver.openPage(site.url)] as const;
  const first = await kept.lend();
  const [own, page] = await visit(first);
  await own.evaluate(leaveMarks);
  await page.evaluate(() => void Object.assign(document, { cookie: 'mark=left' }));
  expect(await own.evaluate(findMarks)).toEqual(
    expect.arrayContaining(['local', 'session', 'localStorage', 'databases']),
  );
  expect(await readCookie(page)).toContain('mark');
  await first.close();

  const second = await kept.lend();
  const [ownAgain, pageAgain] = await visit(second);
  expect(await ownAgain.evaluate(findMarks)).toEqual([]);
  expect(await readCookie(pageAgain)).toBe('');
  await second.close();
});
