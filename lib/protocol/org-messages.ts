import type {
  CollectionChange,
  DirectoryImport,
  EventQuery,
  Group,
  GroupChange,
  Invitation,
  Member,
  MemberChange,
  OrgCollection,
  OrgEvent,
  OrgPage,
  OrgPlace,
  OrgWish,
  Policy,
  PolicyState,
  Subscription,
  SubscriptionChange,
} from '../org';

export type {
  Access,
  CollectionChange,
  DirectoryImport,
  EventQuery,
  Group,
  GroupChange,
  Invitation,
  Member,
  MemberChange,
  OrgCollection,
  OrgEvent,
  OrgPage,
  OrgPlace,
  OrgRight,
  Policy,
  PolicyData,
  PolicyState,
  Seats,
  SeatsChange,
  Subscription,
  SubscriptionChange,
} from '../org';

/**
 * The item whose token is used; one that asks for the master password again needs it. Where the way is the account's own session: the
 * organisation, as the account's list names it.
 */
export interface OfOrganization extends OrgWish {
  id: string;
  password?: string;
}

/** A list, from its start or from the mark of the part before. */
interface Part extends OfOrganization {
  next?: string;
}

interface OfMember extends OfOrganization {
  member: string;
}

interface OfGroup extends OfOrganization {
  group: string;
}

interface OfCollection extends OfOrganization {
  collection: string;
}

/**
 * What the console may read of an organisation, one request each; part of the contract in protocol.ts. It names an item or
 * an organisation, never an address.
 */
export interface OrgReads {
  /** The organisations of an account that is open. */
  'org.places'(args: { account: string }): readonly OrgPlace[];
  'org.members'(args: Part): OrgPage<Member>;
  'org.groups'(args: Part): OrgPage<Group>;
  'org.collections'(args: Part): OrgPage<OrgCollection>;
  'org.policies'(args: Part): OrgPage<Policy>;
  'org.member'(args: OfMember): Member;
  'org.group'(args: OfGroup): Group;
  'org.collection'(args: OfCollection): OrgCollection;
  'org.policy'(args: OfOrganization & { type: number }): Policy;
  /** Whether the account with the API key holds the organisation's own key too, which names are sealed with. Asks no server. */
  'org.holdsKey'(args: OfOrganization): boolean;
  /** Ids of the groups of a member. */
  'org.groupsOf'(args: OfMember): readonly string[];
  /** Ids of the memberships in a group. */
  'org.membersOf'(args: OfGroup): readonly string[];
  'org.events'(args: Part & { query: EventQuery }): OrgPage<OrgEvent>;
  'org.subscription'(args: OfOrganization): Subscription;
}

/** What the console may change of an organisation, one request each, never repeated. What is made tells its id, where the server does. */
export interface OrgWrites {
  'org.inviteMember'(args: OfOrganization & { change: Invitation }): string | null;
  'org.putMember'(args: OfMember & { change: MemberChange }): void;
  'org.removeMember'(args: OfMember): void;
  'org.reinvite'(args: OfMember): void;
  'org.revoke'(args: OfMember): void;
  'org.restore'(args: OfMember): void;
  /** All groups of a member, by their ids. Only with a key, as the three others that say so. */
  'org.putGroupsOf'(args: OfMember & { groups: readonly string[] }): void;
  'org.addGroup'(args: OfOrganization & { change: GroupChange }): string | null;
  'org.putGroup'(args: OfGroup & { change: GroupChange }): void;
  'org.deleteGroup'(args: OfGroup): void;
  /** All memberships in a group, by their ids. With a key. */
  'org.putMembersOf'(args: OfGroup & { members: readonly string[] }): void;
  'org.putCollection'(args: OfCollection & { change: CollectionChange }): void;
  'org.deleteCollection'(args: OfCollection): void;
  /** @param args.ownName what each member's own collection is called, in the clear: it is sealed with the organisation's key. With a key. */
  'org.putPolicy'(args: OfOrganization & { type: number; change: PolicyState; ownName?: string }): void;
  /** With a key. */
  'org.importDirectory'(args: OfOrganization & { directory: DirectoryImport }): void;
  /** Tells what the server says about it. With a key. */
  'org.putSubscription'(args: OfOrganization & { change: SubscriptionChange }): string | null;
}

export type OrgRequests = OrgReads & OrgWrites;
