// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ACCOUNT } from '../../tests/gallery/samples';
import { connect, connectBySignIn, leave } from './connection';
import type { Place } from './places';
import { givenBy, isBySignIn, isOneself, mayChange, whyNot, whyNotMember } from './rights';

const ALL = ['members', 'groups', 'collections', 'endOfCollections', 'policies'] as const;
const PLACE: Place = {
  id: 'acme',
  organizationId: 'acme',
  name: 'Acme',
  api: 'https://vault.example/api',
  account: ACCOUNT.account,
  membership: 'me',
  role: 0,
  mayRead: true,
  mayChange: ALL,
};
const as = (change: Partial<Place>) => connectBySignIn({ ...PLACE, ...change });

beforeEach(() => {
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((name) => String(name));
});
afterEach(() => {
  leave();
  vi.restoreAllMocks();
});

describe('what can be changed from here', () => {
  it('is everything with a key', () => {
    const url = new URL('https://api.example/api');
    connect({ id: 'key', name: 'key', organizationId: 'acme', isShared: false }, { token: url, api: url });
    expect([isBySignIn(), ...ALL.map(mayChange)]).toEqual([false, true, true, true, true, true]);
    expect([0, 1, 2, 4].map((type) => whyNotMember({ type }))).toEqual([null, null, null, null]);
    expect(isOneself({ id: 'me' })).toBe(false);
  });

  it('is what the role includes, and the rest says why not', () => {
    as({ role: 4, mayChange: ['groups', 'endOfCollections'] });
    expect(ALL.map(mayChange)).toEqual([false, true, false, true, false]);
    expect(whyNot('members')).toBe('roleOnlyLooks');
    expect(whyNot('collections', 'endOfCollections')).toBeNull();
    expect(whyNotMember({ type: 2 })).toBe('roleOnlyLooks');
  });

  it('is nobody who has more to say than oneself', () => {
    const whyNots = () => [0, 1, 2, 3, 4, null].map((type) => whyNotMember({ type }));
    as({ role: 0 });
    expect(whyNots()).toEqual([null, null, null, null, null, null]);
    as({ role: 1 });
    expect(whyNots()).toEqual(['onlyOwnersMay', null, null, null, null, null]);
    as({ role: 4 });
    expect(whyNots()).toEqual(['onlyOwnersMay', 'onlyAdminsMay', null, null, null, null]);
  });

  it('is no role for others that one does not have, nor oneself', () => {
    const given = (role: number) => {
      as({ role });
      return givenBy([2, 1, 0, 4]);
    };
    expect([0, 1, 4].map(given)).toEqual([
      [2, 1, 0, 4],
      [2, 1, 4],
      [2, 4],
    ]);
    expect([isOneself({ id: 'ME' }), isOneself({ id: 'other' })]).toEqual([true, false]);
  });
});
