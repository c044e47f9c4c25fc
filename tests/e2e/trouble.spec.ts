import type { Fault } from '../server/index.ts';
import { checkScreen } from './check-screen';
import { damageDisk, readDisk } from './disk';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { itemPage } from './screens/item.page.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { errorText, t } from './words';

/** What goes wrong, and the sentence that it must lead to. `host` is the server's. */
const TROUBLES: readonly { what: string; fault: Fault; sentence: (host: string) => string }[] = [
  { what: 'no answer', fault: { kind: 'drop' }, sentence: (host) => errorText('unreachable', host) },
  {
    what: 'a web page instead of data',
    fault: { kind: 'html' },
    sentence: (host) => errorText('html-answer', host),
  },
  {
    what: 'a request for a pause',
    fault: { kind: 'too-many', retryAfter: 90 },
    sentence: (host) => errorText('too-many-requests', host, '', 90),
  },
  {
    what: 'a fault of the server',
    fault: { kind: 'status', status: 500, body: { message: 'broken' } },
    sentence: (host) => errorText('server-error', host, '', 500),
  },
  {
    what: 'half an answer',
    fault: { kind: 'truncate', bytes: 90 },
    sentence: (host) => errorText('answer-damaged', host),
  },
];

const VAULT_FILE = { path: '/api/sync' };

/** The list is there as before: nothing was lost. */
async function seeWholeVault(page: Surface): Promise<void> {
  const list = vaultPage(page, SAMPLE.email);
  await list.search('gitea');
  await list.seeRow(GITEA.row);
  await list.search('');
}

test.describe('A sync that meets', () => {
  for (const { what, fault, sentence } of TROUBLES) {
    test(`${what} says so and keeps the vault`, async ({ server, unlocked }) => {
      // Otherwise the client sees that nothing has changed, and does not ask for the vault at all.
      server.clock.advance(60_000);
      const end = server.faults.always({ path: /^\/(api|identity)\// }, fault);
      const list = vaultPage(unlocked, SAMPLE.email);
      await list.menu('syncNow');
      await unlocked.seeText(sentence(new URL(server.url).host));
      await seeWholeVault(unlocked);

      end();
      await list.menu('syncNow');
      await expect.poll(async () => (await readStatus(unlocked)).sync.error).toBeNull();
      await seeWholeVault(unlocked);
    });
  }

  test('the end of the sign-in says so, and the vault stays open', async ({ server, unlocked }) => {
    server.faults.expireAccessTokens();
    server.faults.revokeRefreshTokens();
    await vaultPage(unlocked, SAMPLE.email).menu('syncNow');
    await unlocked.seeText(t('bannerSignIn'));
    await unlocked.seeText(t('bannerSignInText'));
    await seeWholeVault(unlocked);

    await unlocked.click('button', t('signInAgain'));
    await signInPage(unlocked).submit(SAMPLE.email, SAMPLE.password);
    await expect.poll(async () => (await readStatus(unlocked)).needsSignIn).toBe(false);
    await vaultPage(unlocked, SAMPLE.email).see();
  });

  test('a vault with one odd row opens all the others', async ({ server, unlocked }, info) => {
    server.clock.advance(60_000);
    server.faults.always(VAULT_FILE, {
      kind: 'mutate',
      mutate: (body) => ({ ...body, ciphers: [42, { id: null }, ...(body.ciphers as unknown[])] }),
    });
    const { lastSynced } = (await readStatus(unlocked)).sync;
    await vaultPage(unlocked, SAMPLE.email).menu('syncNow');
    await expect.poll(async () => (await readStatus(unlocked)).sync.lastSynced).not.toBe(lastSynced);
    await unlocked.seeText(t('bannerAsideOne', 1));
    await checkScreen(info, unlocked, '14-set-aside');
    await seeWholeVault(unlocked);
  });
});

test.describe('Signing in', () => {
  test('to a server that is not there says so, and keeps what was typed', async ({ popup }) => {
    const signIn = signInPage(popup);
    await signIn.signIn({ url: 'http://127.0.0.1:9', ...SAMPLE });
    await signIn.seeFailure(errorText('unreachable', '127.0.0.1:9'));
    await signIn.tryAgain();
    expect(await popup.value('textbox', t('email'))).toBe(SAMPLE.email);
    await popup.see('button', t('serverChip', '127.0.0.1:9'));
  });

  test('to a site that is no such server says so', async ({ popup, site }) => {
    const signIn = signInPage(popup);
    await signIn.signIn({ url: site.url, ...SAMPLE });
    await popup.see('heading', t('signInFailed'));
    const host = new URL(site.url).host;
    const shown = await popup.text();
    expect(
      [errorText('not-bitwarden', host), errorText('html-answer', host)].some((one) => shown.includes(one)),
    ).toBe(true);
    expect(site.received).toEqual([]);
  });
});

test.describe('A vault on disk', () => {
  test('that was damaged shows its whole list, and an item that is opened is fetched again', async ({
    unlocked,
    vault,
  }) => {
    // At rest: what is damaged while the first list is made is another matter.
    await seeWholeVault(unlocked);
    await damageDisk(unlocked, vault.ids.size);
    const list = vaultPage(unlocked, SAMPLE.email);
    await list.lock();
    await unlockPage(unlocked).unlock(SAMPLE.password);
    await seeWholeVault(unlocked);

    await list.search('gitea');
    await list.seeRow(GITEA.row);
    await unlocked.press('ArrowRight');
    await itemPage(unlocked).see(GITEA.name);
    await itemPage(unlocked).show(t('fieldPassword'));
    await unlocked.seeText(GITEA.password);
    expect((await readStatus(unlocked)).sync.error).toBeNull();
  });

  test('that is gone is fetched again', async ({ unlocked }) => {
    await damageDisk(unlocked, Number.POSITIVE_INFINITY);
    await vaultPage(unlocked, SAMPLE.email).lock();
    await unlockPage(unlocked).unlock(SAMPLE.password);
    await seeWholeVault(unlocked);
    expect((await readStatus(unlocked)).sync.error).toBeNull();
  });

  test('holds no secret in the clear, and no master password reaches the server', async ({
    server,
    unlocked,
  }) => {
    const kept = await readDisk(unlocked);
    expect(kept).toContain('revisionDate');
    for (const secret of [SAMPLE.password, GITEA.password, 'Gitea', 'fennel.example', 'basil-And-thyme-3']) {
      expect(kept).not.toContain(secret);
    }
    const sent = server.log.map(
      ({ body, query, path }) => `${path}${query}${Buffer.from(body).toString('latin1')}`,
    );
    expect(sent.join('\n')).not.toContain(SAMPLE.password);
    expect(sent.join('\n')).not.toContain(encodeURIComponent(SAMPLE.password));
  });
});
