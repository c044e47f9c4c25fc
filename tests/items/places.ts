import type { Collection, Organization } from '../../lib/items';

const MEMBER: Organization = {
  id: 'acme',
  name: 'Acme',
  role: 'user',
  isConfirmed: true,
  enabled: true,
  permissions: { createNewCollections: false, editAnyCollection: false, deleteAnyCollection: false },
  limitCollectionCreation: true,
  limitCollectionDeletion: true,
  adminsManageAll: true,
  organizationUserId: 'membership',
};

const SHARED: Collection = {
  id: 'finance',
  organizationId: MEMBER.id,
  name: 'Finance',
  readOnly: false,
  hidePasswords: false,
  manage: false,
  isDefault: false,
};

/** An organisation that somebody is in as one of many; what a test is about is changed. */
export const organizationOf = (change: Partial<Organization> = {}): Organization => ({
  ...MEMBER,
  ...change,
});

/** A collection that somebody may write in and not manage. */
export const collectionOf = (change: Partial<Collection> = {}): Collection => ({ ...SHARED, ...change });
