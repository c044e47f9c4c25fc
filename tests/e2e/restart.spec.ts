import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './driver/chromium';
import { launchFirefox } from './driver/firefox';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { signInPage } from './screens/sign-in.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { errorText } from './words';

test('A browser that was closed finds its vault locked, and opens it without the server', async ({
  server,
  vault,
}, info) => {
  const launch = info.project.name === 'firefox' ? launchFirefox : launchChromium;
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-restart-'));
  try {
    const first = await launch({ headless: true, profile });
    const popup = await first.openOwn('popup.html');
    await signInPage(popup).signIn({ url: server.url, ...SAMPLE });
    await vaultPage(popup, vault.account.email).see();
    await first.close();

    server.faults.always({}, { kind: 'drop' });
    const second = await launch({ headless: true, profile });
    try {
      const again = await second.openOwn('popup.html');
      await unlockPage(again).see();
      expect((await readStatus(again)).state).toBe('locked');
      expect(await again.text()).not.toContain(GITEA.name);
      await unlockPage(again).unlock('not this one');
      await again.seeText(errorText('wrong-password'));
      await unlockPage(again).unlock(SAMPLE.password);
      const list = vaultPage(again, vault.account.email);
      await list.search('gitea');
      await list.seeRow(GITEA.row);
    } finally {
      await second.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
