import { importSymmetricKey, randomBytes, sealForPublicKey } from '../../lib/crypto';
import type { SampleVault } from '../server/sample-vault.ts';
import { checkScreen } from './check-screen';
import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

/** Items in no trash and no archive: what the sample has beside those that it lists is three more. */
const liveIn = ({ items }: SampleVault): number =>
  items.filter(({ state }) => state === undefined).length + 3;

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  // Colours do not differ between browsers: the second set of pictures is taken in one.
  test.describe(`An organisation that nobody has agreed to, ${theme}${dark ? ' @chromium' : ''}`, () => {
    test.use({ dark });

    test('waits at the door, shows the words of its key, and comes in with a yes; another key is asked about', async ({
      popup,
      driver,
      vault,
      server,
    }, info) => {
      const list = vaultPage(popup, SAMPLE.email);
      await signInPage(popup).signIn({ url: server.url, ...SAMPLE });
      await list.see();
      await popup.see('button', t('lookAtIt'));
      await popup.seeText(t('bannerStrangerOne', 1, 'Acme'));
      const before = await list.size();
      await checkScreen(info, popup, `stranger-banner-${theme}`);
      await popup.click('button', t('lookAtIt'));
      await popup.see('dialog', t('strangersTitle'));
      await popup.see('status', t('orgPhrase'));
      await checkScreen(info, popup, `stranger-asked-${theme}`);
      await popup.click('button', t('orgKeepOut'));
      await popup.seeText(t('orgWasKeptOut'));
      await popup.click('button', t('later'));
      await popup.gone('button', t('lookAtIt'));
      expect(await list.size()).toBe(before);
      const options = await driver.openOwn('options.html#accounts');
      await options.see('status', t('orgPhrase'));
      await checkScreen(info, options, `stranger-kept-out-${theme}`);
      await options.click('button', t('orgLetIn'));
      await options.seeText(t('orgsNote'));
      await checkScreen(info, options, `organisations-${theme}`);
      await list.seeSize(liveIn(vault));
      const bytes = randomBytes(64);
      await importSymmetricKey(bytes);
      const [membership] = server.store.memberships.where('userId', vault.account.userId);
      const key = await sealForPublicKey(bytes, vault.account.publicKey);
      server.store.memberships.change(membership?.id ?? '', { key });
      await list.menu('syncNow');
      await popup.seeText(t('bannerOrgKey', 'Acme'));
      await popup.click('button', t('lookAtIt'));
      await popup.seeText(t('orgKeyChanged'));
      await checkScreen(info, popup, `stranger-key-${theme}`);
      await popup.press('Escape');
      await list.seeSize(liveIn(vault));
    });

    test('and an item that belongs to somebody else all of a sudden stays as it was', async ({
      unlocked,
      vault,
      server,
    }, info) => {
      const list = vaultPage(unlocked, SAMPLE.email);
      const { store } = server;
      const [membership] = store.memberships.where('userId', vault.account.userId);
      const [collection] = store.collections.where('organizationId', membership?.organizationId ?? '');
      const id = vault.ids.get('Netflix') ?? [...vault.ids.values()][0] ?? '';
      const organizationId = membership?.organizationId ?? '';
      store.ciphers.change(id, { organizationId, userId: null });
      const collectionId = collection?.id ?? '';
      store.places.put({ id: `${id}/${collectionId}`, cipherId: id, collectionId });
      const size = liveIn(vault);
      await list.seeSize(size);
      await list.menu('syncNow');
      await unlocked.seeText(t('ownersTitleOne'));
      await unlocked.click('button', t('lookAtIt'));
      await unlocked.see('dialog', t('ownersTitleOne'));
      await checkScreen(info, unlocked, `owners-${theme}`);
      expect(await list.size()).toBe(size);
      await unlocked.click('button', t('ownersTake'));
      await unlocked.gone('dialog', t('ownersTitleOne'));
      await unlocked.gone('button', t('lookAtIt'));
    });
  });
}
