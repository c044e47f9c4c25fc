import type { Item } from '../items';
import { pickText } from '../wire';
import { askOrganization, type OrgCall, type OrgDeps } from './ask-organization';
import { pathTo } from './org-reader';
import type {
  CollectionChange,
  DirectoryImport,
  GroupChange,
  Invitation,
  MemberChange,
  OrgWish,
  PolicyChange,
  SubscriptionChange,
} from './shapes';
import {
  collectionBody,
  groupBody,
  importBody,
  inviteBody,
  memberBody,
  policyBody,
  subscriptionBody,
} from './write-rows';

type Act = (item: Item, wish: OrgWish, id: string) => Promise<void>;
type Put<Change> = (item: Item, wish: OrgWish, id: string, change: Change) => Promise<void>;
/** Resolves to the id of what was made; null when the server does not tell it. */
type Add<Change> = (item: Item, wish: OrgWish, change: Change) => Promise<string | null>;

/**
 * Changes an organisation with an item's token: each is sent once, and never again by itself. Whether the person may use the item's secret is its
 * caller's to ask.
 */
export interface OrgWriter {
  /** Sends an invitation by mail. */
  readonly inviteMember: Add<Invitation>;
  readonly putMember: Put<MemberChange>;
  readonly removeMember: Act;
  /** Sends the invitation again. */
  readonly reinvite: Act;
  readonly revoke: Act;
  readonly restore: Act;
  /** All groups of a member. */
  readonly putGroupsOf: Put<readonly string[]>;
  readonly addGroup: Add<GroupChange>;
  readonly putGroup: Put<GroupChange>;
  readonly deleteGroup: Act;
  /** All memberships in a group. */
  readonly putMembersOf: Put<readonly string[]>;
  readonly putCollection: Put<CollectionChange>;
  readonly deleteCollection: Act;
  putPolicy(item: Item, wish: OrgWish, type: number, change: PolicyChange): Promise<void>;
  importDirectory(item: Item, wish: OrgWish, directory: DirectoryImport): Promise<void>;
  /** Costs money. Resolves to what the server says about it. */
  putSubscription(item: Item, wish: OrgWish, change: SubscriptionChange): Promise<string | null>;
}

/** The forms in which the API takes changes. */
function createForms(deps: OrgDeps) {
  const call = (item: Item, wish: OrgWish, what: OrgCall) => askOrganization(deps, item, wish, what);
  const act =
    (method: 'POST' | 'DELETE', list: string, verb = ''): Act =>
    async (item, wish, id) => {
      await call(item, wish, { method, path: `${pathTo(list, id)}${verb}` });
    };
  const put =
    <Change>(list: string, toBody: (change: Change) => unknown, part = ''): Put<Change> =>
    async (item, wish, id, change) => {
      await call(item, wish, { method: 'PUT', path: `${pathTo(list, id)}${part}`, json: toBody(change) });
    };
  /** Resolves to a text of the answer. */
  const send =
    <Change>(method: 'POST' | 'PUT', path: string, told: string, toBody: (change: Change) => unknown) =>
    async (item: Item, wish: OrgWish, change: Change) => {
      const { body } = await call(item, wish, { method, path, json: toBody(change) });
      return pickText(body, told);
    };
  return { act, put, send };
}

/** @see OrgWriter @throws CodedError of `askOrganization`. */
export function createOrgWriter(deps: OrgDeps): OrgWriter {
  const { act, put, send } = createForms(deps);
  const putPolicy = put('policies', policyBody);
  const importAll = send('POST', 'organization/import', '', importBody);
  return {
    inviteMember: send('POST', 'members', 'id', inviteBody),
    putMember: put('members', memberBody),
    removeMember: act('DELETE', 'members'),
    reinvite: act('POST', 'members', '/reinvite'),
    revoke: act('POST', 'members', '/revoke'),
    restore: act('POST', 'members', '/restore'),
    putGroupsOf: put('members', (groupIds) => ({ groupIds }), '/group-ids'),
    addGroup: send('POST', 'groups', 'id', groupBody),
    putGroup: put('groups', groupBody),
    deleteGroup: act('DELETE', 'groups'),
    putMembersOf: put('groups', (memberIds) => ({ memberIds }), '/member-ids'),
    putCollection: put('collections', collectionBody),
    deleteCollection: act('DELETE', 'collections'),
    putPolicy: (item, wish, type, change) => putPolicy(item, wish, String(type), change),
    importDirectory: async (item, wish, directory) => void (await importAll(item, wish, directory)),
    putSubscription: send('PUT', 'organization/subscription', 'message', subscriptionBody),
  };
}
