import type {
  Access,
  CollectionChange,
  DirectoryImport,
  GroupChange,
  Invitation,
  MemberChange,
  PolicyChange,
  SeatsChange,
  SubscriptionChange,
} from './shapes';

/** The one role that has permissions of its own: with any other they are refused. */
const CUSTOM = 4;

type Json = Readonly<Record<string, unknown>>;

/** Whoever manages sees and edits everything: servers refuse it together with a restriction. */
const grant = ({ id, readOnly, hidePasswords, manage }: Access): Json => ({
  id,
  readOnly: readOnly && !manage,
  hidePasswords: hidePasswords && !manage,
  manage,
});

/** Without `collections` a member would lose all of them; without `externalId` a row loses its own. */
export const memberBody = ({ more, type, externalId, permissions, access, groups }: MemberChange): Json => ({
  ...more,
  type,
  externalId,
  ...(type === CUSTOM && { permissions: Object.fromEntries(permissions.map((name) => [name, true])) }),
  collections: access.map(grant),
  ...(groups && { groups }),
});

/**
 * As members' clients send it. Servers differ in what they take for left alone when it is not there (Vaultwarden clears groups, the official
 * server fails without permissions): all of it is told. An external ID is no part of it.
 */
export function sessionMemberBody(change: MemberChange, groups: readonly string[]): Json {
  const { externalId: _, ...body } = memberBody(change);
  return { accessSecretsManager: false, permissions: {}, ...body, groups };
}

export const inviteBody = ({ email, ...change }: Invitation): Json => ({ email, ...memberBody(change) });

export const groupBody = ({ more, name, externalId, access }: GroupChange): Json => ({
  ...more,
  name,
  externalId,
  collections: access.map(grant),
});

export const collectionBody = ({ more, externalId, access }: CollectionChange): Json => ({
  ...more,
  externalId,
  groups: access.map(grant),
});

export const policyBody = ({ enabled, data, metadata }: PolicyChange): Json => ({
  enabled,
  data,
  ...(metadata && { metadata }),
});

function seatsBody(change: SeatsChange): Json {
  const numbers = {
    seats: change.seats,
    maxAutoScaleSeats: change.mostSeats,
    storage: change.storage,
    serviceAccounts: change.machineAccounts,
    maxAutoScaleServiceAccounts: change.mostMachineAccounts,
  };
  return Object.fromEntries(Object.entries(numbers).filter(([, number]) => number !== undefined));
}

export const subscriptionBody = ({ passwordManager, secretsManager }: SubscriptionChange): Json => ({
  ...(passwordManager && { passwordManager: seatsBody(passwordManager) }),
  ...(secretsManager && { secretsManager: seatsBody(secretsManager) }),
});

export const importBody = (directory: DirectoryImport): Json => ({
  groups: directory.groups,
  members: directory.members,
  overwriteExisting: directory.overwriteExisting,
  largeImport: directory.largeImport,
  inviteUsersAfterProvisioning: directory.inviteUsersAfterProvisioning,
});
