import { bitsItem } from '../server/credential-items.ts';
import { BITS_DEFAULTS, type PublicApiServer, startPublicApi } from '../server/public-api/index.ts';
import type { SampleVault } from '../server/sample-vault.ts';
import { sealItem } from '../server/seal-item.ts';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { test as base, expect } from './fixtures';
import { SAMPLE } from './sample';
import { credentialPage } from './screens/credential.page.ts';
import { editPage } from './screens/edit.page.ts';
import { itemPage } from './screens/item.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { errorText, t } from './words';

/** A service of Bits beside the vault's server. */
const test = base.extend<{ bits: PublicApiServer }>({
  bits: async ({ serverOptions: _ }, use) => {
    const bits = await startPublicApi();
    await use(bits);
    await bits.close();
  },
});

const TOKEN = '/v1/oauth2/token';
const tokenRequests = ({ log }: PublicApiServer) => log.filter(({ path }) => path === TOKEN);

/** Puts a credential into the vault, and opens it in the popup. */
async function openCredential(popup: Surface, { account }: SampleVault, url: string): Promise<void> {
  await account.call('POST', '/ciphers', await sealItem(bitsItem(url), account.userKey, true));
  await askBackground(popup, 'sync.now');
  const list = vaultPage(popup, SAMPLE.email);
  await list.search('bits');
  await list.seeSelected('Bits');
  await popup.press('ArrowRight');
  await itemPage(popup).see('Bits');
}

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  // Colours do not differ between browsers: the second set of pictures is taken in one.
  const where = dark ? ' @chromium' : '';

  test.describe(`A credential of a service, ${theme}${where}`, () => {
    test.use({ dark });

    test('gets a token, shows how long it lives, says who it belongs to, renews and forgets it', async ({
      bits,
      unlocked: popup,
      vault,
    }, info) => {
      await openCredential(popup, vault, bits.url);
      const card = credentialPage(popup);
      const { host } = new URL(bits.url);
      await popup.seeText(t('secretGoesInClear', host));
      await checkScreen(info, popup, `credential-none-${theme}`, { zoomed: true });
      await card.get();
      await card.seeHeld();
      await popup.seeText(t('scopeGranted', 'application'));
      await popup.seeText('59:');
      await card.whoAmI();
      await popup.seeText(BITS_DEFAULTS.customerId);
      await checkScreen(info, popup, `credential-held-${theme}`, { zoomed: true });
      expect(tokenRequests(bits)).toHaveLength(1);
      await card.renew();
      await until('another token', async () => (tokenRequests(bits).length === 2 ? true : null));
      await card.forget();
      await popup.see('button', t('getToken'));
    });

    test('begins from a preset, and says what is missing', async ({ bits, unlocked: popup }, info) => {
      const [card, form] = [credentialPage(popup), editPage(popup)];
      await card.begin();
      await checkScreen(info, popup, `credential-preset-${theme}`);
      await form.choose(t('presetBits'));
      await popup.click('button', t('continue'));
      await popup.seeText(t('presetAddressWanted'));
      await popup.fill('textbox', t('presetServer'), bits.url);
      await popup.click('button', t('continue'));
      await form.see(t('newOf', t('kindLogin')));
      await form.fill(t('fieldUsername'), BITS_DEFAULTS.clientId);
      await popup.fill('textbox', t('fieldPassword'), 'wrong');
      await checkScreen(info, popup, `credential-form-${theme}`);
      await form.save();
      const list = vaultPage(popup, SAMPLE.email);
      await list.see();
      await list.search('bits');
      await list.seeSelected('Bits');
      await popup.press('ArrowRight');
      await card.get();
      await popup.see('dialog', t('repromptTitle'));
      await popup.fill('textbox', t('masterPassword'), SAMPLE.password);
      await popup.press('Enter');
      await popup.seeText(errorText('client-refused', new URL(bits.url).host));
      await checkScreen(info, popup, `credential-refused-${theme}`, { zoomed: true });
      expect(tokenRequests(bits)).toHaveLength(1);
    });
  });
}
