import type { Browser } from 'puppeteer-core';
import { type BrowserWindow, inBrowserWindow } from './firefox-chrome-scope';
import type { Driver } from './surface';

/** Stopping, holding and watching the event page. */
export function createBackground(
  browser: Browser,
  id: string,
): Pick<Driver, 'killBackground' | 'holdBackground' | 'isBackgroundRunning'> {
  const run = <Result>(source: () => Result | Promise<Result>) => inBrowserWindow(browser, id, source, null);
  const state = () => run(() => (globalThis as unknown as BrowserWindow).extension.backgroundState);
  /** As Firefox does when it has been idle. */
  async function killBackground(): Promise<void> {
    await run(async () => {
      const { extension } = globalThis as unknown as BrowserWindow;
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
      return null;
    });
    const now = await state();
    if (now !== 'stopped') throw new Error(`The background is ${now}.`);
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
