import { type PublicApiServer, startPublicApi } from '../server/public-api/index.ts';
import { addAcme } from './acme';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import { until } from './driver/until';
import { test as base, expect } from './fixtures';
import { consolePage } from './screens/console.page.ts';
import { t } from './words';

/** The server of the organisation's Public API beside the vault's. */
const test = base.extend<{ api: PublicApiServer }>({
  api: async ({ serverOptions: _ }, use) => {
    const api = await startPublicApi();
    await use(api);
    await api.close();
  },
});

test('The event log is asked for one item by the name that the vault knows, and shows what is worth a look', async ({
  driver,
  unlocked,
  vault,
  api,
}, info) => {
  await addAcme(api, vault);
  await askBackground(unlocked, 'sync.now');
  const page = await driver.openOwn('options.html#console');
  const org = consolePage(page);
  await org.connect();
  await org.see('orgMembers');
  await org.open('orgEvents');
  await page.seeText(t('countMore', 50));
  await org.choose(t('eventAction'), t('event_1006'));
  await page.seeText(t('countFound', 4, 50));
  await checkScreen(info, page, 'console-log-sifted');
  await org.choose(t('eventAction'), t('anyAction'));
  await page.seeText(t('countMore', 50));
  const name = (await org.rows())[0]?.[2] ?? '';
  await page.fill('combobox', t('askItem'), name);
  await page.press('Enter');
  await page.see('button', t('onlyAbout', name));
  const asked = await until('a question about one item', async () =>
    api.log.find(({ path, query }) => path === '/api/public/events' && query.includes('itemId=')),
  );
  expect(new URLSearchParams(asked.query).get('itemId')).toMatch(/^[0-9a-f-]{36}$/);
});
