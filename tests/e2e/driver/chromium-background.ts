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

/** Stopping, holding and watching the worker. */
export function createBackground(
  context: BrowserContext,
  origin: string,
): Pick<Driver, 'killBackground' | 'holdBackground' | 'isBackgroundRunning'> {
  async function withTargets<T>(work: (session: Awaited<ReturnType<typeof browserSession>>) => Promise<T>) {
    const session = await browserSession(context);
    return work(session).finally(() => session.detach());
  }
  const find = async (session: Awaited<ReturnType<typeof browserSession>>) =>
    (await targets(session)).find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  const killBackground = () =>
    withTargets(async (session) => {
      const closed = new Set<string>();
      // What came in at the last moment may have started another one.
      await until('the end of the worker', async () => {
        const targetId = (await find(session))?.targetId;
        if (targetId !== undefined && !closed.has(targetId)) {
          closed.add(targetId);
          await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
        }
        return targetId === undefined ? true : null;
      });
    });
  return {
    killBackground,
    isBackgroundRunning: () => withTargets(async (session) => (await find(session)) !== undefined),
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
