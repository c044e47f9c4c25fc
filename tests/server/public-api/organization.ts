import type { Permissions, Subscription } from '../../public-api/types.ts';
import { type AccessTable, createAccessTable } from './access.ts';
import { createJournal, type EventLog, type Journal } from './event-log.ts';

export const OWNER = 0;
export const CUSTOM = 4;

export const REVOKED = -1;
export const INVITED = 0;
export const ACCEPTED = 1;
export const CONFIRMED = 2;
export const STAGED = 3;

export interface MemberRow {
  readonly id: string;
  /** Null until the invitation is accepted: without an account there is no name and no second factor either. */
  readonly userId: string | null;
  readonly name: string | null;
  readonly email: string;
  readonly type: number;
  readonly status: number;
  /** What a revoked member goes back to. */
  readonly formerStatus: number;
  readonly twoFactorEnabled: boolean;
  readonly resetPasswordEnrolled: boolean;
  readonly externalId: string | null;
  readonly ssoExternalId: string | null;
  readonly permissions: Permissions | null;
  /** Told to members, and taken from them. */
  readonly accessSecretsManager?: boolean;
}

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  /** Vaultwarden's: it opens every collection. */
  readonly accessAll?: boolean;
}

export interface CollectionRow {
  readonly id: string;
  readonly externalId: string | null;
  /** Sealed; told to members alone. */
  readonly name?: string;
  /** A member's own default collection, which this API does not show. */
  readonly isPersonal: boolean;
}

export interface PolicyRow {
  readonly id: string;
  readonly type: number;
  readonly enabled: boolean;
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** One organisation with its key, as the server keeps it. Tests may look at all of it and change it. */
export interface Organization {
  readonly id: string;
  /** Rotated by being replaced; tokens that were given out go on. */
  apiKey: string;
  /** Off: no plan for this API any more, or switched off by the server. */
  isEnabled: boolean;
  subscription: Subscription;
  readonly members: Map<string, MemberRow>;
  readonly groups: Map<string, GroupRow>;
  readonly collections: Map<string, CollectionRow>;
  /** By type; a policy that was never saved is not there. */
  readonly policies: Map<number, PolicyRow>;
  /** Names, sealed, of the collections that members got for their own items, by membership. */
  readonly ownCollections: Map<string, string>;
  /** Texts of the form `group/member`. */
  readonly memberships: Set<string>;
  readonly memberAccess: AccessTable;
  readonly groupAccess: AccessTable;
  journal: Journal;
}

/** An organisation with nothing in it. */
export const createOrganization = (id: string, apiKey: string, log: EventLog): Organization => ({
  id,
  apiKey,
  isEnabled: true,
  subscription: { passwordManager: null, secretsManager: null },
  members: new Map(),
  groups: new Map(),
  collections: new Map(),
  policies: new Map(),
  ownCollections: new Map(),
  memberships: new Set(),
  memberAccess: createAccessTable(),
  groupAccess: createAccessTable(),
  journal: createJournal(log),
});

const isConfirmedOwner = ({ type, status }: MemberRow): boolean => type === OWNER && status === CONFIRMED;

/** Whether nobody would be left to own the organisation without this member. */
export const isLastOwner = ({ members }: Organization, row: MemberRow): boolean =>
  isConfirmedOwner(row) &&
  ![...members.values()].some((other) => other.id !== row.id && isConfirmedOwner(other));

export const groupIdsOf = ({ memberships }: Organization, memberId: string): string[] =>
  [...memberships].filter((pair) => pair.endsWith(`/${memberId}`)).map((pair) => pair.split('/')[0] ?? '');

export const memberIdsOf = ({ memberships }: Organization, groupId: string): string[] =>
  [...memberships].filter((pair) => pair.startsWith(`${groupId}/`)).map((pair) => pair.split('/')[1] ?? '');

/** Puts the member into these groups and no others; ids that the organisation does not know are passed over. */
export function replaceGroups(
  organization: Organization,
  memberId: string,
  groupIds: readonly string[],
): void {
  for (const id of groupIdsOf(organization, memberId)) organization.memberships.delete(`${id}/${memberId}`);
  for (const id of groupIds)
    if (organization.groups.has(id)) organization.memberships.add(`${id}/${memberId}`);
}

/** Puts these members into the group and no others; ids that the organisation does not know are passed over. */
export function replaceMembers(
  organization: Organization,
  groupId: string,
  memberIds: readonly string[],
): void {
  for (const id of memberIdsOf(organization, groupId)) organization.memberships.delete(`${groupId}/${id}`);
  for (const id of memberIds)
    if (organization.members.has(id)) organization.memberships.add(`${groupId}/${id}`);
}

/** Takes a member out, with all that hangs on them. */
export function removeMember(organization: Organization, memberId: string): void {
  replaceGroups(organization, memberId, []);
  organization.memberAccess.replaceOfHolder(memberId, []);
  organization.members.delete(memberId);
}
