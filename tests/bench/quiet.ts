import type { ChromiumDriver } from '../e2e/driver/chromium.ts';
import { browserSession } from '../e2e/driver/chromium-popup.ts';

const LOOK_MS = 300;
/** A tenth of a core. */
const BUSY_SECONDS = (0.1 * LOOK_MS) / 1000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Waits until the browser has next to nothing to do, so that no measurement runs beside what the one before it has left behind. Gives
 * up silently after `most` milliseconds: a program that never rests is measured as it is.
 */
export async function quiet(driver: ChromiumDriver, most: number): Promise<void> {
  const session = await browserSession(driver.context);
  const spent = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const end = Date.now() + most;
  let before = await spent();
  while (Date.now() < end) {
    await pause(LOOK_MS);
    const now = await spent();
    if (Math.abs(now - before) < BUSY_SECONDS) break;
    before = now;
  }
  await session.detach();
}
