import { checkScreen } from './check-screen';
import { until } from './driver/until';
import { expect } from './fixtures';
import { test } from './with-acme';
import { t } from './words';

test('The event log is asked for one item by the name that the vault knows, and shows what is worth a look', async ({
  acme: { api, org, page },
}, info) => {
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
