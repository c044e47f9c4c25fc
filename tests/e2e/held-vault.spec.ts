import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedServer } from '../server/index.ts';
import { askBackground } from './ask';
import { BIG, makeBigAccount, signInBig } from './big';
import { checkScreen } from './check-screen';
import { launchChromium } from './driver/chromium';
import { launchFirefox } from './driver/firefox';
import { expect, test } from './fixtures';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { t } from './words';

const COUNT = 60;

/** From now on the server has only those items that are kept. */
function shrink(server: EmbeddedServer, keep: (index: number) => boolean): void {
  server.faults.clear();
  server.faults.always(
    { path: '/api/sync' },
    {
      kind: 'mutate',
      mutate: (body) => ({
        ...body,
        ciphers: (body.ciphers as unknown[]).filter((_, index) => keep(index)),
      }),
    },
  );
  touch(server);
}

/** The server's revision date moves. */
function touch(server: EmbeddedServer): void {
  server.clock.advance(60_000);
  const user = server.store.userByEmail(BIG.email);
  server.store.users.change(user?.id ?? '', { revision: server.clock.now() });
}

test('A vault that has lost much on the server is asked about, until there is an answer', async ({
  server,
}, info) => {
  const launch = info.project.name === 'firefox' ? launchFirefox : launchChromium;
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-held-'));
  const big = await makeBigAccount(server, COUNT);
  const { live } = big;
  let driver = await launch({ headless: true, profile });
  try {
    let popup = await driver.openOwn('popup.html');
    let list = vaultPage(popup, BIG.email);
    await signInBig(popup, server, big);
    await list.seeSize(live);
    const sync = () => askBackground(popup, 'sync.now');
    const held = async () => (await readStatus(popup)).sync.held;
    const question = t('bannerHeld', 18, COUNT);

    await test.step('the question', async () => {
      shrink(server, (index) => index % 10 >= 3);
      await list.menu('syncNow');
      await popup.seeText(question);
      await popup.see('button', t('heldKeep'));
      await popup.see('button', t('heldTake'));
      expect(await list.size()).toBe(live);
      await checkScreen(info, popup, '18-held');
    });

    await test.step('outlives the background and the browser', async () => {
      await driver.killBackground();
      await popup.reload();
      await popup.seeText(question);
      await driver.close();
      driver = await launch({ headless: true, profile });
      popup = await driver.openOwn('popup.html');
      list = vaultPage(popup, BIG.email);
      await unlockPage(popup).unlock(BIG.password);
      await popup.seeText(question);
      await list.seeSize(live);
    });

    await test.step('"Keep mine" is not asked again until the server changes', async () => {
      await popup.click('button', t('heldKeep'));
      await popup.gone('button', t('heldKeep'));
      await sync();
      await driver.killBackground();
      await sync();
      expect(await held()).toBeNull();
      expect(await list.size()).toBe(live);
      touch(server);
      await sync();
      await popup.seeText(question);
    });

    await test.step('an empty vault is asked about as well, in other words', async () => {
      shrink(server, () => false);
      await sync();
      await popup.seeText(t('bannerHeldAll', COUNT, COUNT));
      await popup.click('button', t('heldKeep'));
      await popup.gone('button', t('heldKeep'));
      expect(await list.size()).toBe(live);
    });

    await test.step('"Take the server’s" takes it', async () => {
      shrink(server, (index) => index % 10 >= 3);
      await sync();
      await popup.click('button', t('heldTake'));
      await popup.gone('button', t('heldTake'));
      await expect.poll(() => list.size()).toBeLessThan(live - 14);
      expect(await held()).toBeNull();
      expect((await readStatus(popup)).sync.error).toBeNull();
      await popup.reload();
      await expect.poll(() => list.size()).toBeGreaterThan(0);
      expect(await list.size()).toBeLessThan(live - 14);
    });
  } finally {
    await driver.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
