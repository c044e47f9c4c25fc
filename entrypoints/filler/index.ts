import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createFiller } from '../../lib/fill/page';
import { servePage, tell } from '../../lib/protocol';

/**
 * Put into a frame when a person asks for a fill; it stands in no manifest and needs no host permission. An unlisted script, not a
 * WXT content script, because those announce themselves to the page by an event and a message.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as {
    latchkeyFiller?: boolean;
    latchkeyFills?: boolean;
    latchkeyWatcher?: boolean;
  };
  if (world.latchkeyFiller) return;
  world.latchkeyFiller = true;
  const filler = createFiller({
    sent: (form) => void tell('page.submitted', form),
    outcome: (outcome) => void tell('page.outcome', outcome),
  });
  const apply: typeof filler.apply = async (plan) => {
    // Fields get the focus as they are filled: nothing is suggested for that.
    world.latchkeyFills = true;
    return filler.apply(plan).finally(() => {
      world.latchkeyFills = false;
      // Where nothing watches, nothing is asked about what is sent either.
      if (world.latchkeyWatcher) void tell('page.outcome', { state: 'filled', isEmpty: false, isBad: false });
    });
  };
  servePage({
    'page.describe': filler.describe,
    'page.settle': filler.settle,
    'page.apply': apply,
    'page.capture': filler.capture,
  });
});
