import { startSite } from '../pages/site.ts';
import { type Account, createAccount, requestToken } from '../server/account.ts';
import { type BigVault, makeVault } from '../server/big-vault.ts';
import { type EmbeddedServer, startServer } from '../server/index.ts';
import { serveCostPages } from './cost/cost-pages.ts';

/** The account of every bench; its key derivation is the one that servers hand out today. */
export const ACCOUNT = { email: 'pat@hollis.dev', password: 'correct horse battery' } as const;

/** PBKDF2 rounds of that account. */
export const ROUNDS = 600_000;

/** What one vault is measured in: a server that holds it, and a site that some of its logins fit. */
export interface World {
  readonly items: number;
  readonly server: EmbeddedServer;
  readonly account: Account;
  readonly vault: BigVault;
  readonly siteUrl: string;
  /** A new access token. */
  token(): Promise<string>;
  close(): Promise<void>;
}

/** Makes a vault of so many items. */
export async function openWorld(items: number): Promise<World> {
  const site = await startSite(0, { extend: serveCostPages });
  const server = await startServer();
  const account = await createAccount(server, {
    ...ACCOUNT,
    kdf: { kind: 'pbkdf2', iterations: ROUNDS },
  });
  const vault = makeVault(server, account, items, { siteOrigin: site.url });
  // The server makes every item's JSON at the first sync and keeps it.
  await (await account.send('GET', '/sync')).arrayBuffer();
  return {
    items,
    server,
    account,
    vault,
    siteUrl: site.url,
    async token() {
      const answer = await requestToken(server, account.email, account.masterPasswordHash);
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    async close() {
      await Promise.all([server.close(), site.close()]);
    },
  };
}
