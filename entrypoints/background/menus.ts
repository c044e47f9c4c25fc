import { browser } from '../../lib/browser';
import type { FillTab } from './fill-tab';
import { openPopup } from './open-popup';

export interface MenuDeps {
  readonly fillBest: FillTab['fillBest'];
  readonly isUnlocked: () => Promise<boolean>;
}

const FILL = 'fill';

type MenuContexts = NonNullable<Parameters<typeof browser.contextMenus.create>[0]['contexts']>;

/** Firefox counts password boxes apart; Chrome throws at the word. */
function contexts(): MenuContexts {
  const known = (browser.contextMenus as { ContextType?: Readonly<Record<string, string>> }).ContextType;
  return known && Object.values(known).includes('password')
    ? ['page', 'editable', 'password']
    : ['page', 'editable'];
}

/** The browser keeps menus over restarts of the worker, so the entry may be there already: that error is expected, and read. */
function createMenu(): void {
  browser.contextMenus.create(
    {
      id: FILL,
      title: browser.i18n.getMessage('menuFill'),
      contexts: contexts(),
      documentUrlPatterns: ['http://*/*', 'https://*/*'],
    },
    () => void browser.runtime.lastError,
  );
}

/** Adds the page menu "Fill login". Call at the worker's first turn. */
export function registerMenus({ fillBest, isUnlocked }: MenuDeps): void {
  browser.runtime.onInstalled.addListener(createMenu);
  browser.runtime.onStartup.addListener(createMenu);
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === FILL && tab?.id !== undefined) void choose(tab.id);
  });

  async function choose(tabId: number): Promise<void> {
    if (!(await isUnlocked())) return openPopup(tabId);
    await fillBest(tabId).catch(() => openPopup(tabId));
  }
}
