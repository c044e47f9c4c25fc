import { checkScreen } from './check-screen';
import type { Driver, Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA } from './sample';
import { t } from './words';

interface Api {
  readonly storage: { readonly local: { set(values: object): Promise<void> } };
}

/** Switches the option on; the build for tests has the leave that it asks for. */
const switchOn = (own: Surface): Promise<void> =>
  own.evaluate(async () => {
    const world = globalThis as unknown as { browser?: Api; chrome: Api };
    await (world.browser ?? world.chrome).storage.local.set({ settings: { basicAuth: true } });
  });

/** Opens a page that does not come before its server has got an answer. */
function openSlowly(driver: Driver, url: string): Promise<Surface | null> {
  return driver.openPage(url).catch(() => null);
}

/** A key that closes the window, which may go before the key is up again. */
const answer = (window: Surface, key: string): Promise<void> => window.press(key).catch(() => undefined);

const closed = (window: Surface) =>
  until('the end of the window', () =>
    window.text().then(
      () => null,
      () => true,
    ),
  );

test.describe('A server that asks for a password before it shows anything', () => {
  test('gets the login that is chosen, after nothing of its own', async ({
    driver,
    site,
    unlocked,
  }, info) => {
    await switchOn(unlocked);
    const opening = openSlowly(driver, `${site.url}/closed`);
    const window = await driver.findOwn('auth.html');
    await window.see('option', `${GITEA.row}`);
    await window.seeText('Harbour office');
    await window.seeText(t('authNotSecure'));
    await checkScreen(info, window, '20-auth');
    expect(site.received).toEqual([]);
    await answer(window, 'Enter');
    const page = await opening;
    await page?.seeText(GITEA.username);
    expect(site.received).toEqual([{ user: GITEA.username, password: GITEA.password }]);
    await closed(window);
  });

  test('gets nothing when the person says not now', async ({ driver, site, unlocked }) => {
    await switchOn(unlocked);
    void openSlowly(driver, `${site.url}/closed`);
    const window = await driver.findOwn('auth.html');
    await window.see('button', t('authNotNow'));
    await answer(window, 'Escape');
    await closed(window);
    expect(site.received).toEqual([]);
  });

  test('gets nothing when the background is stopped meanwhile', async ({ driver, site, unlocked }) => {
    await switchOn(unlocked);
    void openSlowly(driver, `${site.url}/closed`);
    const window = await driver.findOwn('auth.html');
    await window.see('button', t('authNotNow'));
    await driver.killBackground();
    await answer(window, 'Enter');
    expect(site.received).toEqual([]);
  });
});

test.describe('A server that takes no login', () => {
  test.use({ siteUsers: { somebody: 'else' } });

  test('is told of, and asked about again', async ({ driver, site, unlocked }) => {
    await switchOn(unlocked);
    void openSlowly(driver, `${site.url}/closed`);
    const window = await driver.findOwn('auth.html');
    await window.see('option', GITEA.row);
    await answer(window, 'Enter');
    await closed(window);
    const again = await driver.findOwn('auth.html');
    await again.seeText(t('authAgain'));
    await answer(again, 'Escape');
    await closed(again);
    expect(site.received).toEqual([{ user: GITEA.username, password: GITEA.password }]);
  });
});
