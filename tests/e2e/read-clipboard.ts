import type { ChromiumDriver } from './driver/chromium';
import type { Surface } from './driver/surface';

/** Lets a test read the clipboard, which belongs to the browser: what other tests have copied goes. `page` is one of ours. */
export async function openClipboard({ context }: ChromiumDriver, page: Surface): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.toFront();
  await page.evaluate(() => navigator.clipboard.writeText(''));
}
