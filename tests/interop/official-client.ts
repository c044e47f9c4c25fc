import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** One installation of the official client, with a folder of its own: one account. */
export interface OfficialClient {
  /** Runs a command, signed in or not; `input` goes to its standard input. */
  run(args: readonly string[], input?: string): Promise<Ran>;
  /** The same, but fails unless the command succeeds; gives what it printed. */
  text(...args: string[]): Promise<string>;
  /** The same, read as JSON. */
  json<T>(...args: string[]): Promise<T>;
  /** Adds or changes something: the JSON goes in as base64, the stored thing comes back. */
  write<T>(value: unknown, ...args: string[]): Promise<T>;
  /** Signs in and unlocks; further arguments go to `login`. */
  signIn(email: string, password: string, ...more: string[]): Promise<void>;
  /** Signs in with a personal API key and unlocks. */
  signInWithKey(id: string, secret: string, password: string): Promise<void>;
  /** The folder that `--output` paths may lie in. */
  readonly folder: string;
}

interface Setup {
  readonly program: string;
  /** Folder for the client's own data. */
  readonly folder: string;
  readonly authorityFile: string;
  readonly serverUrl: string;
}

function runProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string,
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args, '--nointeraction'], { env });
    const out: string[] = [];
    const error: string[] = [];
    child.stdout.on('data', (chunk) => out.push(String(chunk)));
    child.stderr.on('data', (chunk) => error.push(String(chunk)));
    child.on('close', (code) => resolve({ code: code ?? -1, out: out.join(''), error: error.join('') }));
    child.stdin.end(input);
  });
}

/** Sets up the client for a server. */
export async function createOfficialClient(setup: Setup): Promise<OfficialClient> {
  const folder = mkdtempSync(join(setup.folder, 'account-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    BITWARDENCLI_APPDATA_DIR: folder,
    NODE_EXTRA_CA_CERTS: setup.authorityFile,
    NODE_NO_WARNINGS: '1',
  };
  const run: OfficialClient['run'] = (args, input = '') => runProgram(setup.program, args, env, input);
  const expectSuccess = async (args: readonly string[], input?: string): Promise<string> => {
    const { code, out, error } = await run(args, input);
    if (code !== 0)
      throw new Error(`bw ${args.slice(0, 3).join(' ')}: ${(error || out).trim().slice(0, 300)}`);
    return out;
  };
  const json = async <T>(...args: string[]): Promise<T> => JSON.parse(await expectSuccess(args)) as T;
  const unlock = async (password: string): Promise<void> => {
    env.BW_SESSION = (await expectSuccess(['unlock', password, '--raw'])).trim();
    await expectSuccess(['sync']);
  };
  const client: OfficialClient = {
    folder,
    run,
    json,
    text: (...args) => expectSuccess(args),
    write: async <T>(value: unknown, ...args: string[]): Promise<T> =>
      JSON.parse(await expectSuccess(args, Buffer.from(JSON.stringify(value)).toString('base64'))) as T,
    async signIn(email, password, ...more) {
      await expectSuccess(['login', email, password, '--raw', ...more]);
      await unlock(password);
    },
    async signInWithKey(id, secret, password) {
      Object.assign(env, { BW_CLIENTID: id, BW_CLIENTSECRET: secret });
      await expectSuccess(['login', '--apikey']);
      await unlock(password);
    },
  };
  await expectSuccess(['config', 'server', setup.serverUrl]);
  return client;
}
