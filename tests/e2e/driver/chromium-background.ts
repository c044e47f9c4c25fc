import type { BrowserContext } from 'playwright';
import { browserSession, targets } from './chromium-popup';
import type { Driver } from './surface';
import { until } from './until';

/** What the script below leaves in a page. */
interface HeldPage {
  letMessagesGo?(): void;
}

/** Runs first in every page: whatever it asks of the background waits. Asking is what starts a stopped worker. */
function holdMessages(): void {
  const world = globalThis as unknown as HeldPage &
    Record<string, { runtime?: { sendMessage(...all: unknown[]): unknown } } | undefined>;
  const released = new Promise<void>((resolve) => {
    world.letMessagesGo = resolve;
  });
  for (const runtime of new Set([world.chrome?.runtime, world.browser?.runtime])) {
    if (!runtime) continue;
    const send = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = (...all) => released.then(() => send(...all));
  }
}

/**
 * Stops the worker by the browser's own way to do so, which a page of ours can ask for. Closing its target is for where there is no
 * such page: now and then the whole browser dies of that when the worker is busy.
 */
async function stopWorker(context: BrowserContext, origin: string, targetId: string): Promise<void> {
  const page = context.pages().find((one) => one.url().startsWith(origin));
  const session = page ? await context.newCDPSession(page) : await browserSession(context);
  if (page) {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
  } else await session.send('Target.closeTarget', { targetId });
  await session.detach();
}

/** Stopping, holding and watching the worker. */
export function createBackground(
  context: BrowserContext,
  origin: string,
): Pick<Driver, 'killBackground' | 'holdBackground' | 'isBackgroundRunning'> {
  async function find(): Promise<string | null> {
    const session = await browserSession(context);
    const all = await targets(session);
    await session.detach();
    const worker = all.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
    return worker?.targetId ?? null;
  }
  async function killBackground(): Promise<void> {
    // Asked again while it is there: what came in at the last moment may have started it anew.
    await until('the end of the worker', async () => {
      const targetId = await find();
      if (targetId === null) return true;
      await stopWorker(context, origin, targetId).catch(() => undefined);
      return null;
    });
  }
  return {
    killBackground,
    isBackgroundRunning: async () => (await find()) !== null,
    async holdBackground() {
      await context.addInitScript(holdMessages);
      await killBackground();
      return async () => {
        for (const page of context.pages())
          await page.evaluate(() => (globalThis as unknown as HeldPage).letMessagesGo?.());
      };
    },
  };
}
