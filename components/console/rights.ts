import type { Member, OrgRight } from '../../lib/protocol';
import { t } from '../../lib/text';
import { connection } from './connection';

export const OWNER = 0;
export const ADMIN = 1;

/** True where a member's own sign-in is used: it sends rows whole, and has no part in what is the key's alone. */
export const isBySignIn = (): boolean => connection.value?.place != null;

/** Why this cannot be changed from here, in words; null where it can. A key changes everything, a sign-in what its role includes. */
export function whyNot(...rights: readonly OrgRight[]): string | null {
  const place = connection.value?.place;
  const may = !place || rights.some((right) => place.mayChange.includes(right));
  return may ? null : t('roleOnlyLooks');
}

export const mayChange = (right: OrgRight): boolean => whyNot(right) === null;

/** Roles that may be given to somebody, of these. Nobody gives more than they have. */
export function givenBy(roles: readonly number[]): readonly number[] {
  const own = connection.value?.place?.role ?? OWNER;
  return roles.filter((role) => own === OWNER || (role !== OWNER && (own === ADMIN || role !== ADMIN)));
}

/** Why nothing is done to this member from here; null where something can be. */
export function whyNotMember({ type }: Pick<Member, 'type'>): string | null {
  const byRole = whyNot('members');
  if (byRole !== null || type === null || givenBy([type]).length > 0) return byRole;
  return t(type === OWNER ? 'onlyOwnersMay' : 'onlyAdminsMay');
}

/** True for whoever has signed in: nobody takes themselves out. */
export const isOneself = ({ id }: Pick<Member, 'id'>): boolean =>
  connection.value?.place?.membership === id.toLowerCase();
