import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly browser: 'chromium' | 'firefox';
  /** No window: the demo takes its tour by itself. */
  readonly headless: boolean;
  /** A server of the person's own instead of the embedded one. */
  readonly server: string | null;
  readonly email: string | null;
  readonly password: string | null;
}

export const USAGE = `npm run demo -- [--headless] [--firefox] [--server URL [--email ADDRESS] [--password TEXT]]

  --headless   no window: takes the tour by itself, with a picture of each step
  --firefox    Firefox instead of Chromium
  --server     a server of yours instead of the embedded one; nothing is written to it
  --email      the account's address; asked for when it is left out
  --password   its master password; asked for when it is left out (better than in the shell's history)`;

const hasDisplay = (env: NodeJS.ProcessEnv, platform: string): boolean =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** Reads the command line. Throws with a sentence for what it does not know. */
export function readOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      headless: { type: 'boolean', default: false },
      firefox: { type: 'boolean', default: false },
      server: { type: 'string' },
      email: { type: 'string' },
      password: { type: 'string' },
    },
  });
  const server = values.server ?? null;
  if (server !== null && !/^https?:\/\//.test(server)) {
    throw new Error(`--server wants an address with http:// or https://, not "${server}".`);
  }
  return {
    browser: values.firefox ? 'firefox' : 'chromium',
    headless: values.headless || !hasDisplay(env, platform),
    server: server?.replace(/\/+$/, '') ?? null,
    email: values.email ?? null,
    password: values.password ?? null,
  };
}
