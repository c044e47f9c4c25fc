import { writeFileSync } from 'node:fs';
import { checkScreen } from './check-screen';
import { expect, test } from './fixtures';
import { readStatus } from './status';
import { t } from './words';

test.describe('Settings from a file', () => {
  test('are shown before they are taken, and others are refused', async ({ driver, unlocked }, info) => {
    expect((await readStatus(unlocked)).state).toBe('unlocked');
    const page = await driver.openOwn('options.html#transfer');
    await page.see('button', t('exportVerb'));
    await checkScreen(info, page, 'transfer');

    const path = (name: string) => info.outputPath(name);
    writeFileSync(path('other.json'), '{"items":[]}');
    await page.choose([path('other.json')]);
    await page.seeText(t('error_settings_file'));

    const settings = { lockAfterMinutes: 240, density: 'compact', aNewerOption: 1 };
    const file = { format: 'latchkey-settings', version: 1, settings, quietSites: ['shop.example'] };
    writeFileSync(path('settings.json'), JSON.stringify(file));
    await page.choose([path('settings.json')]);
    await page.see('heading', t('importTitle'));
    await page.seeText(t('protectsLess'));
    await checkScreen(info, page, 'transfer-import');
    await page.click('button', t('importTake'));
    await page.seeText(t('toastSettingsTaken'));
    const density = () => page.evaluate(() => document.documentElement.dataset.density);
    await expect.poll(density).toBe('compact');
  });
});
