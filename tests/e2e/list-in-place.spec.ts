import { sealText } from '../../lib/crypto';
import { askBackground } from './ask';
import { BIG, makeBigAccount, signInBig } from './big';
import { expect, test } from './fixtures';
import { vaultPage } from './screens/vault.page.ts';

// A hub would tell of each change by itself, before the sync that is looked at.
test.use({ serverOptions: { hub: 'none' } });

test('A sync changes the list above what is looked at, and neither the selection nor the eye moves', async ({
  popup,
  server,
}) => {
  const big = await makeBigAccount(server, 300);
  const { account, names, rename } = big;
  const list = vaultPage(popup, BIG.email);
  await signInBig(popup, server, big);
  await list.seeSize(names.length);
  // While the list was being made, the first row was another one.
  await popup.press('Home');
  for (let page = 0; page < 14; page += 1) await popup.press('PageDown');
  // Nine rows a page, from the first row on.
  const before = await list.seeSelected(names[14 * 9] ?? '');

  rename('Aaa one');
  for (const name of ['Aaa two', 'Aaa three', 'Aaa four'])
    await account.call('POST', '/ciphers', {
      type: 2,
      name: await sealText(name, account.userKey),
      secureNote: { type: 0 },
    });
  const requests = () => server.log.filter(({ path }) => path === '/api/sync').length;
  const asked = requests();
  await askBackground(popup, 'sync.now');
  await list.seeSize(names.length + 3);
  expect(await list.seeSelected(before.name)).toEqual(before);
  expect(requests()).toBe(asked + 1);

  await popup.press('Home');
  await list.seeSelected('Aaa four');
  const drawn = (await list.rows()).map(({ name }) => name.split(',')[0]);
  expect(drawn.slice(0, 4)).toEqual(['Aaa four', 'Aaa one', 'Aaa three', 'Aaa two']);
});
