import type {
  EventQuery,
  Group,
  Member,
  OrgCollection,
  OrgEvent,
  OrgPage,
  OrgWish,
  Policy,
  Subscription,
} from '../org';

export type {
  Access,
  EventQuery,
  Group,
  Member,
  OrgCollection,
  OrgEvent,
  OrgPage,
  Policy,
  Seats,
  Subscription,
} from '../org';

/** The item whose token is used; one that asks for the master password again needs it. */
export interface OfOrganization extends OrgWish {
  id: string;
  password?: string;
}

/** A list, from its start or from the mark of the part before. */
interface Part extends OfOrganization {
  next?: string;
}

/** What the console may read of an organisation, one request each; part of the contract in protocol.ts. It names an item, never an address. */
export interface OrgRequests {
  'org.members'(args: Part): OrgPage<Member>;
  'org.groups'(args: Part): OrgPage<Group>;
  'org.collections'(args: Part): OrgPage<OrgCollection>;
  'org.policies'(args: Part): OrgPage<Policy>;
  /** Ids of the groups of a member. */
  'org.groupsOf'(args: OfOrganization & { member: string }): readonly string[];
  /** Ids of the memberships in a group. */
  'org.membersOf'(args: OfOrganization & { group: string }): readonly string[];
  'org.events'(args: Part & { query: EventQuery }): OrgPage<OrgEvent>;
  'org.subscription'(args: OfOrganization): Subscription;
}
