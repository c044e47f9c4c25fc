import { sealText } from '../../lib/crypto';
import { sealItem } from '../server/seal-item.ts';
import { checkScreen } from './check-screen';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

test('What another client changes appears in the open popup, one row of it, without a sync', async ({
  driver,
  server,
  unlocked,
  vault,
}, info) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  const { account, ids } = vault;
  await until('the hub', async () => (server.hub.open === 1 ? true : null));
  await until('the look after it', async () =>
    server.log.at(-1)?.path === '/api/accounts/revision-date' ? true : null,
  );
  await list.search('gitea');
  await list.seeSelected(GITEA.name);
  const before = server.log.length;
  const asked = () => server.log.slice(before).map(({ method, path }) => `${method} ${path}`);
  const id = ids.get(GITEA.name) ?? '';
  const stored = (await account.call('GET', `/ciphers/${id}`)) as Record<string, unknown>;
  /** Milliseconds from the answer to the other client until the row is there. */
  const time = async (name: string): Promise<number> => {
    await account.call('PUT', `/ciphers/${id}`, {
      ...stored,
      data: undefined,
      key: null,
      ...(await sealItem({ type: 1, name, login: { username: 'sam' } }, account.userKey, true)),
      lastKnownRevisionDate: undefined,
    });
    const start = performance.now();
    await list.seeRow(`${name}, sam`);
    return Math.round(performance.now() - start);
  };
  const times: number[] = [];
  for (let n = 1; n <= 5; n += 1) times.push(await time(`Gitea ${n}`));
  console.log(`${driver.name}: from a change elsewhere to its row: ${times.join(', ')} ms`);
  expect(asked()).toEqual([
    `GET /api/ciphers/${id}`,
    ...Array.from({ length: 5 }, () => [`PUT /api/ciphers/${id}`, `GET /api/ciphers/${id}`]).flat(),
  ]);
  const rows = (await list.rows()).map((row) => row.name);
  expect(rows.filter((name) => name.startsWith('Gitea 5'))).toHaveLength(1);
  expect(rows.filter((name) => /^Gitea(,| [1-4])/.test(name))).toEqual([]);

  // The line is cut: what was missed comes with the next look.
  server.hub.cut();
  await account.call('POST', '/ciphers', {
    type: 2,
    name: await sealText('Gitea notes', account.userKey),
    secureNote: { type: 0 },
  });
  await list.seeRow(`Gitea notes, ${t('kindNote')}`);
  expect(server.hub.connects).toBe(2);

  const options = await driver.openOwn('options.html');
  await options.seeText(t('liveOn'));
  await checkScreen(info, options, '60-live-updates');
  await options.click('switch', t('setting_liveUpdates'));
  await options.seeText(t('setting_liveUpdates_note'));
  await options.close();
});
