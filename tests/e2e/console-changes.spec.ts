import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Organization,
  type PublicApiOptions,
  type PublicApiServer,
  startPublicApi,
} from '../server/public-api/index.ts';
import { addAcme } from './acme';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { test as base, expect } from './fixtures';
import { consolePage } from './screens/console.page.ts';
import { orgChangesPage } from './screens/org-changes.page.ts';
import { t } from './words';

interface Opened {
  readonly page: Surface;
  readonly org: ReturnType<typeof consolePage>;
  readonly changes: ReturnType<typeof orgChangesPage>;
  /** As the server of the Public API has it. */
  readonly organization: Organization;
}

/** What Vaultwarden wants to know besides, as the preset for it has it. */
const DEVICE = {
  'oauth2.param.device_identifier': 'aac2e34a-44db-42ab-a733-5322dd582c3d',
  'oauth2.param.device_name': 'latchkey',
  'oauth2.param.device_type': '2',
};

/** The console, connected with the key of an organisation that the vault knows. */
const test = base.extend<{ apiOptions: PublicApiOptions; api: PublicApiServer; opened: Opened }>({
  apiOptions: [{}, { option: true }],
  api: async ({ apiOptions }, use) => {
    const api = await startPublicApi(apiOptions);
    await use(api);
    await api.close();
  },
  opened: async ({ api, driver, unlocked, vault }, use) => {
    const organization = await addAcme(api, vault, { fields: DEVICE });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    await org.connect();
    await use({ page, org, organization, changes: orgChangesPage(page) });
  },
});

const IMPORT = '/api/public/organization/import';
const SUBSCRIPTION = '/api/public/organization/subscription';

/** The first that is no question is for a token. */
const writes = ({ log }: PublicApiServer) => log.filter(({ method }) => method !== 'GET').slice(1);
const sent = (api: PublicApiServer, path: string) => writes(api).filter((one) => one.path === path);
const jsonOf = (one: { body: Uint8Array } | undefined): unknown =>
  JSON.parse(Buffer.from(one?.body ?? []).toString());

/** Somebody new, somebody of another address, somebody who goes, and groups of both kinds. */
const DIRECTORY = [
  'email,externalId,groups,deleted',
  'zoe@acme.example,ldap-2000,Engineering;Fresh,',
  'mara@acme.example,ldap-1042,Engineering,',
  'tomas@acme.example,ldap-1045,Fresh,',
  ',ldap-1044,,yes',
  'torn,ldap-9,,',
].join('\n');

test.describe('Changes of an organisation', () => {
  test('a directory is compared, and brought in once by the button', async ({ api, opened }, info) => {
    const { page, org, organization, changes } = opened;
    await org.see('orgMembers');
    await changes.openImport();
    await page.see('button', t('importChoose'));
    await checkScreen(info, page, 'import-source');
    await changes.paste(DIRECTORY);
    await changes.seePreview();
    await page.seeText(t('importOnLine', 6, t('importBadEmail', 'torn')));
    await page.seeText(t('importSum_invite', 1));
    await page.seeText(t('importSum_link', 1));
    await page.seeText(t('importSum_takeOut', 1));
    await page.seeText(t('importSum_groupNew', 1));
    await page.seeText(t('importSum_join', 3));
    await page.seeText(t('importSum_leave', 1));
    await checkScreen(info, page, 'import-preview');
    await changes.tick('importOverwrite');
    await page.seeText(t('importSum_overwrite', 1));
    await page.seeText(t('importLossAndOverwrite'));
    await page.gone('button', t('importVerbFull'));
    await changes.tick('importOverwrite');
    await changes.askImport();
    await page.see('dialog', t('importAsk', 'Acme organisation key'));
    await checkScreen(info, page, 'import-ask');
    expect(writes(api)).toEqual([]);
    const before = api.log.length;
    await changes.importNow();
    await page.seeText(t('importDone', 4, 2));
    await page.seeText(t('importNoChange'));
    await checkScreen(info, page, 'import-done');
    expect(sent(api, IMPORT)).toHaveLength(1);
    expect(jsonOf(sent(api, IMPORT)[0])).toEqual({
      members: [
        { email: 'zoe@acme.example', externalId: 'ldap-2000', deleted: false },
        { email: 'mara@acme.example', externalId: 'ldap-1042', deleted: false },
        { email: 'tomas@acme.example', externalId: 'ldap-1045', deleted: false },
        { email: 'lena@acme.example', externalId: 'ldap-1044', deleted: true },
      ],
      groups: [
        {
          name: 'Engineering',
          externalId: 'cn=engineering',
          memberExternalIds: ['ldap-2000', 'ldap-1042'],
        },
        { name: 'Fresh', externalId: 'Fresh', memberExternalIds: ['ldap-2000', 'ldap-1045'] },
      ],
      overwriteExisting: false,
      largeImport: false,
      inviteUsersAfterProvisioning: true,
    });
    const paths = api.log.slice(before + 1).map(({ path }) => path);
    expect(paths.slice(0, 2)).toEqual(['/api/public/members', '/api/public/groups']);
    expect([...organization.members.values()].map(({ email }) => email)).not.toContain('lena@acme.example');
    await org.open('orgMembers');
    await page.seeText('zoe@acme.example');
  });

  test('policies are changed, made, and kept from what the server would refuse', async ({
    api,
    opened,
  }, info) => {
    const { page, org, organization, changes } = opened;
    await org.see('orgMembers');
    await org.open('orgPolicies');
    await org.see('orgPolicies');
    await page.seeText(t('policyNever'));
    await changes.openPolicy(t('policy_1'));
    expect(await page.value('textbox', t('policyKey_minLength'))).toBe('14');
    await page.fill('textbox', t('policyKey_minLength'), '11');
    await page.seeText(t('policyNumberWrong', 12, 128));
    await page.fill('textbox', t('policyKey_minLength'), '16');
    await changes.tick('policyKey_requireNumbers');
    await checkScreen(info, page, 'policy-edit');
    await changes.review();
    await page.seeText(t('policyBecomes', t('policyKey_minLength'), 14, 16));
    await page.seeText(t('policyBecomes', t('policyKey_requireNumbers'), t('no'), t('yes')));
    await checkScreen(info, page, 'policy-review');
    expect(writes(api)).toEqual([]);
    organization.policies.set(1, {
      ...organization.policies.get(1)!,
      data: { minComplexity: 4, minLength: 14, requireUpper: true, odd: [1] },
    });
    await changes.save();
    await page.seeText(t('policyMovedOn'));
    expect(writes(api)).toEqual([]);
    await changes.save();
    await page.gone('dialog', t('policy_1'));
    expect(organization.policies.get(1)).toMatchObject({
      enabled: true,
      data: { minComplexity: 4, minLength: 16, requireUpper: true, requireNumbers: true, odd: [1] },
    });

    await org.see('orgPolicies');
    await changes.openPolicy(t('policy_4'));
    await changes.turn();
    await page.seeText(t('policyNeedsSingle', t('policy_3')));
    await page.seeText(t('policyLocks_4'));
    await checkScreen(info, page, 'policy-needs');
    await changes.review();
    await changes.save();
    await page.seeText('Single organization policy not enabled.');
    await checkScreen(info, page, 'policy-refused');
    await page.click('button', t('cancel'));

    await changes.openPolicy(t('policyUnknown', 31));
    await page.seeText(t('policyTypeUnknown'));
    await changes.turn();
    await changes.review();
    await changes.save();
    await page.gone('dialog', t('policyUnknown', 31));
    expect(organization.policies.get(31)).toMatchObject({
      enabled: false,
      data: { somethingNew: ['a', 1] },
    });

    await org.see('orgPolicies');
    await changes.openPolicy(t('policy_22'));
    await changes.turn();
    await page.fill('textbox', t('policyKey_rulesUrl'), 'https://rules.example/r.json');
    await changes.review();
    await page.seeText(t('policyBecomes', t('memberState'), t('policyNever'), t('policyOn')));
    await changes.save();
    await page.gone('dialog', t('policy_22'));
    expect(organization.policies.get(22)).toMatchObject({
      enabled: true,
      data: { rulesUrl: 'https://rules.example/r.json' },
    });
  });

  test('the subscription is changed by numbers that were shown, after a yes to their price', async ({
    api,
    opened,
  }, info) => {
    const { page, org, organization, changes } = opened;
    await org.see('orgMembers');
    await org.open('orgSubscription');
    await page.seeText(t('seatsPaid', 25));
    await changes.editSubscription();
    await page.fill('textbox', t('seats_seats'), '30');
    await changes.tick('subscriptionUnlimited');
    await checkScreen(info, page, 'subscription-edit');
    await changes.review();
    await page.seeText(t('subscriptionCosts'));
    expect(await changes.maySpend()).toBe(false);
    await checkScreen(info, page, 'subscription-review');
    expect(sent(api, SUBSCRIPTION)).toEqual([]);
    await changes.tick('subscriptionUnderstood');
    await changes.spend();
    await page.seeText(t('seatsPaid', 30));
    expect(jsonOf(sent(api, SUBSCRIPTION)[0])).toEqual({
      passwordManager: { seats: 30, maxAutoScaleSeats: -1 },
    });
    expect(organization.subscription.passwordManager).toEqual({
      seats: 30,
      maxAutoScaleSeats: null,
      storage: 2,
    });
  });
});

test.describe('Changes that get no answer', () => {
  test('are said to be perhaps done, are not sent again, and are looked for', async ({
    api,
    opened,
  }, info) => {
    const { page, org, organization, changes } = opened;
    const { host } = new URL(api.url);
    await org.see('orgMembers');
    await changes.openImport();
    await changes.paste(DIRECTORY);
    await changes.seePreview();
    api.faults.once({ path: IMPORT }, { kind: 'instead', status: 504, body: '<html>' });
    await changes.askImport();
    await changes.importNow();
    await page.seeText(t('importLost', host));
    // It was done, and the comparison says so.
    await page.seeText(t('importNoChange'));
    await checkScreen(info, page, 'import-lost');
    expect(sent(api, IMPORT)).toHaveLength(1);

    await org.open('orgPolicies');
    await changes.openPolicy(t('policy_0'));
    await changes.turn();
    await changes.review();
    api.faults.once({ path: '/api/public/policies/0', method: 'PUT' }, { kind: 'status', status: 504 });
    await changes.save();
    await page.seeText(t('policyLost', host));
    await checkScreen(info, page, 'policy-lost');
    await page.gone('button', t('policySave'));
    expect(organization.policies.get(0)?.enabled).toBe(true);
    await page.click('button', t('cancel'));

    await org.open('orgSubscription');
    await page.seeText(t('seatsPaid', 25));
    await changes.editSubscription();
    await page.fill('textbox', t('seats_seats'), '26');
    await changes.review();
    await changes.tick('subscriptionUnderstood');
    api.faults.once({ path: SUBSCRIPTION, method: 'PUT' }, { kind: 'html', status: 502 });
    await changes.spend();
    await page.seeText(t('subscriptionLost', host));
    await page.seeText(t('seatsPaid', 25));
    await checkScreen(info, page, 'subscription-lost');
    expect(sent(api, SUBSCRIPTION)).toHaveLength(1);
  });

  test('a file of five thousand is previewed at once, and taken only as a large import', async ({
    api,
    opened,
  }, info) => {
    const { page, org, changes } = opened;
    await org.see('orgMembers');
    await changes.openImport();
    const folder = mkdtempSync(join(tmpdir(), 'directory-'));
    try {
      const file = join(folder, 'directory.json');
      const members = Array.from({ length: 5000 }, (_, n) => ({
        email: `p${n}@acme.example`,
        externalId: `n-${n}`,
        deleted: false,
      }));
      writeFileSync(file, JSON.stringify({ members, groups: [] }, null, 1));
      await page.choose([file]);
      await changes.seePreview();
      await page.seeText(t('importNeedsLarge'));
      expect((await org.rows()).length).toBeLessThan(100);
      await changes.tick('importLarge');
      await checkScreen(info, page, 'import-large');
      const begun = Date.now();
      await changes.askImport();
      expect(Date.now() - begun).toBeLessThan(5000);
      await changes.importNow();
      await page.seeText(t('importDone', '5,000', 0));
      expect(sent(api, IMPORT)).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test.describe('A server of one’s own', () => {
  test.use({ apiOptions: { kind: 'vaultwarden' } });

  test('that shows nothing takes a directory all the same, and is said to revoke', async ({
    api,
    opened,
  }, info) => {
    const { page, changes, organization } = opened;
    const { host } = new URL(api.url);
    await changes.openImport();
    await changes.paste(DIRECTORY);
    await page.seeText(t('importBlind', host));
    await page.seeText(t('importNeedsEmail'));
    await changes.another();
    await changes.paste(DIRECTORY.replace(',ldap-1044,,yes', 'lena@acme.example,ldap-1044,,yes'));
    await page.see('button', t('importVerbFull'));
    await page.seeText(t('importSum_sentDeleted', 1));
    await checkScreen(info, page, 'import-blind');
    await changes.askImport();
    await changes.importNow();
    await page.seeText(t('importDone', 4, 2));
    expect([...organization.members.values()].map(({ email }) => email)).toContain('zoe@acme.example');
    await page.click('button', t('orgSubscription'));
    await page.seeText(t('subscriptionMissing', host));
    await checkScreen(info, page, 'subscription-missing');
  });
});
