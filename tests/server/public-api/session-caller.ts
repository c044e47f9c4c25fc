import type { Context } from 'hono';
import type { Permissions } from '../../public-api/types.ts';
import { notFound } from '../refusals.ts';
import type { PublicApiContext, PublicApiEnv, VaultServer } from './context.ts';
import { tokenOf } from './gate.ts';
import { CONFIRMED, CUSTOM, type Organization, OWNER } from './organization.ts';
import { refuseEmpty, refuseVaultwarden } from './refusals.ts';

/** The scope of somebody who has signed in, as tests give it out with `tokens.issue`. */
const SESSION = 'api offline_access';

/** Somebody who has signed in, and is in the organisation that is asked about. */
export interface Caller {
  readonly organization: Organization;
  readonly role: number;
  readonly permissions: Permissions;
}

interface Membership {
  readonly id: string;
  readonly status: number;
  readonly enabled: boolean;
  readonly type: number;
  readonly permissions: Permissions;
}

/** As the vault's server tells it to whoever has this token. To be thrown: its answer, where it knows none. */
async function membershipsOf(c: Context<PublicApiEnv>, vault: VaultServer): Promise<readonly Membership[]> {
  const headers = { authorization: c.req.header('authorization') ?? '' };
  const answer = await vault.answer(new Request(new URL('/api/accounts/profile', c.req.url), { headers }));
  if (answer.status !== 200) throw refuseEmpty(answer.status, { 'WWW-Authenticate': 'Bearer' });
  return ((await answer.json()) as { organizations: Membership[] }).organizations;
}

/** Without a vault whoever has signed in owns everything. */
function membershipsByToken(c: Context<PublicApiEnv>, { tokens, organizations }: PublicApiContext) {
  const found = tokens.find(tokenOf(c));
  if (!found || found.isExpired || found.scope !== SESSION)
    throw refuseEmpty(401, { 'WWW-Authenticate': 'Bearer' });
  const own = { status: CONFIRMED, enabled: true, type: OWNER, permissions: {} };
  return [...organizations.keys()].map((id): Membership => ({ id, ...own }));
}

/** The official server does not tell what is not there from what is not for somebody; Vaultwarden refuses the role as it does a token. */
const refuseRole = ({ options }: PublicApiContext) =>
  options.kind === 'vaultwarden'
    ? refuseVaultwarden(401, 'You need to be Admin or Owner to call this endpoint')
    : notFound();

/** Finds out who asks. */
export type FindCaller = (c: Context<PublicApiEnv>, id: string) => Promise<Caller>;

export const createFindCaller =
  (context: PublicApiContext, vault: VaultServer | undefined): FindCaller =>
  async (c, id) => {
    const all = vault ? await membershipsOf(c, vault) : membershipsByToken(c, context);
    const organization = context.organizations.get(id.toLowerCase());
    const one = all.find((row) => row.id === organization?.id && row.enabled && row.status === CONFIRMED);
    if (!organization || !one) throw refuseRole(context);
    return { organization, role: one.type, permissions: one.permissions };
  };

/** Owners and admins may look at everything; a role of its own opens what one of these permissions does. */
export function assertMay(
  context: PublicApiContext,
  { role, permissions }: Caller,
  ...names: readonly (keyof Permissions)[]
): void {
  const mayAll = role === OWNER || role === 1;
  if (!mayAll && !(role === CUSTOM && names.some((name) => permissions[name] === true)))
    throw refuseRole(context);
}

/** Vaultwarden lets nobody else change anything: its roles have no such permissions. */
export const assertMayChange = (
  context: PublicApiContext,
  caller: Caller,
  ...names: readonly (keyof Permissions)[]
): void => assertMay(context, caller, ...(context.options.kind === 'vaultwarden' ? [] : names));
