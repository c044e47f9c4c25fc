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

const reads = ({ log }: PublicApiServer, path: string) =>
  log.filter((one) => one.path === `/api/public/${path}`);

test.describe('The organisation console', () => {
  test('says where a key comes from when the vault has none and the role shows nothing', async ({
    driver,
    server,
    unlocked,
  }, info) => {
    const [membership] = server.store.memberships.all();
    server.store.memberships.change(membership!.id, { type: 2 });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    await page.seeText(t('noOrgKeys'));
    await page.seeText(t('orgRoleTooLow', 'Acme'));
    await checkScreen(info, page, 'console-none');
  });

  test('connects, and shows members, events, groups, collections, policies and the subscription', async ({
    driver,
    unlocked,
    vault,
    api,
  }, info) => {
    await addAcme(api, vault);
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    const { host } = new URL(api.url);
    await page.seeText(t('tokensGoTo', host));
    await checkScreen(info, page, 'console-connect');
    expect(api.log).toHaveLength(0);
    await org.connect();
    await org.see('orgMembers');
    await page.seeText(t('countAll', 7));
    await checkScreen(info, page, 'console-members');
    await org.sort('fieldItemName');
    expect((await org.rows())[1]?.[0]).toBe('Ivo Brandt');
    await org.openFound('orgMembers', 'Lena Fox', 'lena');
    await page.seeText(t('countFound', 1, 7));
    await page.seeText('Accounting');
    await checkScreen(info, page, 'console-member');
    await org.close();

    await org.open('orgEvents');
    await org.see('orgEvents');
    await page.seeText(t('countMore', 50));
    await page.seeText(t('event_1107'));
    await checkScreen(info, page, 'console-events');
    const rows = await org.rows();
    expect(rows[0]?.slice(1, 4)).toEqual([t('event_1107'), expect.not.stringMatching(/…|–/), 'Pat Hollis']);
    await page.click('button', t('loadAll'));
    await page.seeText(t('countAll', 137));
    expect(reads(api, 'events')).toHaveLength(3);
    // What has been read is not read again.
    await org.open('orgMembers');
    await org.see('orgMembers');
    await org.open('orgEvents');
    await page.seeText(t('countAll', 137));
    expect(reads(api, 'members')).toHaveLength(1);
    expect(reads(api, 'events')).toHaveLength(3);

    for (const section of ['orgGroups', 'orgCollections', 'orgPolicies'] as const) {
      await org.open(section);
      await org.see(section);
      await checkScreen(info, page, `console-${section}`);
    }
    await page.seeText(t('policyUnknown', 31));
    await org.open('orgCollections');
    await page.seeText('Finance');
    await org.open('orgSubscription');
    await page.seeText(t('seatsPaid', 25));
    await checkScreen(info, page, 'console-subscription');
  });

  test('waits for a server that asks for a pause, says how long, and takes up the log where it stood', async ({
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
    api.faults.once({ path: '/api/public/events' }, { kind: 'too-many', retryAfter: 3 });
    const begun = Date.now();
    await org.open('orgEvents');
    await page.see('button', t('cancel'));
    await checkScreen(info, page, 'console-waiting');
    await page.seeText(t('countMore', 50));
    expect(Date.now() - begun).toBeGreaterThanOrEqual(3000);
    expect(reads(api, 'events')).toHaveLength(2);
    api.faults.once({ path: '/api/public/events' }, { kind: 'status', status: 403 });
    await page.click('button', t('loadMore'));
    await page.seeText(t('error_org_forbidden', new URL(api.url).host, '', 403));
    await checkScreen(info, page, 'console-fault');
    await page.click('button', t('tryAgain'));
    await page.seeText(t('countMore', 100));
  });

  test('says what may be wrong with a key, and asks for a token once', async ({
    driver,
    unlocked,
    vault,
    api,
  }, info) => {
    const organization = await addAcme(api, vault);
    organization.apiKey = 'replaced';
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    await consolePage(page).connect();
    await page.seeText(t('orgKeyRefused'));
    await checkScreen(info, page, 'console-refused');
    expect(api.log).toHaveLength(1);
    await page.click('button', t('disconnectVerb'));
    await page.see('button', t('connectVerb'));
  });

  test('takes lists to files, the whole log part by part, and drops everything on lock', async ({
    driver,
    unlocked,
    vault,
    api,
  }, info) => {
    const { members } = await addAcme(api, vault, { events: 400 });
    const [one] = members.values();
    members.set(one!.id, { ...one!, name: '=HYPERLINK("x")' });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    await org.connect();
    await org.see('orgMembers');
    await org.watchFiles();
    await org.export('exportCsv');
    const files = () => until('a file', async () => ((await org.files()).length > 0 ? org.files() : null));
    expect((await files())[0]?.text).toContain(`,"'=HYPERLINK(""x"")",pat@acme.example,`);
    await org.open('orgEvents');
    await org.see('orgEvents');
    const stopped = api.faults.hold({ path: '/api/public/events' });
    await org.export('exportAllCsv');
    await stopped.reached;
    await page.see('progressbar', t('orgEvents'));
    await page.click('button', t('cancel'));
    stopped.release();
    await page.gone('progressbar', t('orgEvents'));
    expect(await org.files()).toHaveLength(1);
    const held = api.faults.hold({ path: '/api/public/events' });
    await org.export('exportAllJson');
    await held.reached;
    await page.see('progressbar', t('orgEvents'));
    await checkScreen(info, page, 'console-writing');
    held.release();
    const log = await until('the log', async () => (await org.files())[1] ?? null);
    expect(log.name).toMatch(/^events-.*\.json$/);
    const rows = JSON.parse(log.text) as { date: string; itemName?: string }[];
    expect(rows.length).toBe(400);
    expect(new Set(rows.map(({ date }) => date)).size).toBe(400);
    expect(rows.some((row) => 'itemName' in row)).toBe(false);
    await askBackground(page, 'account.lock');
    await page.gone('grid', t('orgEvents'));
    await page.seeText(t('consoleLocked'));
    await page.gone('link', t('navConsole'));
    expect(await page.text()).not.toContain('203.0.113');
  });
});
