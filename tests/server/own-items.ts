import type { ServerContext } from './context.ts';
import { refuse } from './refusals.ts';
import type { UserRow } from './store/rows.ts';

const OWN_ITEMS = 5;
/** Owners and admins are not bound. */
const ADMIN = 1;
/** Invited and revoked members are not bound either. */
const ACCEPTED = 1;

const isBound = ({ store }: ServerContext, user: UserRow): boolean =>
  store.memberships.where('userId', user.id).some(({ organizationId, status, type }) => {
    const organization = store.organizations.get(organizationId);
    const isOn = organization?.policies.some((policy) => policy.type === OWN_ITEMS && policy.enabled);
    return organization?.enabled && isOn && status >= ACCEPTED && type > ADMIN;
  });

/**
 * Refuses an item of one's own where an organisation wants new ones for itself (bitwarden/server CipherService.SaveDetailsAsync; one that is
 * there already may be changed, but on vaultwarden, enforce_personal_ownership_policy).
 */
export function checkOwnItems(context: ServerContext, user: UserRow, isNew: boolean): void {
  const isAsked = isNew || context.options.roles === 'vaultwarden';
  if (isAsked && isBound(context, user))
    throw refuse(
      400,
      'Due to an Enterprise Policy, you are restricted from saving items to your personal vault.',
    );
}
