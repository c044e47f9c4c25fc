import type { BrowserContext, CDPSession } from 'playwright';
import { browserSession, targets } from './chromium-popup';
import type { Driver } from './surface';
import { until } from './until';

/** Between two orders to stop. Milliseconds. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 3000;

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

/** Stopping, holding and watching the worker. `spend`: what runs first in every page stays there. */
export function createBackground(
  context: BrowserContext,
  origin: string,
  spend: () => void,
): Pick<Driver, 'killBackground' | 'holdBackground' | 'isBackgroundRunning'> {
  async function withSession<T>(work: (session: CDPSession) => Promise<T>): Promise<T> {
    const session = await browserSession(context);
    return work(session).finally(() => session.detach());
  }
  const find = async (session: CDPSession) =>
    (await targets(session)).find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  const killBackground = () =>
    withSession(async (session) => {
      // What came in at the last moment may have started it anew. A start that is broken off is begun again for the same, so each time it
      // gets longer to do what it was started for.
      let [pause, next] = [FIRST_PAUSE, 0];
      await until('the end of the worker', async () => {
        const worker = await find(session);
        if (!worker) return true;
        if (Date.now() < next) return null;
        await session.send('Target.closeTarget', { targetId: worker.targetId }).catch(() => undefined);
        next = Date.now() + pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        return null;
      });
    });
  return {
    killBackground,
    isBackgroundRunning: () => withSession(async (session) => (await find(session)) !== undefined),
    async holdBackground() {
      spend();
      await context.addInitScript(holdMessages);
      await killBackground();
      return async () => {
        for (const page of context.pages())
          await page.evaluate(() => (globalThis as unknown as HeldPage).letMessagesGo?.());
      };
    },
  };
}
