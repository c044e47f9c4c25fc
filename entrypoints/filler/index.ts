import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createFiller } from '../../lib/fill/page';
import { servePage } from '../../lib/protocol';

/**
 * Put into a frame when a person asks for a fill; it stands in no manifest and needs no host permission. An unlisted script, not a
 * WXT content script, because those announce themselves to the page by an event and a message.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { latchkeyFiller?: boolean; latchkeyFills?: boolean };
  if (world.latchkeyFiller) return;
  world.latchkeyFiller = true;
  const filler = createFiller();
  const apply: typeof filler.apply = async (plan) => {
    // Fields get the focus as they are filled: nothing is suggested for that.
    world.latchkeyFills = true;
    return filler.apply(plan).finally(() => {
      world.latchkeyFills = false;
    });
  };
  servePage({ 'page.describe': filler.describe, 'page.apply': apply });
});
