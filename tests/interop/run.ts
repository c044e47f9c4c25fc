/**
 * Proves our cryptography and the embedded server with a client that we did not write: the official command-line client.
 * Start: `npm run test:interop`, or `npx node tests/interop/run.ts` (Node 24). Installs the client below `.cache/interop` when it
 * is missing, makes a throw-away certificate authority (the client speaks https only; needs `openssl`), prints one line per check
 * and ends with `N passed, N failed`.
 */
import '../server/extensionless.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { makeCertificates } from './certificates.ts';
import { createChecks, expectSame } from './checks.ts';
import { CLIENT_VERSION, installClient } from './install-client.ts';
import { createOfficialClient } from './official-client.ts';
import type { Stage } from './stage.ts';

const cache = fileURLToPath(new URL('../../.cache/interop', import.meta.url));

/** The rooms of `lib` load only after the first import above has taught Node their file names. */
async function play(stage: Stage): Promise<void> {
  const { seedSampleVault } = await import('../server/sample-vault.ts');
  const { readsOurs } = await import('./reads-ours.ts');
  const { writesTheirs } = await import('./writes-theirs.ts');
  const { keepsCredentials } = await import('./credential.ts');
  const { signsIn } = await import('./signs-in.ts');
  const options = {
    email: 'pat@interop.example',
    password: 'correct horse battery',
    siteOrigin: 'http://127.0.0.1:8788',
  };
  const sample = await seedSampleVault(stage.server, options);
  // The official client stops altogether at a kind that it does not know.
  stage.server.store.ciphers.remove(sample.ids.get('Boat licence') ?? '');
  const client = await stage.newClient();
  await stage.checks.check('account of ours', 'official client signs in, unlocks, syncs', () =>
    client.signIn(options.email, options.password),
  );
  await readsOurs(stage, client, sample);
  await writesTheirs(stage, client, sample);
  await keepsCredentials(stage, client, sample);
  await signsIn(stage);
  await stage.checks.check(
    'the server',
    'knows every address that the official client asks for',
    async () => {
      const asked = stage.server.log.filter(({ headers }) => headers['user-agent']?.includes('Bitwarden'));
      const unknown = asked
        .filter(({ status }) => status === 404)
        .map(({ method, path }) => `${method} ${path}`);
      expectSame([...new Set(unknown)]);
      return `${asked.length} requests`;
    },
  );
}

mkdirSync(cache, { recursive: true });
const program = installClient(cache);
const folder = mkdtempSync(join(cache, 'run-'));
const tls = makeCertificates(folder);
setDefaultCACertificates([...getCACertificates(), tls.authority]);
const { startServer } = await import('../server/index.ts');
const server = await startServer({ tls });
const checks = createChecks();
const { authorityFile } = tls;
console.log(`Official command-line client ${CLIENT_VERSION} against ${server.url}`);
try {
  await play({
    server,
    checks,
    newClient: () => createOfficialClient({ program, folder, authorityFile, serverUrl: server.url }),
  });
} catch (error) {
  await checks.check('run', 'comes to its end', () => Promise.reject(error));
}
await server.close();
rmSync(folder, { recursive: true, force: true });
process.exitCode = checks.report() ? 0 : 1;
