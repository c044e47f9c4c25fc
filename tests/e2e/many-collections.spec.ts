import { askBackground } from './ask';
import { BIG, makeBigAccount, signInBig } from './big';
import { checkScreen } from './check-screen';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { sharePage } from './screens/share.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

const COLLECTION = 'Region 3/Branch 3/Team 003';
const OTHER = 'Region 2/Branch 9/Team 499';

test('One of five hundred collections is found by a few letters, as a place and for an item', async ({
  popup,
  server,
}, info) => {
  const big = await makeBigAccount(server, 200);
  const [list, share] = [vaultPage(popup, BIG.email), sharePage(popup)];
  await signInBig(popup, server, big);
  await list.seeSize(big.names.length);
  big.spread(500);
  await askBackground(popup, 'sync.now');

  await popup.press('Control+k');
  await popup.fill('combobox', t('commands'), 'team 003');
  await popup.press('Enter');
  await popup.see('button', t('leavePlace', COLLECTION));
  await list.seeSize(1);
  const [{ name = '' } = {}] = await list.rows();
  await popup.click('combobox', t('search'));
  await popup.press('ArrowRight');
  await share.ask('collectionsEntry');
  await popup.fill('textbox', t('findCollection'), 'team 499');
  await until('the only one left', async () => ((await share.ticked()).length === 1 ? true : null));
  await checkScreen(info, popup, 'collections-find', { zoomed: true });
  await popup.press('Enter');
  await expect.poll(() => share.ticked()).toEqual([[OTHER, true]]);
  await popup.fill('textbox', t('findCollection'), '');
  await checkScreen(info, popup, 'collections-many');
  await share.save();
  await share.sent();
  await popup.press('Escape');
  await popup.click('button', t('leavePlace', COLLECTION));
  await popup.press('Control+k');
  await popup.fill('combobox', t('commands'), 'team 499');
  await popup.press('Enter');
  await list.seeSelected(name);
});
