import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../../lib/browser';
import { createOverlay } from '../../lib/fill/page';
import { servePage, tell } from '../../lib/protocol';

/** Put into a frame when there is something to show over it: a key in a field, and frames of ours. */
export default defineUnlistedScript(() => {
  const world = globalThis as { latchkeyServes?: (field: Element) => boolean };
  if (world.latchkeyServes) return;
  const overlay = createOverlay({
    address: (path) => browser.runtime.getURL(path),
    label: browser.i18n.getMessage('suggestIcon'),
    iconPressed: () => void tell('page.iconPressed', null),
  });
  world.latchkeyServes = overlay.serves;
  servePage({
    'page.suggest': overlay.suggest,
    'page.showFrame': overlay.showFrame,
    'page.hearFrame': overlay.hearFrame,
    'page.renewFrame': overlay.renewFrame,
    'page.hideFrame': overlay.hideFrame,
  });
});
