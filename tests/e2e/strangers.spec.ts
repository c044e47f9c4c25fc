import { randomBytes, sealForPublicKey } from '../../lib/crypto';
import { checkScreen } from './check-screen';
import { expect, listedIn, test } from './fixtures';
import { SAMPLE } from './sample';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

test.describe('An organisation that nobody has agreed to', () => {
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
    const shared = vault.items.filter(({ collection, state }) => collection && state === undefined).length;
    // One more lies in a collection that hides passwords.
    const own = listedIn(vault) - shared - 1;
    await list.seeSize(own);
    await checkScreen(info, popup, 'stranger-banner');
    await popup.click('button', t('lookAtIt'));
    await popup.see('dialog', t('strangersTitle'));
    await popup.see('status', t('orgPhrase'));
    await checkScreen(info, popup, 'stranger-asked');
    await popup.click('button', t('orgKeepOut'));
    await popup.seeText(t('orgWasKeptOut'));
    await popup.click('button', t('later'));
    await popup.gone('button', t('lookAtIt'));
    await list.seeSize(own);
    const options = await driver.openOwn('options.html#accounts');
    await options.see('status', t('orgPhrase'));
    await checkScreen(info, options, 'stranger-kept-out');
    await options.click('button', t('orgLetIn'));
    await options.seeText(t('orgsNote'));
    await checkScreen(info, options, 'organisations');
    await list.seeSize(listedIn(vault));
    const [membership] = server.store.memberships.where('userId', vault.account.userId);
    const key = await sealForPublicKey(randomBytes(64), vault.account.publicKey);
    server.store.memberships.change(membership?.id ?? '', { key });
    await list.menu('syncNow');
    await popup.seeText(t('bannerOrgKey', 'Acme'));
    await popup.click('button', t('lookAtIt'));
    await popup.seeText(t('orgKeyChanged'));
    await checkScreen(info, popup, 'stranger-key');
    await popup.press('Escape');
    await list.seeSize(listedIn(vault));
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
    const size = listedIn(vault);
    await list.seeSize(size);
    await list.menu('syncNow');
    await unlocked.seeText(t('ownersTitleOne'));
    await unlocked.click('button', t('lookAtIt'));
    await unlocked.see('dialog', t('ownersTitleOne'));
    await checkScreen(info, unlocked, 'owners');
    expect(await list.size()).toBe(size);
    await unlocked.click('button', t('ownersTake'));
    await unlocked.gone('dialog', t('ownersTitleOne'));
    await unlocked.gone('button', t('lookAtIt'));
  });
});
