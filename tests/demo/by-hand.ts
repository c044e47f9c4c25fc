import type { Driver } from '../e2e/driver/surface.ts';
import { prefillSignIn } from '../e2e/status.ts';
import type { DemoWorld } from './world.ts';

const isLoopback = (server: string): boolean => /^(127\.|localhost$|\[::1\])/.test(new URL(server).hostname);

function tell({ server, email, password, site, sample }: DemoWorld): void {
  const known = sample !== null;
  console.log(`
  Server    ${server}${known ? `, with ${sample.count} items` : ''}
  E-mail    ${email}
  Password  ${known ? password : '(yours)'}
  Page      ${site}

  What to try
  1. Press the Latchkey button in the toolbar (or Ctrl+Shift+Y). Server and e-mail stand there; type the password, press Enter.
  2. Go to the sample page, open Latchkey again, press Enter: the first login of "This site" is filled. Submit it.
  3. In the popup: type to search, ↑ ↓ to move, → to open, Ctrl+B / C / D to copy, Ctrl+K for all commands, Ctrl+L to lock.
  4. Ctrl+Shift+L on the page fills without the popup.
${isLoopback(server) ? '' : '\n  The browser will ask whether Latchkey may talk to your server: allow it, and open Latchkey again.\n'}
  Close the browser, or press Ctrl+C here, to end.
`);
}

/** A browser with a window, for a person: ready to sign in. Resolves when it was closed. */
export async function showByHand(driver: Driver, world: DemoWorld): Promise<void> {
  const own = await driver.openOwn('popup.html');
  await prefillSignIn(own, world.server, world.email);
  await driver.openPage(world.site);
  await own.close();
  tell(world);
  await driver.closed;
}
