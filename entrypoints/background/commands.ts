import { browser } from '../../lib/browser';
import type { FillTab } from './fill-tab';
import { openPopup } from './open-popup';

export interface CommandDeps {
  readonly fillBest: FillTab['fillBest'];
  readonly lock: () => Promise<void>;
}

async function activeTabId(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id;
}

/** Listens for the browser's keyboard commands. Call at the worker's first turn. */
export function registerCommands({ fillBest, lock }: CommandDeps): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'lock') void lock();
    if (command === 'fill') void fillHere(tab?.id);
  });

  async function fillHere(known: number | undefined): Promise<void> {
    const tabId = known ?? (await activeTabId());
    if (tabId === undefined) return;
    await fillBest(tabId).catch(() => openPopup(tabId));
  }
}
