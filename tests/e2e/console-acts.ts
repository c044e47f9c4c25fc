import { idOf, type Organization } from '../server/public-api/index.ts';
import type { Surface } from './driver/surface.ts';
import type { consolePage } from './screens/console.page.ts';
import type { orgChangesPage } from './screens/org-changes.page.ts';
import { t } from './words.ts';

/** Where an act is done, on the list of members. */
export interface Place {
  readonly page: Surface;
  readonly org: ReturnType<typeof consolePage>;
  readonly changes: ReturnType<typeof orgChangesPage>;
  readonly organization: Organization;
}

/** Something that a person does in the console, and the operations of the API that it takes, by their names in the description. */
export interface ConsoleAct {
  readonly name: string;
  readonly operations: readonly string[];
  readonly pass: (place: Place) => Promise<void>;
}

const MEMBER_READS = ['getMember', 'getMemberGroupIds'];
const GROUP_READS = ['getGroup', 'getGroupMemberIds'];

/** Opens a row, begins what one of its buttons says, and does it. */
async function deed({ page, org }: Place, row: string, entry: string, verb: string): Promise<void> {
  await org.openRow(row);
  await page.click('button', entry);
  await page.click('button', verb);
  await org.dialogGone();
}

const LISTS: readonly ConsoleAct[] = [
  {
    name: 'look at everything',
    operations: [
      'listMembers',
      'listGroups',
      'listCollections',
      'listPolicies',
      'listEvents',
      'getSubscription',
    ],
    pass: async ({ page, org }) => {
      for (const section of ['orgGroups', 'orgCollections', 'orgPolicies', 'orgEvents'] as const) {
        await org.open(section);
        await org.see(section);
      }
      await org.open('orgSubscription');
      await page.seeText(t('seatsPaid', 25));
    },
  },
];

const MEMBERS: readonly ConsoleAct[] = [
  {
    name: 'invite',
    operations: ['inviteMember'],
    pass: async ({ page, org }) => {
      await page.click('button', t('inviteVerb'));
      await page.fill('textbox', t('inviteAddresses'), 'ada@acme.example');
      await org.choose(t('addGroupTo'), 'On call');
      await org.review();
      await page.click('button', t('inviteVerbOne', 1));
      await page.seeText('ada@acme.example');
      await org.dialogGone();
    },
  },
  {
    name: 'edit a member',
    operations: [...MEMBER_READS, 'replaceMember', 'replaceMemberGroupIds'],
    pass: async ({ page, org }) => {
      await org.openRow('Ivo Brandt');
      await page.click('button', t('editVerb'));
      await page.fill('textbox', t('externalId'), 'ldap-7');
      await page.click('button', t('takeOut', 'On call'));
      await org.review();
      await page.click('button', t('changeOf', 'Ivo Brandt'));
      await org.dialogGone();
    },
  },
  {
    name: 'invite again',
    operations: [...MEMBER_READS, 'reinviteMember'],
    pass: (place) => {
      const email = 'sander@acme.example';
      return deed(place, email, t('reinviteEntry'), t('reinviteVerb', email));
    },
  },
  {
    name: 'revoke access',
    operations: [...MEMBER_READS, 'revokeMember'],
    pass: (place) => deed(place, 'Ivo Brandt', t('revokeEntry'), t('revokeVerb', 'Ivo Brandt')),
  },
  {
    name: 'restore access',
    operations: [...MEMBER_READS, 'restoreMember'],
    pass: (place) => deed(place, 'Ivo Brandt', t('restoreEntry'), t('restoreVerb', 'Ivo Brandt')),
  },
  {
    name: 'remove a member',
    operations: [...MEMBER_READS, 'removeMember'],
    pass: (place) => deed(place, 'Ivo Brandt', t('removeEntry'), t('removeMemberVerb', 'Ivo Brandt')),
  },
];

const GROUPS: readonly ConsoleAct[] = [
  {
    name: 'make a group',
    operations: ['createGroup', 'replaceGroupMemberIds'],
    pass: async ({ page, org }) => {
      await org.open('orgGroups');
      await page.click('button', t('newGroup'));
      await page.fill('textbox', t('fieldItemName'), 'Night shift');
      await org.choose(t('addMemberTo'), 'Mara Osei · mara@acme.example');
      await org.review();
      await page.click('button', t('makeGroup'));
      await org.dialogGone();
    },
  },
  {
    name: 'edit a group',
    operations: [...GROUP_READS, 'replaceGroup', 'replaceGroupMemberIds'],
    pass: async ({ page, org }) => {
      await org.open('orgGroups');
      await org.openRow('Night shift');
      await page.click('button', t('editVerb'));
      await page.fill('textbox', t('fieldItemName'), 'Early shift');
      await org.choose(t('addCollection'), 'Finance');
      await org.choose(t('addMemberTo'), 'Lena Fox · lena@acme.example');
      await org.review();
      await page.click('button', t('changeOf', 'Night shift'));
      await org.dialogGone();
    },
  },
  {
    name: 'delete a group',
    operations: [...GROUP_READS, 'deleteGroup'],
    pass: async (place) => {
      await place.org.open('orgGroups');
      await deed(place, 'Early shift', t('deleteEntry'), t('deleteVerb', 'Early shift'));
    },
  },
];

const COLLECTIONS: readonly ConsoleAct[] = [
  {
    name: 'edit a collection',
    operations: ['getCollection', 'replaceCollection'],
    pass: async ({ page, org }) => {
      await org.open('orgCollections');
      await org.openRow('Finance');
      await page.click('button', t('editVerb'));
      await org.choose(t('addGroupTo'), 'On call');
      await org.review();
      await page.click('button', t('changeOf', 'Finance'));
      await org.dialogGone();
    },
  },
  {
    name: 'delete a collection',
    operations: ['getCollection', 'deleteCollection'],
    pass: async (place) => {
      const name = t('notShared', `${idOf('collection', 9).slice(0, 8)}…`);
      await place.org.open('orgCollections');
      await deed(place, name, t('deleteEntry'), t('deleteVerb', name));
    },
  },
];

const ORGANIZATION: readonly ConsoleAct[] = [
  {
    name: 'change a policy',
    operations: ['getPolicy', 'replacePolicy'],
    pass: async ({ page, org, changes }) => {
      await org.open('orgPolicies');
      await org.see('orgPolicies');
      await changes.openPolicy(t('policy_1'));
      await page.fill('textbox', t('policyKey_minLength'), '16');
      await changes.review();
      await changes.save();
      await org.dialogGone();
    },
  },
  {
    name: 'bring in a directory',
    operations: ['listMembers', 'listGroups', 'importDirectory'],
    pass: async ({ page, changes }) => {
      await changes.openImport();
      await changes.paste('email,externalId,groups\nzoe@acme.example,ldap-2000,Engineering');
      await changes.seePreview();
      await changes.askImport();
      await changes.importNow();
      await page.seeText(t('importNoChange'));
    },
  },
  {
    name: 'change the subscription',
    operations: ['getSubscription', 'updateSubscription'],
    pass: async ({ page, org, changes }) => {
      await org.open('orgSubscription');
      await changes.editSubscription();
      await page.fill('textbox', t('seats_seats'), '30');
      await changes.review();
      await changes.tick('subscriptionUnderstood');
      await changes.spend();
      await page.seeText(t('seatsPaid', 30));
    },
  },
];

/** Every act that there is: together they take every operation of the API. */
export const ACTS: readonly ConsoleAct[] = [...LISTS, ...MEMBERS, ...GROUPS, ...COLLECTIONS, ...ORGANIZATION];
