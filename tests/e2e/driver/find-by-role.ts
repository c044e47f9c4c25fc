import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { bundle } from '../../setup/bundle.ts';

interface World {
  readonly byRole?: typeof import('./by-role');
}

const finder: { script?: Promise<string> } = {};

/** True when it was not there yet. */
async function addFinder(page: Page | Frame): Promise<boolean> {
  if (await page.evaluate(() => 'byRole' in globalThis)) return false;
  finder.script ??= bundle(new URL('./by-role.ts', import.meta.url), 'byRole');
  await page.evaluate(`${await finder.script};0`);
  return true;
}

/**
 * The first element with this role and whole name that a person can see; null when there is none. Firefox's own search takes a third of a
 * second each time, so ours runs in the page.
 */
export async function findByRole(
  page: Page | Frame,
  role: string,
  name: string,
): Promise<ElementHandle | null> {
  const look = async (): Promise<ElementHandle | null> => {
    const found = await page.evaluateHandle(
      (...wanted) => (globalThis as World).byRole?.find(...wanted) ?? null,
      role,
      name,
    );
    return found.asElement() as ElementHandle | null;
  };
  return (await look()) ?? ((await addFinder(page)) ? look() : null);
}
