import type { ServerContext } from './context.ts';
import type { CollectionRow, MembershipRow, OrganizationRow } from './store/rows.ts';

/** Somebody in an organisation, and what it lets its people do. */
export interface Member {
  readonly organization: OrganizationRow;
  readonly membership: MembershipRow;
}

export type CollectionAct = 'create' | 'read' | 'update' | 'delete';

const ADMIN = 1;
const USER = 2;
const CUSTOM = 4;

type Rule = (member: Member, manages: boolean) => boolean;

const isAdmin = ({ membership }: Member): boolean => membership.type <= ADMIN;

const managesAll = (member: Member): boolean =>
  isAdmin(member) && member.organization.collectionRules?.adminsManageAll !== false;

const has = ({ membership }: Member, name: string): boolean =>
  membership.type === CUSTOM && membership.permissions?.[name] === true;

/** bitwarden/server `BulkCollectionAuthorizationHandler`. */
const OFFICIAL: Readonly<Record<CollectionAct, Rule>> = {
  create: (member) =>
    isAdmin(member) ||
    has(member, 'createNewCollections') ||
    member.organization.collectionRules?.limitCreation !== true,
  read: (member, manages) =>
    manages || managesAll(member) || has(member, 'editAnyCollection') || has(member, 'manageUsers'),
  update: (member, manages) => manages || managesAll(member) || has(member, 'editAnyCollection'),
  delete: (member, manages) =>
    has(member, 'deleteAnyCollection') ||
    managesAll(member) ||
    (manages && (isAdmin(member) || member.organization.collectionRules?.limitDeletion !== true)),
};

/** vaultwarden's guards: administrators may everything, managers what they manage; nobody else anything. */
const managerRule: Rule = (member, manages) =>
  isAdmin(member) || (member.membership.type !== USER && manages);
const VAULTWARDEN: Readonly<Record<CollectionAct, Rule>> = {
  create: ({ membership }) => membership.type !== USER,
  read: managerRule,
  update: managerRule,
  delete: managerRule,
};

/** Whether a member may do something with a collection; `row` is null for one that is yet to be made. */
export function mayWithCollection(
  { store, options }: ServerContext,
  member: Member,
  act: CollectionAct,
  row: CollectionRow | null,
): boolean {
  const rules = options.roles === 'vaultwarden' ? VAULTWARDEN : OFFICIAL;
  const access = row && store.access.get(`${row.id}/${member.membership.userId}`);
  return rules[act](member, access?.manage === true);
}
