import { GITEA, SAMPLE, SITE_USERS } from '../e2e/sample.ts';
import { startSite } from '../pages/site.ts';
import { startServer } from '../server/index.ts';
import { seedSampleVault } from '../server/sample-vault.ts';
import { askTerminal } from './ask-terminal.ts';
import type { DemoOptions } from './options.ts';

/** What the demo takes place in: a server with an account, and a site to sign in to. */
export interface DemoWorld {
  readonly server: string;
  readonly email: string;
  readonly password: string;
  readonly site: string;
  /** An item to look for; null on a server whose vault is not known. */
  readonly sample: {
    readonly search: string;
    readonly row: string;
    readonly name: string;
    readonly count: number;
  } | null;
  /** The login for the site; null on a server whose vault is not known. */
  readonly login: typeof GITEA | null;
  close(): Promise<void>;
}

async function ownServer(options: DemoOptions, server: string): Promise<DemoWorld> {
  const email = options.email ?? (await askTerminal('E-mail address'));
  const password = options.password ?? (await askTerminal('Master password', true));
  const site = await startSite(0, { users: SITE_USERS });
  return { server, email, password, site: site.url, sample: null, login: null, close: site.close };
}

/** Starts the sample site, and the embedded server with its sample vault unless a server was named. */
export async function openWorld(options: DemoOptions): Promise<DemoWorld> {
  if (options.server !== null) return ownServer(options, options.server);
  const site = await startSite(0, { users: SITE_USERS });
  const server = await startServer();
  const { ids } = await seedSampleVault(server, { ...SAMPLE, siteOrigin: site.url });
  server.outbox.onMail(({ to, kind, code }) => console.log(`  mail to ${to}: ${kind} code ${code}`));
  return {
    ...SAMPLE,
    server: server.url,
    site: site.url,
    sample: {
      search: 'fennel',
      row: 'Fennel Grocers, pat.hollis@mailbox.example',
      name: 'Fennel Grocers',
      count: ids.size,
    },
    login: GITEA,
    async close() {
      await Promise.all([server.close(), site.close()]);
    },
  };
}
