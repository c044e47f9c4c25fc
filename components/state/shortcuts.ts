import { browser } from '../../lib/browser';

export interface Shortcut {
  readonly name: string;
  readonly description: string;
  /** Empty when the browser has none set. */
  readonly keys: string;
}

/** The shortcuts as the browser has them now. */
export async function readShortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name, description, shortcut }) => ({
    name: name ?? '',
    description: description || (name ?? ''),
    keys: shortcut ?? '',
  }));
}

/** Firefox has a call for this page, newer than the polyfill's types; Chrome has an address. */
interface ShortcutSettings {
  openShortcutSettings?: () => Promise<void>;
}

/** Opens the browser's own page for shortcuts. Rejects where there is none that can be opened. */
export async function openShortcutPage(): Promise<void> {
  const { openShortcutSettings } = browser.commands as ShortcutSettings;
  if (openShortcutSettings) await openShortcutSettings.call(browser.commands);
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
