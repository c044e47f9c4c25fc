import type { Collection, Organization, OrganizationRole } from '../items';
import { pick, pickBoolean, pickNumber, pickText } from '../wire';

/** Roles by their numbers on the wire. Managers (3) are of older servers; what they may, their permissions tell. */
const ROLES: Readonly<Record<number, OrganizationRole>> = {
  0: 'owner',
  1: 'admin',
  2: 'user',
  3: 'custom',
  4: 'custom',
};
const CONFIRMED = 2;
const DEFAULT_COLLECTION = 1;

/**
 * What a person is in an organisation of the profile. What a server does not tell is taken for the narrower right: an act that is
 * not offered is a lesser harm than one that is refused.
 */
export function readMembership(wire: unknown): Omit<Organization, 'id' | 'name'> {
  const permissions = pick(wire, 'permissions');
  // Older servers have one limit for both.
  const isLimited = pickBoolean(wire, 'limitCollectionCreationDeletion', true);
  return {
    role: ROLES[pickNumber(wire, 'type') ?? -1] ?? 'user',
    isConfirmed: (pickNumber(wire, 'status') ?? CONFIRMED) === CONFIRMED,
    enabled: pickBoolean(wire, 'enabled', true),
    permissions: {
      createNewCollections: pickBoolean(permissions, 'createNewCollections', false),
      editAnyCollection: pickBoolean(permissions, 'editAnyCollection', false),
      deleteAnyCollection: pickBoolean(permissions, 'deleteAnyCollection', false),
    },
    limitCollectionCreation: pickBoolean(wire, 'limitCollectionCreation', isLimited),
    limitCollectionDeletion: pickBoolean(wire, 'limitCollectionDeletion', isLimited),
    adminsManageAll: pickBoolean(wire, 'allowAdminAccessToAllCollectionItems', true),
    organizationUserId: pickText(wire, 'organizationUserId'),
  };
}

/** What a person may do in a collection of the sync. */
export const readCollectionRights = (
  raw: unknown,
): Pick<Collection, 'readOnly' | 'hidePasswords' | 'manage' | 'isDefault'> => ({
  readOnly: pickBoolean(raw, 'readOnly', false),
  hidePasswords: pickBoolean(raw, 'hidePasswords', false),
  manage: pickBoolean(raw, 'manage', false),
  isDefault: pickNumber(raw, 'type') === DEFAULT_COLLECTION,
});
