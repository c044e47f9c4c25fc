import type { Browser } from 'puppeteer-core';
import { type BrowserWindow, inBrowserWindow } from './firefox-chrome-scope';
import type { Driver } from './surface';
import { until } from './until';

/** Stopping, holding and watching the event page. */
export function createBackground(
  browser: Browser,
  id: string,
): Pick<Driver, 'killBackground' | 'holdBackground' | 'isBackgroundRunning'> {
  const run = <Result>(source: () => Result | Promise<Result>) => inBrowserWindow(browser, id, source, null);
  const state = () => run(() => (globalThis as unknown as BrowserWindow).extension.backgroundState);
  /** As Firefox does when it has been idle. */
  async function killBackground(): Promise<void> {
    // One that is only just starting stays; the next time it can be stopped.
    await until('the end of the background', async () => {
      await run(async () => {
        const { extension } = globalThis as unknown as BrowserWindow;
        await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
        return null;
      });
      return (await state()) === 'stopped' ? true : null;
    });
  }
  return {
    killBackground,
    isBackgroundRunning: async () => (await state()) !== 'stopped',
    async holdBackground() {
      await killBackground();
      await run(() => {
        const { extension } = globalThis as unknown as BrowserWindow;
        const wake = extension.wakeupBackground;
        const released = new Promise<void>((resolve) => {
          Object.assign(globalThis, { latchkeyRelease: resolve });
        });
        extension.wakeupBackground = () => released.then(() => wake.call(extension));
        return null;
      });
      return async () => {
        await run(() => {
          (globalThis as unknown as { latchkeyRelease(): void }).latchkeyRelease();
          return null;
        });
      };
    },
  };
}
