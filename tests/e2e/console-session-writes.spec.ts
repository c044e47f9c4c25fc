import { sealed } from '../server/plain-client.ts';
import { idOf } from '../server/public-api/index.ts';
import { addAcme } from './acme';
import { test, written } from './as-member';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import { ACTS } from './console-acts';
import { expect } from './fixtures';
import { consolePage } from './screens/console.page.ts';
import { orgChangesPage } from './screens/org-changes.page.ts';
import { t } from './words';

/** Acts by a key that go by a sign-in too, as they are. */
const OTHERS = [
  'invite',
  'invite again',
  'revoke access',
  'restore access',
  'remove a member',
  'make a group',
  'edit a group',
  'delete a group',
  'edit a collection',
  'delete a collection',
  'change a policy',
];

test.describe('Changes in the console by one’s own sign-in', () => {
  test('edits a member, makes a group and switches a policy, each in one request', async ({
    driver,
    unlocked,
    vault,
    api,
  }, info) => {
    const organization = await addAcme(api, vault, { withKey: false });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const [org, changes] = [consolePage(page), orgChangesPage(page)];
    await org.connect();
    await org.see('orgMembers');
    const ivo = idOf('member', 3);
    const access = organization.memberAccess.ofHolder(idOf('member', 2));
    organization.memberAccess.replaceOfHolder(ivo, access);
    await org.openRow('Ivo Brandt');
    await checkScreen(info, page, 'console-session-member');
    await page.click('button', t('editVerb'));
    await org.choose(t('memberRole'), t('memberAdmin'));
    await page.click('button', t('takeOut', 'On call'));
    await checkScreen(info, page, 'console-session-edit');
    await org.review();
    await checkScreen(info, page, 'console-session-preview');
    await page.click('button', t('changeOf', 'Ivo Brandt'));
    await org.dialogGone();
    expect(organization.members.get(ivo)).toMatchObject({ type: 1, status: 2 });
    expect(organization.memberAccess.ofHolder(ivo)).toEqual(access);
    expect([...organization.memberships].filter((pair) => pair.endsWith(ivo))).toEqual([
      `${idOf('group', 1)}/${ivo}`,
    ]);
    await org.open('orgGroups');
    await page.click('button', t('newGroup'));
    await page.fill('textbox', t('fieldItemName'), 'Night shift');
    await org.choose(t('addMemberTo'), 'Mara Osei · mara@acme.example');
    await org.review();
    await page.click('button', t('makeGroup'));
    await org.dialogGone();
    await page.seeText('Night shift');
    await org.open('orgPolicies');
    await org.see('orgPolicies');
    await changes.openPolicy(t('policy_3'));
    await changes.turn();
    await changes.review();
    await changes.save();
    await org.dialogGone();
    expect(organization.policies.get(3)?.enabled).toBe(true);
    expect(written(api)).toMatchObject([
      { call: `PUT users/${ivo}`, json: { type: 1, groups: [idOf('group', 1)] } },
      { call: 'POST groups', json: { name: 'Night shift', users: [idOf('member', 2)] } },
      { call: 'PUT policies/3', json: { type: 3, enabled: true } },
    ]);
  });

  test('says what there is by key alone', async ({ driver, unlocked, vault, api }, info) => {
    await addAcme(api, vault);
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    await org.connect();
    await org.see('orgMembers');
    await page.click('button', t('orgImport'));
    await page.seeText(t('importNeedsKey'));
    await checkScreen(info, page, 'console-session-import');
    await page.click('button', t('importByKey'));
    await page.see('button', t('importChoose'));
    await page.seeText(t('byApiKey'));
    expect(written(api)).toEqual([]);
  });

  test('does everything else that there is to do', async ({ driver, unlocked, vault, api }) => {
    const organization = await addAcme(api, vault, { withKey: false });
    const { collections } = organization;
    for (const [id, row] of collections) collections.set(id, { ...row, name: sealed(`The name of ${id}`) });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    const place = { page, org, changes: orgChangesPage(page), organization };
    await org.connect();
    await org.see('orgMembers');
    for (const { name, pass } of ACTS.filter((act) => OTHERS.includes(act.name))) {
      await org.open('orgMembers');
      await test.step(name, () => pass(place));
    }
    expect(written(api).map(({ call }) => call.split('/')[0])).toEqual([
      'POST users',
      'POST users',
      'PUT users',
      'PUT users',
      'DELETE users',
      'POST groups',
      'PUT groups',
      'DELETE groups',
      'PUT collections',
      'DELETE collections',
      'PUT policies',
    ]);
    for (const [id, row] of collections) expect(row.name).toBe(sealed(`The name of ${id}`));
  });

  test('shows a colleague’s change that came before one’s own, and overwrites nothing', async ({
    driver,
    unlocked,
    vault,
    api,
  }, info) => {
    const organization = await addAcme(api, vault, { withKey: false });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    await org.connect();
    await org.openRow('Ivo Brandt');
    await page.click('button', t('editVerb'));
    await page.click('button', t('takeOut', 'On call'));
    await org.review();
    const ivo = idOf('member', 3);
    organization.members.set(ivo, { ...organization.members.get(ivo)!, type: 4, permissions: {} });
    await page.click('button', t('changeOf', 'Ivo Brandt'));
    await page.seeText(t('rowMoved'));
    await checkScreen(info, page, 'console-session-moved');
    expect(written(api)).toEqual([]);
    await page.click('button', t('changeOf', 'Ivo Brandt'));
    await org.dialogGone();
    expect(organization.members.get(ivo)).toMatchObject({ type: 4 });
    expect(written(api)).toHaveLength(1);
  });

  test('offers what the role includes, and says why not the rest', async ({
    driver,
    server,
    unlocked,
    vault,
    api,
  }, info) => {
    await addAcme(api, vault, { withKey: false });
    const [membership] = server.store.memberships.all();
    const become = async (type: number, permissions = {}) => {
      server.store.memberships.change(membership!.id, { type, permissions });
      await askBackground(unlocked, 'sync.now');
    };
    await become(1);
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    await org.connect();
    await org.openRow('Pat Hollis');
    await page.seeText(t('onlyOwnersMay'));
    await checkScreen(info, page, 'console-session-owner');
    await org.close();
    await page.click('button', t('inviteVerb'));
    expect(await org.offers(t('memberRole'))).not.toContain(t('memberOwner'));
    await page.click('button', t('cancel'));
    // Lowered behind the console's back: the background says no.
    await become(4, { manageGroups: true });
    await org.openRow('Ivo Brandt');
    await page.click('button', t('revokeEntry'));
    await page.seeText(t('error_org_role', new URL(api.url).host));
    await page.click('button', t('cancel'));
    await page.click('button', t('disconnectVerb'));
    await org.connect();
    await page.seeText(t('roleOnlyLooks'));
    await page.gone('button', t('inviteVerb'));
    await checkScreen(info, page, 'console-session-role');
    expect(written(api)).toEqual([]);
  });
});
