import { browser } from '../../lib/browser';
import type { FillTab } from './fill-tab';
import { COPIED, type Copied, type MenuVerbs } from './menu-verbs';
import { openPopup } from './open-popup';

export interface MenuDeps extends MenuVerbs {
  readonly fillBest: FillTab['fillBest'];
  readonly isUnlocked: () => Promise<boolean>;
}

/**
 * The entries, in their order, below one that bears our name. They are the same on every page: browsers keep menus on disk as they are
 * written, and no name of an item or of a person may lie there in the clear.
 */
const PARENT = 'latchkey';
const FILL = 'fill';
const GENERATE = 'generate';
const copyId = (what: Copied): string => `copy-${what}`;

const TITLES: Readonly<Record<string, string>> = {
  [FILL]: 'menuFill',
  [copyId('username')]: 'menuCopyUsername',
  [copyId('password')]: 'menuCopyPassword',
  [copyId('totp')]: 'menuCopyCode',
  [GENERATE]: 'menuGenerate',
};

type MenuEntry = Parameters<typeof browser.contextMenus.create>[0];

/** Firefox counts password boxes apart; Chrome throws at the word. */
function contexts(): NonNullable<MenuEntry['contexts']> {
  const known = (browser.contextMenus as { ContextType?: Readonly<Record<string, string>> }).ContextType;
  return known && Object.values(known).includes('password')
    ? ['page', 'editable', 'password']
    : ['page', 'editable'];
}

/** The browser keeps menus over restarts of the worker, so an entry may be there already: that error is expected, and read. */
function createMenus(): void {
  const shared = { contexts: contexts(), documentUrlPatterns: ['http://*/*', 'https://*/*'] };
  const create = (entry: MenuEntry) =>
    browser.contextMenus.create({ ...shared, ...entry }, () => void browser.runtime.lastError);
  create({ id: PARENT, title: browser.i18n.getMessage('extName') });
  for (const [id, title] of Object.entries(TITLES))
    create({ id, parentId: PARENT, title: browser.i18n.getMessage(title) });
}

/** Adds our part of the page's menu. Call at the worker's first turn. */
export function registerMenus({ fillBest, copy, generate, isUnlocked }: MenuDeps): void {
  browser.runtime.onInstalled.addListener(() => {
    // What an earlier version has put there goes.
    void browser.contextMenus.removeAll().then(createMenus);
  });
  browser.runtime.onStartup.addListener(createMenus);
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    const verb = verbOf(String(menuItemId));
    if (verb && tab?.id !== undefined) void choose(verb, tab.id);
  });

  function verbOf(id: string): ((tabId: number) => Promise<unknown>) | null {
    if (id === FILL) return fillBest;
    if (id === GENERATE) return generate;
    const what = COPIED.find((one) => copyId(one) === id);
    return what ? (tabId) => copy(what, tabId) : null;
  }

  async function choose(verb: (tabId: number) => Promise<unknown>, tabId: number): Promise<void> {
    if (!(await isUnlocked())) return openPopup(tabId);
    await verb(tabId).catch(() => openPopup(tabId));
  }
}
