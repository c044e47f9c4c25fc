import { describe, expect, it } from 'vitest';
import { readPlaces } from './read-places';
import { readGroup } from './read-rows';
import {
  readSessionCollection,
  readSessionEvent,
  readSessionMember,
  readSessionPolicy,
  readSessionSubscription,
} from './session-rows';

describe('what members are told', () => {
  it('is read whatever the case of its letters', () => {
    const date = '2026-01-02T03:04:05.678901Z';
    const pascal = { Type: 1107, Date: date, CipherId: 'i', OrganizationUserId: 'm', DeviceType: '9' };
    expect(readSessionEvent(pascal)).toMatchObject({
      type: 1107,
      date,
      itemId: 'i',
      memberId: 'm',
      device: 9,
    });
    const byProvider = { ...pascal, ProviderId: 'p', ProviderUserId: null };
    expect(readSessionEvent(byProvider)).toMatchObject({ providerId: 'p' });
    expect(readSessionEvent(byProvider)).not.toHaveProperty('providerUserId');
    expect(readSessionEvent({ type: 1107, date: 'soon' })).toBeNull();
  });

  it('of a policy may be text in text', () => {
    const policy = { id: 'p', type: 1, enabled: true };
    expect(readSessionPolicy({ ...policy, data: '{"minLength":14}' })?.data).toEqual({ minLength: 14 });
    expect(readSessionPolicy({ ...policy, data: '{"minLength":' })?.data).toBeNull();
    expect(readSessionPolicy({ ...policy, data: { minLength: 14 } })?.data).toEqual({ minLength: 14 });
    expect(readSessionPolicy({ type: 1 })).toBeNull();
    const told = [undefined, null, '', 'null', '{}', {}, '{"minLength":', 'text', 7];
    const isPart = told.map((data) => readSessionPolicy({ ...policy, data })?.isPart === true);
    expect(isPart).toEqual([false, false, false, false, false, false, true, true, true]);
  });

  it('of a row is known to be a part when one of its lists has not come', () => {
    const access = [{ id: 'c', readOnly: true, hidePasswords: false, manage: false }];
    const member = { Id: 'm', Type: 2, Collections: access, Groups: ['g'] };
    expect(readSessionMember(member)).toMatchObject({ access, id: 'm', groups: ['g'] });
    for (const lost of [{ Collections: null }, { Groups: undefined }, { Collections: [{ readOnly: true }] }])
      expect(readSessionMember({ ...member, ...lost })).toMatchObject({ isPart: true });
    expect(readSessionMember(member)).not.toHaveProperty('isPart');
    for (const lost of [{ Type: null }, { Type: 4 }, { Type: 4, Permissions: null }])
      expect(readSessionMember({ ...member, ...lost })).toMatchObject({ isPart: true });
    const custom = { ...member, Type: 4, Permissions: { manageUsers: true } };
    expect(readSessionMember(custom)).not.toHaveProperty('isPart');
    expect(readGroup({ id: 'g', name: 'G' })).toMatchObject({ isPart: true });
    expect(readGroup({ id: 'g', name: 'G', collections: [] })).not.toHaveProperty('isPart');
  });

  it('of a collection has its name and its people in it, to be written back as they came', () => {
    const users = [{ id: 'm', readOnly: false, hidePasswords: false, manage: true, newer: [1] }];
    const wire = { Id: 'c', Name: '2.a|b|c', Groups: [], Users: users, Assigned: true };
    expect(readSessionCollection(wire)).toEqual({
      id: 'c',
      externalId: null,
      access: [],
      more: { Assigned: true, name: '2.a|b|c', users },
    });
    for (const lost of [{ Name: null }, { Users: null }, { Groups: 'all' }])
      expect(readSessionCollection({ ...wire, ...lost })).toMatchObject({ isPart: true });
  });

  it('of a subscription is told apart by product', () => {
    const wire = { seats: 10, maxAutoscaleSeats: null, maxStorageGb: 2, smSeats: 3, smServiceAccounts: 20 };
    expect(readSessionSubscription(wire)).toMatchObject({
      passwordManager: { seats: 10, mostSeats: null, storage: 2 },
      secretsManager: null,
    });
    expect(readSessionSubscription({ ...wire, useSecretsManager: true })?.secretsManager).toMatchObject({
      seats: 3,
      machineAccounts: 20,
    });
  });
});

describe('the organisations of an account', () => {
  const api = 'https://vault.example/api';
  const one = { id: 'A', name: 'Acme', enabled: true, status: 2, type: 0, permissions: {} };
  const mayRead = (change: object) =>
    readPlaces({ organizations: [{ ...one, ...change }] }, api).map((place) => place.mayRead);

  it('can be looked at by owners, admins and whoever has a permission of their own', () => {
    expect([0, 1, 2, 3, 4].map((type) => mayRead({ type }))).toEqual([
      [true],
      [true],
      [false],
      [false],
      [false],
    ]);
    expect(mayRead({ type: 4, permissions: { manageUsers: false, accessEventLogs: true } })).toEqual([true]);
    expect(mayRead({ type: 2, permissions: { accessEventLogs: true } })).toEqual([false]);
  });

  it('can be changed by owners and admins, and by others as far as their permissions go', () => {
    const mayChange = (change: object) =>
      readPlaces({ organizations: [{ ...one, ...change }] }, api).flatMap((place) => place.mayChange);
    const all = ['members', 'groups', 'collections', 'endOfCollections', 'policies'];
    expect([0, 1].map((type) => mayChange({ type }))).toEqual([all, all]);
    const permissions = {
      manageUsers: true,
      DeleteAnyCollection: true,
      manageGroups: false,
      manageSso: true,
    };
    expect(mayChange({ type: 4, permissions })).toEqual(['members', 'endOfCollections']);
    expect([2, 3, 4, 9].map((type) => mayChange({ type }))).toEqual([[], [], [], []]);
    expect(mayChange({ type: 2, permissions })).toEqual([]);
    expect(mayChange({ type: 4, permissions: null })).toEqual([]);
  });

  it('are not those to which it does not belong (any more), or that are switched off', () => {
    expect([{ status: -1 }, { status: 0 }, { status: 1 }, { enabled: false }].map(mayRead)).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it('are told once, by the newer list where there is one', () => {
    const profile = { Organizations: [one], organizationsNew: [{ ...one, id: 'a', name: 'Acme & Co' }] };
    expect(readPlaces(profile, api)).toMatchObject([
      { id: 'a', name: 'Acme & Co', api, membership: null, mayRead: true },
    ]);
    expect(readPlaces(undefined, api)).toEqual([]);
  });
});
