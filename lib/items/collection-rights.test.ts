import { describe, expect, it } from 'vitest';
import { collectionOf, organizationOf } from '../../tests/items/places';
import {
  type Collection,
  mayCreateCollection,
  mayRemoveCollection,
  mayRenameCollection,
  type Organization,
} from './index';

const may = (organization: Partial<Organization>, collection: Partial<Collection> = {}): string => {
  const [one, its] = [organizationOf(organization), collectionOf(collection)];
  const verbs = [
    mayCreateCollection(one) && 'create',
    mayRenameCollection(one, its) && 'rename',
    mayRemoveCollection(one, its) && 'remove',
  ];
  return verbs.filter(Boolean).join(' ');
};

const allow = (...names: (keyof Organization['permissions'])[]): Organization['permissions'] => ({
  createNewCollections: names.includes('createNewCollections'),
  editAnyCollection: names.includes('editAnyCollection'),
  deleteAnyCollection: names.includes('deleteAnyCollection'),
});
const EVERY = allow('createNewCollections', 'editAnyCollection', 'deleteAnyCollection');
const MANAGED = { manage: true };
const UNLIMITED = { limitCollectionCreation: false, limitCollectionDeletion: false };

describe('what may be done with collections', () => {
  it.each<[string, Partial<Organization>, Partial<Collection>, string]>([
    ['an owner', { role: 'owner' }, {}, 'create rename remove'],
    ['an administrator', { role: 'admin' }, {}, 'create rename remove'],
    ['an owner of what is kept to its managers', { role: 'owner', adminsManageAll: false }, {}, 'create'],
    ['an owner who manages it', { role: 'owner', adminsManageAll: false }, MANAGED, 'create rename remove'],
    ['a member', {}, {}, ''],
    ['a member who manages it', {}, MANAGED, 'rename'],
    ['a member where making is free', { limitCollectionCreation: false }, {}, 'create'],
    ['a member where deleting is free', { limitCollectionDeletion: false }, {}, ''],
    ['a managing member where all is free', UNLIMITED, MANAGED, 'create rename remove'],
    ['a member with permissions that no member has', { permissions: EVERY }, {}, ''],
    ['a custom role', { role: 'custom' }, {}, ''],
    ['one that creates', { role: 'custom', permissions: allow('createNewCollections') }, {}, 'create'],
    ['one that edits', { role: 'custom', permissions: allow('editAnyCollection') }, {}, 'rename'],
    ['one that deletes', { role: 'custom', permissions: allow('deleteAnyCollection') }, {}, 'remove'],
    ['a custom role that manages it', { role: 'custom' }, MANAGED, 'rename'],
    ['an owner who is not confirmed', { role: 'owner', isConfirmed: false }, MANAGED, ''],
    ['an owner of a suspended organisation', { role: 'owner', enabled: false }, MANAGED, ''],
    ['an owner with "My items"', { role: 'owner' }, { isDefault: true, manage: true }, 'create'],
    [
      'an owner of another organisation',
      { role: 'owner' },
      { organizationId: 'bolt', manage: true },
      'create',
    ],
  ])('by %s', (_who, organization, collection, verbs) => {
    expect(may(organization, collection)).toBe(verbs);
  });
});
