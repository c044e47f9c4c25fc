/**
 * Starts the embedded server from a shell, for development: `npx node tests/server/main.ts --port 8787 --seed pat@hollis.dev`.
 * Options: --port N, --protocol modern|rubywarden, --layout prefixed|root, --database FILE, --seed EMAIL (sample vault, password
 * "correct horse battery"), --password TEXT, --site ORIGIN (the sample page), --items N (that many more, for size).
 */
import './extensionless.ts';
import { parseArgs } from 'node:util';
import { startServer } from './index.ts';
import type { EmbeddedServer } from './start-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    protocol: { type: 'string', default: 'modern' },
    layout: { type: 'string', default: 'prefixed' },
    database: { type: 'string', default: ':memory:' },
    seed: { type: 'string' },
    password: { type: 'string', default: 'correct horse battery' },
    site: { type: 'string', default: 'http://127.0.0.1:8788' },
    items: { type: 'string', default: '0' },
  },
});

async function seed(server: EmbeddedServer, email: string): Promise<void> {
  const { seedSampleVault } = await import('./sample-vault.ts');
  const { makeVault } = await import('./big-vault.ts');
  const layout = values.layout === 'root' ? 'root' : 'prefixed';
  const { account, ids } = await seedSampleVault(server, {
    email,
    password: values.password,
    siteOrigin: values.site,
    layout,
  });
  makeVault(server, account, Number(values.items));
  console.log(`${email} with the password "${values.password}": ${ids.size + Number(values.items)} items`);
}

const server = await startServer({
  port: Number(values.port),
  protocol: values.protocol === 'rubywarden' ? 'rubywarden' : 'modern',
  layout: values.layout === 'root' ? 'root' : 'prefixed',
  database: values.database,
});
server.outbox.onMail(({ to, kind, code }) => console.log(`mail to ${to}: ${kind} code ${code}`));
console.log(server.url);
if (values.seed !== undefined && !server.store.userByEmail(values.seed)) await seed(server, values.seed);
process.once('SIGINT', () => void server.close());
process.once('SIGTERM', () => void server.close());
