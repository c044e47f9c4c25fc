import { browser } from '../../lib/browser';
import { readSettings } from '../../lib/settings';

/** As long as Chromium allows: being idle is none of our business, and each change would start this worker. */
const NEVER_IDLE_SECONDS = 4 * 60 * 60;

/**
 * Listens for the lock of the system's screen, where the browser has let us: the permission is optional, and asked for by the switch
 * on the options page. Call at the worker's first turn. Firefox tells nobody of locked screens, so its build has no such switch.
 */
export function listenForScreenLock(screenLocked: () => Promise<void>): void {
  const changed = async (state: string): Promise<void> => {
    if (state !== 'locked') return;
    const { lockOnScreenLock } = await readSettings();
    if (lockOnScreenLock) await screenLocked();
  };
  const listener = (state: string): void => void changed(state);
  const listen = (): void => {
    const { idle } = browser as { idle?: typeof browser.idle };
    if (!idle || idle.onStateChanged.hasListener(listener)) return;
    idle.setDetectionInterval(NEVER_IDLE_SECONDS);
    idle.onStateChanged.addListener(listener);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
