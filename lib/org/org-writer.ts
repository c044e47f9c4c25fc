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

export type Act<Who> = (who: Who, wish: OrgWish, id: string) => Promise<void>;
export type Put<Change, Who> = (who: Who, wish: OrgWish, id: string, change: Change) => Promise<void>;
/** Resolves to the id of what was made; null when the server does not tell it. */
export type Add<Change, Who> = (who: Who, wish: OrgWish, change: Change) => Promise<string | null>;

/**
 * Changes an organisation with an item's token (`Who` is the item, and whether the person may use its secret is the caller's to ask) or by
 * the account's own session (`Who` is the organisation's id). Each change is sent once, and never again by itself.
 */
export interface OrgWriter<Who = Item> {
  /** Sends an invitation by mail. */
  readonly inviteMember: Add<Invitation, Who>;
  readonly putMember: Put<MemberChange, Who>;
  readonly removeMember: Act<Who>;
  /** Sends the invitation again. */
  readonly reinvite: Act<Who>;
  readonly revoke: Act<Who>;
  readonly restore: Act<Who>;
  readonly addGroup: Add<GroupChange, Who>;
  readonly putGroup: Put<GroupChange, Who>;
  readonly deleteGroup: Act<Who>;
  readonly putCollection: Put<CollectionChange, Who>;
  readonly deleteCollection: Act<Who>;
  putPolicy(who: Who, wish: OrgWish, type: number, change: PolicyChange): Promise<void>;
}

/** What there is with a key alone. By a session the two memberships are parts of the rows. */
export interface KeyWriter extends OrgWriter {
  /** All groups of a member. */
  readonly putGroupsOf: Put<readonly string[], Item>;
  /** All memberships in a group. */
  readonly putMembersOf: Put<readonly string[], Item>;
  importDirectory(item: Item, wish: OrgWish, directory: DirectoryImport): Promise<void>;
  /** Costs money. Resolves to what the server says about it. */
  putSubscription(item: Item, wish: OrgWish, change: SubscriptionChange): Promise<string | null>;
}

/** The forms in which the API takes changes. */
function createForms(deps: OrgDeps) {
  const call = (item: Item, wish: OrgWish, what: OrgCall) => askOrganization(deps, item, wish, what);
  const act =
    (method: 'POST' | 'DELETE', list: string, verb = ''): Act<Item> =>
    async (item, wish, id) => {
      await call(item, wish, { method, path: `${pathTo(list, id)}${verb}` });
    };
  const put =
    <Change>(list: string, toBody: (change: Change) => unknown, part = ''): Put<Change, Item> =>
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

/** @see KeyWriter @throws CodedError of `askOrganization`. */
export function createOrgWriter(deps: OrgDeps): KeyWriter {
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
