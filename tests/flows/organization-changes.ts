import { idOf } from '../server/public-api/index';
import type { startOrganization } from './organization-rig';
import type { Rig } from './rig';

type Wish = Awaited<ReturnType<typeof startOrganization>>['wish'];

export const [MEMBER, GROUP, COLLECTION] = [idOf('member', 4), idOf('group', 2), idOf('collection', 4)];

const PLAIN = { type: 2, externalId: null, permissions: [], access: [] };
export const OPEN = { id: COLLECTION, readOnly: false, hidePasswords: false, manage: true };

/** Every change there is: its operation in the description, how it is asked for, and what has to be sent. */
export const CHANGES: readonly [
  operation: string,
  act: (rig: Rig, wish: Wish) => Promise<unknown>,
  path: string,
  body: object | null,
][] = [
  [
    'inviteMember',
    (rig, wish) =>
      rig.ask('org.inviteMember', {
        ...wish,
        change: { ...PLAIN, email: 'new@hollis.example', access: [OPEN], groups: [GROUP] },
      }),
    'members',
    {
      email: 'new@hollis.example',
      type: 2,
      externalId: null,
      collections: [OPEN],
      groups: [GROUP],
    },
  ],
  [
    'replaceMember',
    (rig, wish) =>
      rig.ask('org.putMember', {
        ...wish,
        member: MEMBER,
        change: { ...PLAIN, type: 4, permissions: ['manageUsers'], externalId: 'x', access: [OPEN] },
      }),
    `members/${MEMBER}`,
    { type: 4, externalId: 'x', permissions: { manageUsers: true }, collections: [OPEN] },
  ],
  [
    'removeMember',
    (rig, wish) => rig.ask('org.removeMember', { ...wish, member: MEMBER }),
    `members/${MEMBER}`,
    null,
  ],
  [
    'replaceMemberGroupIds',
    (rig, wish) => rig.ask('org.putGroupsOf', { ...wish, member: MEMBER, groups: [GROUP] }),
    `members/${MEMBER}/group-ids`,
    { groupIds: [GROUP] },
  ],
  [
    'reinviteMember',
    (rig, wish) => rig.ask('org.reinvite', { ...wish, member: idOf('member', 5) }),
    `members/${idOf('member', 5)}/reinvite`,
    null,
  ],
  [
    'revokeMember',
    (rig, wish) => rig.ask('org.revoke', { ...wish, member: MEMBER }),
    `members/${MEMBER}/revoke`,
    null,
  ],
  [
    'restoreMember',
    (rig, wish) => rig.ask('org.restore', { ...wish, member: idOf('member', 6) }),
    `members/${idOf('member', 6)}/restore`,
    null,
  ],
  [
    'createGroup',
    (rig, wish) =>
      rig.ask('org.addGroup', { ...wish, change: { name: 'New', externalId: null, access: [] } }),
    'groups',
    { name: 'New', externalId: null, collections: [] },
  ],
  [
    'replaceGroup',
    (rig, wish) =>
      rig.ask('org.putGroup', {
        ...wish,
        group: GROUP,
        change: { name: 'Help', externalId: 'h', access: [OPEN] },
      }),
    `groups/${GROUP}`,
    { name: 'Help', externalId: 'h', collections: [OPEN] },
  ],
  [
    'deleteGroup',
    (rig, wish) => rig.ask('org.deleteGroup', { ...wish, group: GROUP }),
    `groups/${GROUP}`,
    null,
  ],
  [
    'replaceGroupMemberIds',
    (rig, wish) => rig.ask('org.putMembersOf', { ...wish, group: GROUP, members: [MEMBER] }),
    `groups/${GROUP}/member-ids`,
    { memberIds: [MEMBER] },
  ],
  [
    'replaceCollection',
    (rig, wish) =>
      rig.ask('org.putCollection', {
        ...wish,
        collection: COLLECTION,
        change: { externalId: 'c', access: [{ ...OPEN, id: GROUP, manage: false }] },
      }),
    `collections/${COLLECTION}`,
    { externalId: 'c', groups: [{ id: GROUP, readOnly: false, hidePasswords: false, manage: false }] },
  ],
  [
    'deleteCollection',
    (rig, wish) => rig.ask('org.deleteCollection', { ...wish, collection: COLLECTION }),
    `collections/${COLLECTION}`,
    null,
  ],
  [
    'replacePolicy',
    (rig, wish) => rig.ask('org.putPolicy', { ...wish, type: 3, change: { enabled: true, data: null } }),
    'policies/3',
    { enabled: true, data: null },
  ],
  [
    'importDirectory',
    (rig, wish) =>
      rig.ask('org.importDirectory', {
        ...wish,
        directory: {
          groups: [{ name: 'A', externalId: 'a', memberExternalIds: ['m'] }],
          members: [{ email: 'm@hollis.example', externalId: 'm', deleted: false }],
          overwriteExisting: false,
          largeImport: false,
          inviteUsersAfterProvisioning: false,
        },
      }),
    'organization/import',
    {
      groups: [{ name: 'A', externalId: 'a', memberExternalIds: ['m'] }],
      members: [{ email: 'm@hollis.example', externalId: 'm', deleted: false }],
      overwriteExisting: false,
      largeImport: false,
      inviteUsersAfterProvisioning: false,
    },
  ],
  [
    'updateSubscription',
    (rig, wish) =>
      rig.ask('org.putSubscription', {
        ...wish,
        change: { passwordManager: { seats: 12, mostSeats: -1 }, secretsManager: { machineAccounts: 20 } },
      }),
    'organization/subscription',
    { passwordManager: { seats: 12, maxAutoScaleSeats: -1 }, secretsManager: { serviceAccounts: 20 } },
  ],
];
