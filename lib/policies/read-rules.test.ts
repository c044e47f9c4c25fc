import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_RULES } from '../session';
import { readRules } from '.';

const ORG = 'A1';
const profile = (change: object = {}) => ({
  organizations: [{ id: 'a1', type: 2, status: 2, enabled: true, usePolicies: true, ...change }],
});
const policy = (type: number, data: unknown = null, change: object = {}) => ({
  organizationId: ORG,
  type,
  data,
  enabled: true,
  ...change,
});

describe('the rules of organisations', () => {
  it('are read in either case, and the strictest counts', () => {
    const rules = readRules(
      [
        policy(9, { minutes: 60, action: 'lock' }),
        { OrganizationId: ORG, Type: 9, Data: { Minutes: 15, Action: 'logOut' }, Enabled: true },
        policy(14),
        policy(5),
        policy(99, { anything: true }),
      ],
      profile(),
    );
    expect(rules).toEqual({ maxLockMinutes: 15, signsOut: true, noPin: true, noOwnItems: true });
  });

  it.each([
    ['is off', [policy(14, null, { enabled: false })], profile()],
    [
      'is of an organisation that the account is not in',
      [policy(14, null, { organizationId: 'b2' })],
      profile(),
    ],
    ['is of one that is off', [policy(14)], profile({ enabled: false })],
    ['is of one that has no policies', [policy(14)], profile({ usePolicies: false })],
    ['is of one that only invites', [policy(14)], profile({ status: 0 })],
    ['is about time, and this is an owner', [policy(9, { minutes: 5 })], profile({ type: 0 })],
    ['is about own items, and this is an admin', [policy(5)], profile({ type: 1 })],
    [
      'says nothing that can be kept',
      [policy(9, { minutes: 0 }), policy(9, { minutes: -5 }), policy(9, 'soon')],
      profile(),
    ],
  ])('bind nobody where one %s', (_, policies, who) => {
    expect(readRules(policies, who)).toEqual(NO_RULES);
  });

  it('bind an owner too where nobody is exempt', () => {
    expect(readRules([policy(14)], profile({ type: 0 })).noPin).toBe(true);
  });

  it('never loosen anything and never throw, whatever a server sends', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (policies, who) => {
        const { maxLockMinutes } = readRules(policies, who);
        expect(maxLockMinutes === null || maxLockMinutes >= 1).toBe(true);
      }),
    );
  });
});
