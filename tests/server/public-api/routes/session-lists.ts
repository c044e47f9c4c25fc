import type { Context, Hono } from 'hono';
import { sealed } from '../../plain-client.ts';
import { notFound } from '../../refusals.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { groupIdsOf, type MemberRow, memberIdsOf, type Organization, OWNER } from '../organization.ts';
import { assertMay, type Caller, type FindCaller } from '../session-caller.ts';

type Ask = Context<PublicApiEnv>;

const list = (data: readonly unknown[]) => ({ object: 'list', data, continuationToken: null });

const isWanted = (c: Ask, name: string): boolean => c.req.query(name) === 'true';

const NO_PERMISSIONS = {
  accessEventLogs: false,
  accessImportExport: false,
  accessReports: false,
  createNewCollections: false,
  editAnyCollection: false,
  deleteAnyCollection: false,
  manageGroups: false,
  managePolicies: false,
  manageSso: false,
  manageUsers: false,
  manageResetPassword: false,
  manageScim: false,
};

/** Permissions are told of everybody; collections and groups only to whoever asks for them. */
function userAnswer(c: Ask, organization: Organization, row: MemberRow) {
  const { formerStatus: _, ssoExternalId, permissions, ...member } = row;
  return {
    ...member,
    permissions: { ...NO_PERMISSIONS, ...permissions },
    ssoBound: ssoExternalId !== null,
    usesKeyConnector: false,
    hasMasterPassword: row.userId !== null,
    accessSecretsManager: row.accessSecretsManager === true,
    avatarColor: null,
    claimedByOrganization: false,
    collections: isWanted(c, 'includeCollections') ? organization.memberAccess.ofHolder(row.id) : [],
    groups: isWanted(c, 'includeGroups') ? groupIdsOf(organization, row.id) : [],
    object: 'organizationUserUserDetails',
  };
}

const groupAnswers = ({ id: organizationId, groups, groupAccess }: Organization, withDetails: boolean) =>
  [...groups.values()].map(({ id, name, externalId, accessAll }) => ({
    id,
    name,
    externalId,
    organizationId,
    ...(accessAll !== undefined && { accessAll }),
    ...(withDetails && { collections: groupAccess.ofHolder(id) }),
    object: withDetails ? 'groupDetails' : 'group',
  }));

/** Names are sealed by the organisation's key; what is in them is the vault's. */
const collectionAnswers = ({ id: organizationId, collections, groupAccess, memberAccess }: Organization) =>
  [...collections.values()]
    .filter(({ isPersonal }) => !isPersonal)
    .map(({ id, externalId, name = sealed('a collection') }) => ({
      id,
      organizationId,
      name,
      externalId,
      type: 0,
      readOnly: false,
      hidePasswords: false,
      manage: true,
      assigned: true,
      unmanaged: false,
      users: memberAccess.ofCollection(id),
      groups: groupAccess.ofCollection(id),
      object: 'collectionAccessDetails',
    }));

const policyAnswers = ({ id: organizationId, policies }: Organization) =>
  [...policies.values()].map((row) => ({ ...row, organizationId, object: 'policy' }));

/** Both products in one object, by other names than the public API has for them. */
const subscriptionAnswer = ({ id, subscription }: Organization) => ({
  id,
  seats: subscription.passwordManager?.seats ?? null,
  maxAutoscaleSeats: subscription.passwordManager?.maxAutoScaleSeats ?? null,
  maxStorageGb: subscription.passwordManager?.storage ?? null,
  useSecretsManager: subscription.secretsManager !== null,
  smSeats: subscription.secretsManager?.seats ?? null,
  smServiceAccounts: subscription.secretsManager?.serviceAccounts ?? null,
  maxAutoscaleSmSeats: subscription.secretsManager?.maxAutoScaleSeats ?? null,
  maxAutoscaleSmServiceAccounts: subscription.secretsManager?.maxAutoScaleServiceAccounts ?? null,
  object: 'organizationSubscription',
});

/** An organisation as its members' clients read it, after they have signed in. */
export function addSessionLists(
  app: Hono<PublicApiEnv>,
  context: PublicApiContext,
  findCaller: FindCaller,
): void {
  const get = (
    path: string,
    permissions: Parameters<typeof assertMay>[2][],
    answer: (organization: Organization, c: Ask, caller: Caller) => unknown,
  ) =>
    app.get(`/api/organizations/:id${path}`, async (c) => {
      const caller = await findCaller(c, c.req.param('id') ?? '');
      assertMay(context, caller, ...permissions);
      return c.json(answer(caller.organization, c, caller) as never);
    });
  get('/users', ['manageUsers', 'manageGroups', 'accessReports'], (organization, c) =>
    list([...organization.members.values()].map((row) => userAnswer(c, organization, row))),
  );
  get('/users/:member', ['manageUsers'], (organization, c) => {
    const row = organization.members.get(c.req.param('member')?.toLowerCase() ?? '');
    if (!row) throw notFound();
    return { ...userAnswer(c, organization, row), object: 'organizationUserDetails' };
  });
  get('/groups', ['manageGroups', 'manageUsers'], (organization) => list(groupAnswers(organization, false)));
  get('/groups/details', ['manageGroups'], (organization) => list(groupAnswers(organization, true)));
  get('/groups/:group/users', ['manageGroups'], (organization, c) =>
    memberIdsOf(organization, c.req.param('group')?.toLowerCase() ?? ''),
  );
  get('/collections/details', ['editAnyCollection', 'manageUsers', 'manageGroups'], (organization) =>
    list(collectionAnswers(organization)),
  );
  get('/policies', ['managePolicies'], (organization) => list(policyAnswers(organization)));
  get('/subscription', [], (organization, _, { role }) => {
    if (context.options.kind !== 'cloud' || role !== OWNER) throw notFound();
    return subscriptionAnswer(organization);
  });
}
