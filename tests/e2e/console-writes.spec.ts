import { idOf } from '../server/public-api/index.ts';
import { checkScreen } from './check-screen';
import { expect } from './fixtures';
import { test } from './with-acme';
import { t } from './words';

const LENA = idOf('member', 4);
const focused = () => document.activeElement?.textContent?.trim() ?? '';

test.describe('Changes of an organisation', () => {
  test('show what they change, and send the whole row with what nobody has touched', async ({
    acme: { organization, page, org, writes },
  }, info) => {
    const before = organization.memberAccess.ofHolder(LENA);
    await org.openRow('Lena Fox');
    await page.click('button', t('editVerb'));
    await page.seeText(t('noChange'));
    await checkScreen(info, page, 'console-edit');
    await page.click('checkbox', t('may_accessReports'));
    // Which collections are hers differs from vault to vault.
    const [place = ''] = await org.offers(t('addCollection'));
    await org.choose(t('addCollection'), place);
    await org.choose(t('addGroupTo'), 'On call');
    await checkScreen(info, page, 'console-edited');
    await org.review();
    expect(await org.lines()).toEqual([
      t('mayNow', t('may_accessReports')),
      t('changeLine', place, t('accessNone'), t('accessView')),
      t('joinsGroup', 'On call'),
    ]);
    await checkScreen(info, page, 'console-preview');
    await page.click('button', t('changeOf', 'Lena Fox'));
    await page.seeText(t('changed', 'Lena Fox'));
    const [put, groups] = writes();
    expect(put?.call).toBe(`PUT members/${LENA}`);
    expect(put?.json).toMatchObject({
      type: 4,
      externalId: 'ldap-1044',
      permissions: { accessEventLogs: true, manageUsers: true, accessReports: true },
    });
    expect(put?.json?.collections).toEqual(expect.arrayContaining(before));
    expect(put?.json?.collections).toHaveLength(before.length + 1);
    expect(groups?.call).toBe(`PUT members/${LENA}/group-ids`);
    expect(new Set(groups?.json?.groupIds as string[])).toEqual(
      new Set([idOf('group', 2), idOf('group', 3)]),
    );
    expect(writes()).toHaveLength(2);
    expect((await org.rows()).find((row) => row.includes('Lena Fox'))?.at(-1)).toContain(place);
  });

  test('take away only after a second act, which Enter does not give by itself', async ({
    acme: { page, org, writes },
  }, info) => {
    await org.openRow('Mara Osei');
    await page.click('button', t('removeEntry'));
    await page.see('button', t('removeMemberVerb', 'Mara Osei'));
    expect(await org.lines()).toEqual([
      t('removeMemberLine', 'Mara Osei'),
      t('accessEnds', 2),
      t('groupsEnd', 1),
    ]);
    await checkScreen(info, page, 'console-remove');
    expect(await page.evaluate(focused)).toBe(t('cancel'));
    await page.press('Enter');
    await org.dialogGone();
    expect(writes()).toHaveLength(0);
    await org.openRow('Mara Osei');
    await page.click('button', t('removeEntry'));
    await page.click('button', t('removeMemberVerb', 'Mara Osei'));
    await page.seeText(t('removeMemberDone', 'Mara Osei'));
    await page.seeText(t('countAll', 6));
    expect(writes().map(({ call }) => call)).toEqual([`DELETE members/${idOf('member', 2)}`]);
  });

  test('are made to several members one after the other, and tell what has failed', async ({
    acme: { api, organization, page, org, writes },
  }, info) => {
    for (const name of ['Mara Osei', 'Ivo Brandt', 'Pat Hollis', 'Lena Fox'])
      await page.click('checkbox', t('pickRow', name));
    await checkScreen(info, page, 'console-picked');
    organization.members.delete(LENA);
    await page.click('button', t('pickedDeed', t('revokeEntry'), 4));
    await page.seeText(t('bulkGone', 'Lena Fox · lena@acme.example'));
    await checkScreen(info, page, 'console-bulk');
    await page.click('button', t('revokeMany', 3));
    await page.seeText('at least one confirmed owner');
    await page.seeText(`${t('doneOf', 2, 3)} and ${t('sumRefused', 1)}`);
    await checkScreen(info, page, 'console-results');
    expect(writes()).toHaveLength(3);
    await page.click('button', t('cancel'));
    await org.dialogGone();
    await page.see('button', t('pickedDeed', t('revokeEntry'), 1));
    expect(api.log.filter(({ path }) => path === '/api/public/members')).toHaveLength(4);
  });

  test('invite people, make groups and say where collections come from', async ({
    acme: { organization, page, org, writes },
  }, info) => {
    await page.click('button', t('inviteVerb'));
    await page.fill('textbox', t('inviteAddresses'), 'ada@acme.example, bo@acme.example');
    await org.choose(t('memberRole'), t('memberOwner'));
    await checkScreen(info, page, 'console-invite');
    await org.review();
    await page.seeText(t('becomesOwner'));
    await checkScreen(info, page, 'console-invite-preview');
    await page.click('button', t('back'));
    await org.choose(t('memberRole'), t('memberUser'));
    await org.review();
    await page.click('button', t('inviteVerbMany', 2));
    await page.seeText(t('countAll', 9));
    expect(writes().map(({ json }) => json?.email)).toEqual(['ada@acme.example', 'bo@acme.example']);

    await org.open('orgGroups');
    await page.click('button', t('newGroup'));
    await page.fill('textbox', t('fieldItemName'), 'Night shift');
    await org.choose(t('addMemberTo'), 'Ivo Brandt · ivo@acme.example');
    await org.review();
    await checkScreen(info, page, 'console-new-group');
    await page.click('button', t('makeGroup'));
    await org.dialogGone();
    await page.seeText('Night shift');
    const [made] = [...organization.groups.values()].filter(({ name }) => name === 'Night shift');
    expect(organization.memberships.has(`${made?.id}/${idOf('member', 3)}`)).toBe(true);
    await org.open('orgCollections');
    await page.seeText(t('collectionsMadeInVault'));
    await org.openRow('Finance');
    await page.click('button', t('editVerb'));
    await page.see('combobox', t('addGroupTo'));
    await checkScreen(info, page, 'console-edit-collection');
  });

  test('do not overwrite what somebody else has changed meanwhile', async ({
    acme: { organization, page, org, writes },
  }, info) => {
    await org.openRow('Lena Fox');
    await page.click('button', t('editVerb'));
    await page.fill('textbox', t('externalId'), 'ldap-2000');
    await org.review();
    const row = organization.members.get(LENA)!;
    organization.members.set(LENA, { ...row, type: 1, permissions: null });
    await page.click('button', t('changeOf', 'Lena Fox'));
    await page.seeText(t('rowMoved'));
    expect(writes()).toHaveLength(0);
    expect(await org.lines()).toEqual([t('changeLine', t('externalId'), 'ldap-1044', 'ldap-2000')]);
    await checkScreen(info, page, 'console-moved');
    await page.click('button', t('changeOf', 'Lena Fox'));
    await org.dialogGone();
    expect(writes()).toHaveLength(1);
    expect(organization.members.get(LENA)).toMatchObject({ type: 1, externalId: 'ldap-2000' });
  });

  test('are sent once, whatever goes wrong, and keep what was typed', async ({
    acme: { api, organization, page, org, writes },
  }, info) => {
    const path = `/api/public/members/${LENA}`;
    await org.openRow('Lena Fox');
    await page.click('button', t('editVerb'));
    await page.fill('textbox', t('externalId'), 'ldap-2000');
    await org.review();
    const send = () => page.click('button', t('changeOf', 'Lena Fox'));
    api.faults.once({ method: 'PUT', path }, { kind: 'too-many', retryAfter: 4 });
    await send();
    await page.seeText(t('tryAgainIn', '').trim());
    await checkScreen(info, page, 'console-write-pause');
    await page.see('button', t('changeOf', 'Lena Fox'));
    expect(writes()).toHaveLength(1);
    api.faults.once(
      { method: 'PUT', path },
      { kind: 'status', status: 400, body: { message: 'Not on a Sunday.' } },
    );
    await send();
    await page.seeText('Not on a Sunday.');
    expect(writes()).toHaveLength(2);
    // The server does it, and its answer is lost: what is there now says so.
    api.faults.once({ method: 'PUT', path }, { kind: 'instead', status: 502, body: '<html>' });
    await send();
    await page.seeText(t('error_perhaps_done', new URL(api.url).host));
    await page.seeText(t('nothingLeft'));
    await checkScreen(info, page, 'console-perhaps');
    expect(writes()).toHaveLength(3);
    expect(organization.members.get(LENA)?.externalId).toBe('ldap-2000');
    await page.press('Escape');
    await org.dialogGone();
  });

  test('tell of a row that is gone, and ask before what was typed is dropped', async ({
    acme: { api, organization, page, org, writes },
  }) => {
    await org.openRow('Lena Fox');
    await page.click('button', t('editVerb'));
    await page.see('textbox', t('externalId'));
    await page.press('Escape');
    await org.dialogGone();
    await page.press('Enter');
    await page.click('button', t('editVerb'));
    await page.fill('textbox', t('externalId'), 'x');
    await page.press('Escape');
    await page.click('button', t('keepEditing'));
    expect(await page.value('textbox', t('externalId'))).toBe('x');
    await org.review();
    organization.members.delete(LENA);
    await page.click('button', t('changeOf', 'Lena Fox'));
    await page.seeText(t('missingMember', new URL(api.url).host, 404));
    expect(writes()).toHaveLength(0);
    await page.press('Escape');
    await page.click('button', t('dropEdits'));
    await org.dialogGone();
    await page.seeText(t('countAll', 6));
  });
});
