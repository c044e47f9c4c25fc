import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchFocus } from '../../lib/fill/page';
import { tell } from '../../lib/protocol';

/**
 * Runs in every frame of every web page, where the person has allowed that; all other scripts come only when this one has seen a field.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as {
    latchkeyWatcher?: boolean;
    latchkeyFills?: boolean;
    latchkeyServes?: (field: Element) => boolean;
  };
  if (world.latchkeyWatcher) return;
  world.latchkeyWatcher = true;
  watchFocus(
    (byPerson) => void tell('page.focused', { byPerson }),
    (field) => world.latchkeyFills === true || (world.latchkeyServes?.(field) ?? false),
  );
});
