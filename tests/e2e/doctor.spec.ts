import { checkScreen } from './check-screen';
import { expect, test } from './fixtures';
import { t } from './words';

test.describe('The doctor', () => {
  test('tells what works, what does not and how to mend it, and makes a report that names nobody', async ({
    driver,
    server,
    unlocked,
    vault,
  }, info) => {
    expect(await unlocked.text()).toBeTruthy();
    const page = await driver.openOwn('options.html#doctor');
    await page.click('button', t('doctorBegin'));
    await page.seeText(t('doctorGood'));
    await page.seeText(t('finding_hub_ok'));
    await checkScreen(info, page, 'doctor-good');
    await page.click('button', t('doctorCopy'));
    await page.seeText(t('toastCopied', t('doctorReport')));

    server.faults.always({ path: '/api/config' }, { kind: 'status', status: 502 });
    await page.click('button', t('doctorBegin'));
    await page.seeText(t('doctorBad'));
    await page.seeText(t('finding_reach_down'));
    await page.see('button', t('openInTab'));
    const button = await page.evaluate(
      () => document.querySelector('.finding .btn')?.getBoundingClientRect().right,
    );
    expect(button).toBeLessThan(await page.evaluate(() => innerWidth));
    await checkScreen(info, page, 'doctor-bad');
    const host = new URL(server.url).host;
    const findings = await page.evaluate(() => document.querySelector('.findings')?.textContent ?? '');
    expect(findings).not.toContain(host);
    expect(findings).not.toContain(vault.account.email);
  });
});
