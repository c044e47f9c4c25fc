import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createFiller } from '../../lib/fill/page';
import { servePage } from '../../lib/protocol';

/**
 * Put into a frame when a person asks for a fill; it stands in no manifest and needs no host permission. An unlisted script, not a
 * WXT content script, because those announce themselves to the page by an event and a message.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { latchkeyFiller?: boolean };
  if (world.latchkeyFiller) return;
  world.latchkeyFiller = true;
  const filler = createFiller();
  servePage({ 'page.describe': filler.describe, 'page.apply': filler.apply });
});
