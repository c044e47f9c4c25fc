import type { Collection, CollectionPermissions, Organization } from './collection';

/** Without both an organisation gives nothing, and nothing is done in it. */
const isActive = ({ enabled, isConfirmed }: Organization): boolean => enabled && isConfirmed;

const isAdmin = ({ role }: Organization): boolean => role === 'owner' || role === 'admin';

/** Permissions count for custom roles only, whatever stands beside another. */
const isAllowed = (organization: Organization, permission: keyof CollectionPermissions): boolean =>
  organization.role === 'custom' && organization.permissions[permission];

/** Nobody renames or deletes what the server makes for each person. */
const isChangeable = (organization: Organization, { isDefault, organizationId }: Collection): boolean =>
  isActive(organization) && !isDefault && organizationId === organization.id;

/** May this person make collections in an organisation? */
export const mayCreateCollection = (organization: Organization): boolean =>
  isActive(organization) &&
  (isAdmin(organization) ||
    isAllowed(organization, 'createNewCollections') ||
    !organization.limitCollectionCreation);

/** May this person give a collection another name? */
export const mayRenameCollection = (organization: Organization, collection: Collection): boolean =>
  isChangeable(organization, collection) &&
  (collection.manage ||
    (isAdmin(organization) && organization.adminsManageAll) ||
    isAllowed(organization, 'editAnyCollection'));

/** May this person delete a collection? Whoever manages it may, unless that is kept to owners and administrators. */
export const mayRemoveCollection = (organization: Organization, collection: Collection): boolean =>
  isChangeable(organization, collection) &&
  (isAllowed(organization, 'deleteAnyCollection') ||
    (isAdmin(organization) && organization.adminsManageAll) ||
    (collection.manage && (isAdmin(organization) || !organization.limitCollectionDeletion)));
