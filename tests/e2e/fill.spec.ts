import { sealItem } from '../server/seal-item.ts';
import type { ChromiumDriver } from './driver/chromium';
import { FOREIGN_HOST } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { itemPage } from './screens/item.page.ts';
import { sitePage } from './screens/site.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { errorText, t } from './words';

test.describe('A login is filled', () => {
  test('from the real toolbar popup', async ({ driver, site, unlocked }) => {
    await unlocked.close();
    const page = await driver.openPage(site.url);
    const popup = await driver.openPopup(page);
    await vaultPage(popup, SAMPLE.email).fillHere(GITEA.row);
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
    expect(site.received).toEqual([]);
  });

  test('by the keyboard command', async ({ driver, site, unlocked }) => {
    await unlocked.toFront();
    const page = await driver.openPage(site.url);
    await driver.runCommand('fill', page);
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
  });

  // Only Chromium lets a test choose an entry of the page's menu.
  test('from the page’s menu @chromium', async ({ driver, site, unlocked }) => {
    await unlocked.toFront();
    const page = await driver.openPage(site.url);
    await (driver as ChromiumDriver).chooseMenu('fill', page);
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
  });
});

test.describe('Where two logins fit a page', () => {
  test.use({ accountOptions: { siteOrigin: 'https://elsewhere.example' } });

  const USERS = ['ada@harbour.example', 'ben@harbour.example'] as const;

  test.beforeEach(async ({ vault: { account }, site }) => {
    for (const username of USERS) {
      const login = { username, password: `password of ${username}`, uris: [{ uri: site.url }] };
      await account.call(
        'POST',
        '/ciphers',
        await sealItem({ type: 1, name: username, login }, account.userKey, true),
      );
    }
  });

  test('the keyboard command fills one, and pressed again the other, and then the first', async ({
    driver,
    site,
    unlocked,
  }) => {
    await unlocked.toFront();
    const page = await driver.openPage(site.url);
    /** Whoever presses again too late gets the same login once more. */
    const pressUntilOther = (before: string): Promise<string> =>
      until(`another login than "${before}"`, async () => {
        await driver.runCommand('fill', page);
        const changed = async () => {
          const { email, password } = await sitePage(page).values();
          return email !== before && password === `password of ${email}` ? email : null;
        };
        for (let looks = 0; looks < 20; looks += 1) {
          const email = await changed();
          if (email !== null) return email;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return null;
      });
    const first = await pressUntilOther('');
    const second = await pressUntilOther(first);
    expect([first, second].sort()).toEqual(USERS);
    expect(await pressUntilOther(second)).toBe(first);
  });
});

test.describe('What a person has typed into the page', () => {
  test('is replaced only when they say so', async ({ driver, site, unlocked }) => {
    await unlocked.toFront();
    const page = await driver.openPage(site.url);
    await page.fill('textbox', 'E-mail address', 'somebody');
    const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
    await vaultPage(popup, SAMPLE.email).fillHere(GITEA.row);
    await popup.seeText(t('fillOverTitle'));
    expect(await sitePage(page).values()).toEqual({ email: 'somebody', password: '' });
    await popup.click('button', t('fillOverYes'));
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
  });
});

test.describe('What belongs to no site is filled when it was picked', () => {
  const IDS = ['email', 'holder', 'number', 'month', 'year', 'code', 'street', 'city', 'country'];

  test('a card, and an identity', async ({ driver, site, unlocked }) => {
    await unlocked.toFront();
    const page = await driver.openPage(`${site.url}/pages/order.html`);
    const values = () =>
      page.evaluate(
        (ids) => ids.map((id) => (document.getElementById(id) as HTMLInputElement | null)?.value),
        IDS,
      );
    const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
    const list = vaultPage(popup, SAMPLE.email);
    const fillFound = async (typed: string, name: string) => {
      await list.search(typed);
      await list.seeSelected(name);
      await popup.press('ArrowRight');
      await itemPage(popup).see(name);
      await itemPage(popup).fill();
    };
    await fillFound('travel card', 'Travel card');
    const card = ['PAT HOLLIS', '5425233430109903', '12', '2027', '905'];
    await expect.poll(values).toEqual(['', ...card, '', '', '']);
    await itemPage(popup).back();
    await fillFound('hollis home', 'Pat Hollis, home');
    const address = ['14 Tern Street, Flat 3', 'Aldmouth', 'GB'];
    await expect.poll(values).toEqual(['pat.hollis@mailbox.example', ...card, ...address]);
  });
});

test.describe('A site that Latchkey was never given', () => {
  const onForeignHost = (url: string) => url.replace('127.0.0.1', FOREIGN_HOST);

  test.use({ accountOptions: { siteOrigin: `http://${FOREIGN_HOST}` } });

  test('is filled all the same from the toolbar popup, which opens it for this once', async ({
    driver,
    site,
    unlocked,
  }) => {
    await unlocked.close();
    const page = await driver.openPage(onForeignHost(site.url));
    const popup = await driver.openPopup(page);
    await vaultPage(popup, SAMPLE.email).fillHere(GITEA.row);
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
  });

  test('is not filled without such an act', async ({ driver, site, unlocked }) => {
    await unlocked.toFront();
    const page = await driver.openPage(onForeignHost(site.url));
    const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
    const list = vaultPage(popup, SAMPLE.email);
    await list.search(GITEA.name);
    await list.open(GITEA.name);
    await itemPage(popup).see(GITEA.name);
    expect(await popup.has('button', t('fill'))).toBe(false);
    expect(await sitePage(page).values()).toEqual({ email: '', password: '' });
  });
});

test.describe('Nothing is filled', () => {
  test('into hidden boxes', async ({ driver, site, unlocked }) => {
    await unlocked.toFront();
    const page = await driver.openPage(`${site.url}/pages/honeypots.html`);
    const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
    await vaultPage(popup, SAMPLE.email).fillHere(GITEA.row);
    await expect
      .poll(() =>
        page.evaluate(() => [...document.querySelectorAll('input')].some((box) => box.value !== '')),
      )
      .toBe(true);
    const wrong = await page.evaluate(() =>
      [...document.querySelectorAll('input')]
        .filter(
          (box) =>
            box.value !== box.defaultValue &&
            !box.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        )
        .map((box) => box.name),
    );
    expect(wrong).toEqual([]);
  });

  test('into another site', async ({ driver, site, unlocked }) => {
    await unlocked.toFront();
    const page = await driver.openPage(site.url);
    const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
    const list = vaultPage(popup, SAMPLE.email);
    await list.search('fennel');
    await list.seeSelected('Fennel Grocers');
    await popup.press('ArrowRight');
    await itemPage(popup).see('Fennel Grocers');
    await itemPage(popup).fill();
    await popup.seeText(errorText('page-other-site', new URL(site.url).host));
    expect(await sitePage(page).values()).toEqual({ email: '', password: '' });
  });

  test('into a page without boxes for it', async ({ driver, site, unlocked }) => {
    await unlocked.toFront();
    const page = await driver.openPage(`${site.url}/pages/search-newsletter.html`);
    const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
    await vaultPage(popup, SAMPLE.email).fillHere(GITEA.row);
    await popup.seeText(errorText('page-no-fields'));
  });

  test('from a locked vault', async ({ driver, site, unlocked }) => {
    await vaultPage(unlocked, SAMPLE.email).lock();
    const page = await driver.openPage(site.url);
    await driver.runCommand('fill', page).catch(() => undefined);
    expect(await sitePage(page).values()).toEqual({ email: '', password: '' });
  });
});
