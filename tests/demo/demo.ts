/** What `npm run demo` does once the tools, the browser and the built extension are there. */
import { launchChromium } from '../e2e/driver/chromium.ts';
import { launchFirefox } from '../e2e/driver/firefox.ts';
import type { Driver } from '../e2e/driver/surface.ts';
import { Failure } from '../setup/failure.mjs';
import { showByHand } from './by-hand.ts';
import type { DemoOptions } from './options.ts';
import { takeTour } from './tour.ts';
import { type DemoWorld, openWorld } from './world.ts';

const isLoopback = (url: string): boolean => /^(127\.0\.0\.1|localhost)$/.test(new URL(url).hostname);

/** Throws a Failure when the tour cannot be taken: nobody is there to answer the browser's question. */
export function checkServer({ server, headless }: DemoOptions): void {
  if (server === null || !headless || isLoopback(server)) return;
  throw new Failure(
    `Without a window nobody can answer the browser's question whether Latchkey may talk to ${new URL(server).host}. ` +
      'Run the demo without --headless, or name a server on 127.0.0.1, which the demo may reach unasked.',
  );
}

/** Resolves when the person presses Ctrl-C. */
const askedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

async function show(driver: Driver, world: DemoWorld, headless: boolean): Promise<void> {
  if (headless) console.log(`\nPictures: ${await takeTour(driver, world)}`);
  else await showByHand(driver, world);
}

/** Runs the demo to its end, or until Ctrl-C; nothing is left behind. Rejects when a step fails. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const world = await openWorld(options);
  const launch = options.browser === 'firefox' ? launchFirefox : launchChromium;
  const stop = askedToStop();
  try {
    const driver = await launch({ headless: options.headless });
    try {
      const shown = show(driver, world, options.headless);
      // After Ctrl-C the browser is closed under it.
      shown.catch(() => undefined);
      await Promise.race([shown, stop]);
    } finally {
      await driver.close();
    }
  } finally {
    await world.close();
  }
}
