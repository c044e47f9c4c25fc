import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESULTS } from '../setup/paths.mjs';
import { askBackground } from './ask.ts';
import { checkScreen } from './check-screen.ts';
import { test } from './fixtures.ts';
import { SAMPLE } from './sample.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { type Kind, WAYS } from './ways-in.ts';

const KINDS: Readonly<Record<Kind, object>> = {
  modern: { sso: { name: 'Hollis', identifier: 'hollis', domain: 'hollis.dev' } },
  rubywarden: { protocol: 'rubywarden', layout: 'root' },
};

/** The table of ways, server and browser, as a file beside the other results. */
function writeWays(browser: string, kind: Kind, passed: readonly string[]): void {
  const folder = join(RESULTS, 'ways-in');
  mkdirSync(folder, { recursive: true });
  const lines = WAYS.map(({ name, servers }) => {
    const answer = passed.includes(name) ? 'signed in' : 'not reached';
    return [name, kind, browser, servers.includes(kind) ? answer : 'the server has no such way'].join('\t');
  });
  writeFileSync(join(folder, `${browser}-${kind}.tsv`), `${lines.join('\n')}\n`);
}

for (const kind of ['modern', 'rubywarden'] as const) {
  test.describe(`Every way in to a ${kind} server`, () => {
    test.use({
      serverOptions: KINDS[kind],
      accountOptions:
        kind === 'modern' ? {} : { layout: 'root', kdf: { kind: 'pbkdf2', iterations: 600_000 } },
    });

    test('leads to the list', async ({ driver, popup, server, vault }, info) => {
      test.slow();
      const signIn = signInPage(popup);
      await signIn.see();
      await signIn.chooseServer(server.url);
      const picture = (name: string) => checkScreen(info, popup, name, { zoomed: true });
      const others = { account: vault.account, driver, picture };
      const passed: string[] = [];
      try {
        for (const way of WAYS.filter(({ servers }) => servers.includes(kind))) {
          await way.arrange(server);
          await way.pass(popup, server, others);
          await vaultPage(popup, way.email ?? SAMPLE.email).see();
          passed.push(way.name);
          await askBackground(popup, 'account.signOut');
          await signIn.see();
        }
      } finally {
        writeWays(info.project.name, kind, passed);
      }
    });
  });
}
