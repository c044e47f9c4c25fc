import { activeMemberships } from '../access.ts';
import type { ServerContext } from '../context.ts';
import { hasSecondFactor } from '../second-factor.ts';
import type { Json, MembershipRow, OrganizationRow, UserRow } from '../store/rows.ts';
import { accountKeys } from './token-answer.ts';

const ABILITIES = {
  use2fa: true,
  useActivateAutofillPolicy: false,
  useAdminSponsoredFamilies: false,
  useApi: true,
  useCustomPermissions: true,
  useDirectory: false,
  useEvents: true,
  useGroups: false,
  useInviteLinks: false,
  useKeyConnector: false,
  useMyItems: false,
  useOrganizationDomains: false,
  usePasswordManager: true,
  usePhishingBlocker: false,
  usePolicies: true,
  useResetPassword: true,
  useRiskInsights: false,
  useScim: false,
  useSecretsManager: false,
  useSso: false,
  useTotp: true,
  usersGetPremium: true,
};

const PERMISSIONS = {
  accessEventLogs: false,
  accessImportExport: false,
  accessReports: false,
  createNewCollections: false,
  deleteAnyCollection: false,
  editAnyCollection: false,
  manageGroups: false,
  managePolicies: false,
  manageResetPassword: false,
  manageScim: false,
  manageSso: false,
  manageUsers: false,
};

/** An organisation as one of its members sees it in the profile. */
function organizationAnswer(organization: OrganizationRow, membership: MembershipRow): Json {
  return {
    id: organization.id,
    name: organization.name,
    identifier: null,
    enabled: organization.enabled,
    status: membership.status,
    type: membership.type,
    key: membership.key,
    userId: membership.userId,
    organizationUserId: membership.id,
    permissions: { ...PERMISSIONS, ...membership.permissions },
    ...ABILITIES,
    seats: 10,
    maxCollections: null,
    maxStorageGb: 1,
    productTierType: 3,
    planProductType: 3,
    hasPublicAndPrivateKeys: organization.privateKey !== null,
    resetPasswordEnrolled: false,
    limitCollectionCreation: organization.collectionRules?.limitCreation ?? false,
    limitCollectionDeletion: organization.collectionRules?.limitDeletion ?? false,
    limitItemDeletion: false,
    allowAdminAccessToAllCollectionItems: organization.collectionRules?.adminsManageAll ?? true,
    keyConnectorEnabled: false,
    keyConnectorUrl: null,
    providerId: null,
    providerName: null,
    providerType: null,
    ssoBound: false,
    selfHost: true,
    accessSecretsManager: false,
    userIsClaimedByOrganization: false,
    familySponsorshipAvailable: false,
    object: 'profileOrganization',
  };
}

/** The account as its owner sees it (bitwarden/server ProfileResponseModel). */
export function profileAnswer(context: ServerContext, user: UserRow): Json {
  const memberships = context.store.memberships.where('userId', user.id);
  const organizations = memberships.flatMap((membership) => {
    const organization = context.store.organizations.get(membership.organizationId);
    return organization ? [organizationAnswer(organization, membership)] : [];
  });
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    emailVerified: true,
    premium: user.premium,
    premiumFromOrganization: activeMemberships(context, user.id).length > 0,
    culture: 'en-US',
    twoFactorEnabled: hasSecondFactor(user),
    key: user.key,
    privateKey: user.privateKey,
    accountKeys: accountKeys(user),
    securityStamp: user.securityStamp,
    forcePasswordReset: user.forcePasswordReset,
    usesKeyConnector: false,
    avatarColor: user.avatarColor,
    creationDate: user.creationDate,
    verifyDevices: user.verifyDevices,
    organizations,
    providers: [],
    providerOrganizations: [],
    object: 'profile',
  };
}
