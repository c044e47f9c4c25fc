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

/** A secret was copied: arms the alarm that clears the clipboard after the time that the person chose. */
export async function armClipboardClear(): Promise<void> {
  const { clipboardSeconds } = await readSettings();
  if (clipboardSeconds === 0) await browser.alarms.clear(ALARMS.clipboard);
  else browser.alarms.create(ALARMS.clipboard, { when: Date.now() + clipboardSeconds * 1000 });
}

/** Empties the clipboard: directly where a background has one, through an offscreen page where it does not. */
export async function clearClipboard(): Promise<void> {
  const clipboard = (navigator as { clipboard?: { writeText(text: string): Promise<void> } }).clipboard;
  if (clipboard) return clipboard.writeText('');
  const pages = offscreen();
  if (!pages) return;
  await pages.createDocument({
    url: 'offscreen.html',
    reasons: ['CLIPBOARD'],
    justification: 'Empties the clipboard after a copied password has had its time.',
  });
  await pages.closeDocument();
}
