import { browser } from '../../lib/browser';
import { readSettings } from '../../lib/settings';
import { ALARMS } from './alarms';

/** The part of Chrome's API that the polyfill's types lack. */
interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

const offscreen = (): Offscreen | undefined =>
  (globalThis as { chrome?: { offscreen?: Offscreen } }).chrome?.offscreen;

const ownClipboard = () =>
  (navigator as { clipboard?: { writeText(text: string): Promise<void> } }).clipboard;

/** A secret was copied: arms the alarm that clears the clipboard after the time that the person chose. */
export async function armClipboardClear(): Promise<void> {
  const { clipboardSeconds } = await readSettings();
  if (clipboardSeconds === 0) await browser.alarms.clear(ALARMS.clipboard);
  else browser.alarms.create(ALARMS.clipboard, { when: Date.now() + clipboardSeconds * 1000 });
}

/** Opens the page that stands in for a clipboard. One that a stopped worker has left open would be in its way. */
async function openPage(pages: Offscreen, url: string, justification: string): Promise<void> {
  await pages.closeDocument().catch(() => undefined);
  await pages.createDocument({ url, reasons: ['CLIPBOARD'], justification });
}

/** Empties the clipboard: directly where a background has one, through an offscreen page where it does not. */
export async function clearClipboard(): Promise<void> {
  const clipboard = ownClipboard();
  if (clipboard) return clipboard.writeText('');
  const pages = offscreen();
  if (!pages) return;
  await openPage(pages, 'offscreen.html', 'Empties the clipboard after a copied password has had its time.');
  await pages.closeDocument();
}

export interface ClipboardWriter {
  /** Puts a text on the clipboard. False where this background has no way to one: a page of ours that is seen has it. */
  write(text: string): Promise<boolean>;
  /** For the offscreen page: the text that it is to place, once; null when none waits. */
  take(): string | null;
  /** The offscreen page has done it. */
  placed(): void;
}

/** Writes to the clipboard without a page that is seen. What waits for that lives in memory alone, for a moment. */
export function createClipboardWriter(): ClipboardWriter {
  let waiting: string | null = null;
  let done: () => void = () => undefined;

  async function writeByPage(pages: Offscreen, text: string): Promise<void> {
    const isPlaced = new Promise<void>((resolve) => {
      done = resolve;
    });
    waiting = text;
    try {
      await openPage(pages, 'offscreen.html?copy', 'Copies what was chosen in the menu of a page.');
      await isPlaced;
    } finally {
      waiting = null;
      await pages.closeDocument().catch(() => undefined);
    }
  }

  return {
    async write(text) {
      const clipboard = ownClipboard();
      const pages = offscreen();
      if (clipboard) await clipboard.writeText(text);
      else if (pages) await writeByPage(pages, text);
      return clipboard !== undefined || pages !== undefined;
    },
    take() {
      const text = waiting;
      waiting = null;
      return text;
    },
    placed: () => done(),
  };
}
