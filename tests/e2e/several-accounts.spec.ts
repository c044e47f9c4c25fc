import { sealText } from '../../lib/crypto';
import { createAccount } from '../server/account.ts';
import { type EmbeddedServer, startServer } from '../server/index.ts';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { GITEA } from './sample';
import { editPage } from './screens/edit.page.ts';
import { itemPage } from './screens/item.page.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { memoryKeys, readStatus } from './status';
import { t } from './words';

const OTHER = 'another horse battery';

/** Another account with the same address on a second server, with two notes in it, signed in beside the first. */
async function addSecond(
  popup: Surface,
  email: string,
  second: EmbeddedServer,
  firstHost: string | undefined,
): Promise<void> {
  const kdf = { kind: 'pbkdf2', iterations: 600_000 } as const;
  const other = await createAccount(second, { email, password: OTHER, kdf });
  for (const name of ['Gitea at work', 'Office alarm'])
    await other.call('POST', '/ciphers', {
      type: 2,
      name: await sealText(name, other.userKey),
      secureNote: { type: 0 },
    });
  const signIn = signInPage(popup);
  await popup.click('button', t('accountMenu', email));
  await popup.click('menuitem', t('addAccount'));
  await signIn.see();
  await signIn.chooseServer(second.url, firstHost);
  await signIn.submit(email, OTHER);
  await vaultPage(popup, email).see();
}

test('A form of one account outlives the lock of the other, and goes with its own', async ({
  server,
  unlocked: popup,
  vault,
}) => {
  const { email } = vault.account;
  const second = await startServer();
  const hosts = [server, second].map(({ url }) => new URL(url).host);
  try {
    await addSecond(popup, email, second, hosts[0]);
    const list = vaultPage(popup, email);
    await list.search(`gitea account:${hosts[1]}`);
    await list.seeSize(1);
    await list.search(`gitea account:${hosts[0]}`);
    await list.seeSelected(GITEA.name);
    await popup.press('ArrowRight');
    await itemPage(popup).see(GITEA.name);
    await popup.press('Control+e');
    const form = editPage(popup);
    await form.see(t('editOf', GITEA.name));
    await form.name('Forge');

    const states = async () => (await readStatus(popup)).accounts.map(({ state }) => state);
    const lock = async (at: number) => {
      const { accounts } = await readStatus(popup);
      await askBackground(popup, 'account.lock', { account: accounts[at]?.account.id });
    };
    await lock(1);
    await expect.poll(states).toEqual(['unlocked', 'locked']);
    // Whoever is typing goes on in the same field.
    await popup.type(' at home');
    expect(await popup.value('textbox', t('fieldItemName'))).toBe('Forge at home');
    await form.save();
    await itemPage(popup).see('Forge at home');

    await popup.press('Control+e');
    await form.see(t('editOf', 'Forge at home'));
    await form.name('Never saved');
    const kept = async () => JSON.stringify(await askBackground(popup, 'vault.takeForm', {}));
    await expect.poll(kept).toContain('Never saved');
    await lock(0);
    await unlockPage(popup).see();
    await expect.poll(() => memoryKeys(popup)).not.toContain('editDraft');
    await unlockPage(popup).unlock(OTHER);
    await list.see();
    expect(await kept()).not.toContain('Never saved');
  } finally {
    await second.close();
  }
});

test.describe('Several accounts', () => {
  test('with one address on two servers are searched as one and locked apart', async ({
    driver,
    server,
    unlocked: popup,
    vault,
  }, info) => {
    const { email, password } = vault.account;
    const second = await startServer();
    const hosts = [server, second].map(({ url }) => new URL(url).host);
    const both = hosts.join(', ');
    try {
      await addSecond(popup, email, second, hosts[0]);
      const list = vaultPage(popup, email);

      // One list and one search, with a name for each account.
      await popup.see('button', t('accountsMenu', both));
      await list.search('gitea');
      await list.seeRow(`Gitea at work, ${t('kindNote')}, ${hosts[1]}`);
      const found = (await list.rows()).map(({ name }) => name);
      expect(found.some((name) => name.startsWith('Gitea,') && name.endsWith(`${hosts[0]}`))).toBe(true);
      await checkScreen(info, popup, 'two-accounts-search');
      await list.search('');
      await checkScreen(info, popup, 'two-accounts');
      await popup.click('button', hosts[1] ?? '');
      await list.seeSize(2);
      await popup.click('button', hosts[1] ?? '');

      // Locked apart, and opened apart: by its own password alone.
      await list.menuOf(both, t('lockAccount', hosts[1] ?? ''));
      await popup.see('button', t('accountMenu', hosts[0] ?? ''));
      await list.goneRow(`Office alarm, ${t('kindNote')}, ${hosts[1]}`);
      // The page knows of the lock first: by the key that has gone.
      const states = async () => (await readStatus(popup)).accounts.map(({ state }) => state);
      await expect.poll(states).toEqual(['unlocked', 'locked']);
      await list.search('office alarm');
      await popup.click('button', t('unlockAccount', hosts[1] ?? ''));
      const unlock = unlockPage(popup);
      await unlock.see();
      await checkScreen(info, popup, 'two-accounts-unlock');
      await unlock.unlock(password);
      await popup.seeText(t('error_wrong_password'));
      await unlock.unlock(OTHER);
      await list.see();
      await popup.see('button', t('accountsMenu', both));

      // Both at once, then the other one first.
      await askBackground(popup, 'account.lock');
      await unlock.see();
      await popup.click('button', t('switchAccount'));
      await popup.click('menuitemradio', hosts[0] ?? '');
      await checkScreen(info, popup, 'two-accounts-locked');
      await unlock.unlock(password);
      await list.see();
      await popup.see('button', t('accountMenu', hosts[0] ?? ''));

      const options = await driver.openOwn('options.html#accounts');
      await options.see('heading', hosts[1] ?? '');
      await checkScreen(info, options, 'two-accounts-options');
    } finally {
      await second.close();
    }
  });
});
