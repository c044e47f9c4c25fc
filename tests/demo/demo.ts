/** What `npm run demo` does once the tools, the browser and the built extension are there. */
import { launchChromium } from '../e2e/driver/chromium.ts';
import { launchFirefox } from '../e2e/driver/firefox.ts';
import { showByHand } from './by-hand.ts';
import type { DemoOptions } from './options.ts';
import { takeTour } from './tour.ts';
import { openWorld } from './world.ts';

const isLoopback = (url: string): boolean => /^(127\.0\.0\.1|localhost)$/.test(new URL(url).hostname);

/** Throws a sentence when the tour cannot be taken: nobody is there to answer the browser's question. */
function checkServer({ server, headless }: DemoOptions): void {
  if (server === null || !headless || isLoopback(server)) return;
  throw new Error(
    `Without a window nobody can answer the browser's question whether Latchkey may talk to ${new URL(server).host}. ` +
      'Run the demo without --headless, or bring the server to this machine (ssh -L 8443:HOST:443) and name http://127.0.0.1:PORT.',
  );
}

/** Runs the demo to its end. Rejects when a step fails. */
export async function runDemo(options: DemoOptions): Promise<void> {
  checkServer(options);
  const world = await openWorld(options);
  const launch = options.browser === 'firefox' ? launchFirefox : launchChromium;
  try {
    const driver = await launch({ headless: options.headless });
    try {
      if (options.headless) console.log(`\nPictures: ${await takeTour(driver, world)}`);
      else await showByHand(driver, world);
    } finally {
      await driver.close();
    }
  } finally {
    await world.close();
  }
}
