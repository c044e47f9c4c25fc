import type { CDPSession } from 'playwright';
import { BUILDS } from '../../setup/paths.mjs';
import {
  type ChromiumDriver,
  driveChromium,
  idOfFolder,
  type RunningChromium,
  startChromium,
} from './chromium';
import { browserSession } from './chromium-popup';
import { type Kept, keep } from './kept';
import type { DriverEnd } from './surface';

const OPTIONS = { headless: true } as const;

async function inBrowser<T>(
  { context }: RunningChromium,
  work: (session: CDPSession) => Promise<T>,
): Promise<T> {
  const session = await browserSession(context);
  return work(session).finally(() => session.detach());
}

/** Newly installed from its folder. */
async function putIn(running: RunningChromium, end: DriverEnd): Promise<ChromiumDriver> {
  await inBrowser(running, (session) =>
    session.send('Extensions.loadUnpacked', { path: BUILDS.loopbackChrome }),
  );
  return driveChromium(running, OPTIONS, end);
}

/** Takes Latchkey out, whose storage goes with it, then all pages but the one that nobody uses, cookies and leave. */
async function takeOut(running: RunningChromium): Promise<void> {
  const id = idOfFolder(BUILDS.loopbackChrome);
  await inBrowser(running, (session) => session.send('Extensions.uninstall', { id }));
  const [, ...opened] = running.context.pages();
  await Promise.all(opened.map((page) => page.close()));
  await running.context.clearCookies();
  await running.context.clearPermissions();
}

/** A Chromium for one test after the other. */
export const keepChromium = (): Kept<ChromiumDriver> =>
  keep({ start: () => startChromium(OPTIONS, 'later'), putIn, takeOut });
