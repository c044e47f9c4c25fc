import { effect } from '@preact/signals';
import { knockAgain, status } from './session';
import { overview } from './vault';

const AFTER_DRAWING_MS = 50;
const PATIENCE_MS = 1000;

/**
 * Wakes the background once the list is drawn, or at once where there is none to draw. The list needs no background, and one that starts
 * beside it would make both slower.
 */
export function startKnock(): void {
  let isDone = false;
  const knock = () => {
    if (isDone) return;
    isDone = true;
    void knockAgain();
  };
  setTimeout(knock, PATIENCE_MS);
  effect(() => {
    if (status.value?.state !== 'unlocked') knock();
    else if (overview.value !== null) setTimeout(knock, AFTER_DRAWING_MS);
  });
}
