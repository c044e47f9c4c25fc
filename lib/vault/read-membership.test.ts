import { describe, expect, it } from 'vitest';
import { readCollectionRights, readMembership } from './read-membership';

describe('what a person is in an organisation', () => {
  it('is read in the letters of any server', () => {
    const wire = {
      Type: 4,
      Status: 2,
      Enabled: false,
      Permissions: { CreateNewCollections: true, EditAnyCollection: false, DeleteAnyCollection: true },
      LimitCollectionCreation: false,
      LimitCollectionDeletion: true,
      AllowAdminAccessToAllCollectionItems: false,
      OrganizationUserId: 'membership',
    };
    expect(readMembership(wire)).toEqual({
      role: 'custom',
      isConfirmed: true,
      enabled: false,
      permissions: { createNewCollections: true, editAnyCollection: false, deleteAnyCollection: true },
      limitCollectionCreation: false,
      limitCollectionDeletion: true,
      adminsManageAll: false,
      organizationUserId: 'membership',
    });
  });

  it('is the least where a server tells nothing', () => {
    expect(readMembership({})).toEqual({
      role: 'user',
      isConfirmed: true,
      enabled: true,
      permissions: { createNewCollections: false, editAnyCollection: false, deleteAnyCollection: false },
      limitCollectionCreation: true,
      limitCollectionDeletion: true,
      adminsManageAll: true,
      organizationUserId: null,
    });
  });

  it.each([
    [0, 'owner'],
    [1, 'admin'],
    [2, 'user'],
    [3, 'custom'],
    [4, 'custom'],
    [17, 'user'],
  ])('role %i is %s', (type, role) => {
    expect(readMembership({ type }).role).toBe(role);
  });

  it('has one limit for both on older servers', () => {
    const { limitCollectionCreation, limitCollectionDeletion } = readMembership({
      limitCollectionCreationDeletion: false,
    });
    expect([limitCollectionCreation, limitCollectionDeletion]).toEqual([false, false]);
  });

  it.each([0, 1, -1])('status %i is not confirmed', (status) => {
    expect(readMembership({ status }).isConfirmed).toBe(false);
  });
});

it('tells what a person may do in a collection', () => {
  expect(readCollectionRights({ ReadOnly: true, HidePasswords: true, Manage: true, Type: 1 })).toEqual({
    readOnly: true,
    hidePasswords: true,
    manage: true,
    isDefault: true,
  });
  expect(readCollectionRights({ type: 0 })).toEqual({
    readOnly: false,
    hidePasswords: false,
    manage: false,
    isDefault: false,
  });
});
