import type { OrgWrites } from '../../lib/protocol/org-messages';
import { sealed } from '../server/plain-client';
import { idOf } from '../server/public-api/index';
import type { startAsMember } from './member-rig';
import type { Rig } from './rig';

type Wish = Awaited<ReturnType<typeof startAsMember>>['wish'];

export const [MEMBER, GROUP, COLLECTION] = [idOf('member', 4), idOf('group', 2), idOf('collection', 1)];
/** A sealed name. */
export const NAME = sealed('Finance and the rest');

const OPEN = { id: COLLECTION, readOnly: false, hidePasswords: false, manage: true };
const SEEN = { id: GROUP, readOnly: true, hidePasswords: true, manage: false };
const PLAIN = { externalId: null, access: [OPEN] };

/** Every change that there is by one's own sign-in: what it is, how it is asked for, and what has to be sent. */
export const CHANGES: readonly [
  name: string,
  act: (rig: Rig, wish: Wish) => Promise<unknown>,
  line: string,
  body: object | null,
][] = [
  [
    'invite',
    (rig, wish) =>
      rig.ask('org.inviteMember', {
        ...wish,
        change: { ...PLAIN, type: 2, permissions: [], email: 'new@hollis.example' },
      }),
    'POST users/invite',
    {
      emails: ['new@hollis.example'],
      type: 2,
      accessSecretsManager: false,
      permissions: {},
      collections: [OPEN],
      groups: [],
    },
  ],
  [
    'edit a member',
    (rig, wish) =>
      rig.ask('org.putMember', {
        ...wish,
        member: MEMBER,
        change: {
          ...PLAIN,
          more: { accessSecretsManager: true },
          type: 4,
          permissions: ['manageUsers'],
          groups: [GROUP],
        },
      }),
    `PUT users/${MEMBER}`,
    {
      accessSecretsManager: true,
      type: 4,
      permissions: { manageUsers: true },
      collections: [OPEN],
      groups: [GROUP],
    },
  ],
  [
    'invite again',
    (rig, wish) => rig.ask('org.reinvite', { ...wish, member: idOf('member', 5) }),
    `POST users/${idOf('member', 5)}/reinvite`,
    null,
  ],
  [
    'revoke',
    (rig, wish) => rig.ask('org.revoke', { ...wish, member: MEMBER }),
    `PUT users/${MEMBER}/revoke`,
    null,
  ],
  [
    'restore',
    (rig, wish) => rig.ask('org.restore', { ...wish, member: idOf('member', 6) }),
    `PUT users/${idOf('member', 6)}/restore`,
    null,
  ],
  [
    'remove',
    (rig, wish) => rig.ask('org.removeMember', { ...wish, member: MEMBER }),
    `DELETE users/${MEMBER}`,
    null,
  ],
  [
    'add a group',
    (rig, wish) => rig.ask('org.addGroup', { ...wish, change: { ...PLAIN, name: 'New', members: [MEMBER] } }),
    'POST groups',
    { name: 'New', externalId: null, collections: [OPEN], users: [MEMBER] },
  ],
  [
    'edit a group',
    (rig, wish) =>
      rig.ask('org.putGroup', {
        ...wish,
        group: GROUP,
        change: { ...PLAIN, more: { accessAll: true }, name: 'Help', members: [] },
      }),
    `PUT groups/${GROUP}`,
    { accessAll: true, name: 'Help', externalId: null, collections: [OPEN], users: [] },
  ],
  [
    'delete a group',
    (rig, wish) => rig.ask('org.deleteGroup', { ...wish, group: GROUP }),
    `DELETE groups/${GROUP}`,
    null,
  ],
  [
    'edit a collection',
    (rig, wish) =>
      rig.ask('org.putCollection', {
        ...wish,
        collection: COLLECTION,
        change: { externalId: 'c', access: [SEEN], more: { name: NAME, users: [{ ...SEEN, id: MEMBER }] } },
      }),
    `PUT collections/${COLLECTION}`,
    { externalId: 'c', groups: [SEEN], name: NAME, users: [{ ...SEEN, id: MEMBER }] },
  ],
  [
    'delete a collection',
    (rig, wish) => rig.ask('org.deleteCollection', { ...wish, collection: COLLECTION }),
    `DELETE collections/${COLLECTION}`,
    null,
  ],
  [
    'switch a policy',
    (rig, wish) => rig.ask('org.putPolicy', { ...wish, type: 3, change: { enabled: true, data: null } }),
    'PUT policies/3',
    { type: 3, enabled: true, data: null },
  ],
];

/** Those that there are with a key alone. */
export const BY_KEY: readonly [name: keyof OrgWrites, change: object][] = [
  ['org.putGroupsOf', { member: MEMBER, groups: [] }],
  ['org.putMembersOf', { group: GROUP, members: [] }],
  ['org.importDirectory', { directory: { groups: [], members: [] } }],
  ['org.putSubscription', { change: { passwordManager: { seats: 11 } } }],
];
