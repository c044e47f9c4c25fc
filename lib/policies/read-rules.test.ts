import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountRules, NO_RULES } from '../session';
import { type PolicySource, readRules as read } from '.';

const ORG = 'A1';
const member = { id: 'a1', name: 'Acme', type: 2, status: 2, enabled: true, usePolicies: true };
const profile = (change: object = {}) => ({ organizations: [{ ...member, ...change }] });
const two = { organizations: [member, { ...member, id: 'b2', name: 'Bolt' }] };
const policy = (type: number, data: unknown = null, change: object = {}) => ({
  organizationId: ORG,
  type,
  data,
  enabled: true,
  ...change,
});

/** The rules of organisations that the person has agreed to. */
const readRules = (policies: unknown, of: unknown): AccountRules =>
  read({ policies, profile: of, organizationKeys: { a1: '4.A', b2: '4.B' }, strangers: [] });

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
    expect(rules).toEqual({
      ...NO_RULES,
      maxLockMinutes: 15,
      signsOut: true,
      noPin: true,
      noOwnItems: true,
      askedBy: { ...NO_RULES.askedBy, ownItems: ['Acme'] },
    });
  });

  it('say what is generated at least, the most that any of them asks for', () => {
    const rules = readRules(
      [
        policy(2, { minLength: 14, useUpper: true, minNumbers: 3, minNumberWords: 4, capitalize: true }),
        policy(
          2,
          { MinLength: 500, useNumbers: true, UseSpecial: true, overridePasswordType: 'passphrase' },
          { organizationId: 'b2' },
        ),
      ],
      two,
    );
    expect(rules.generator).toEqual({
      kind: 'passphrase',
      length: 128,
      least: { upper: 1, lower: 0, digits: 3, symbols: 1 },
      words: 4,
      capitalise: true,
      number: false,
    });
    expect(rules.askedBy.generator).toEqual(['Acme', 'Bolt']);
  });

  it('name nobody who asks for nothing, and nobody without a name', () => {
    const nothing = policy(2, { minLength: 0, minNumbers: -3, overridePasswordType: '', useUpper: false });
    expect(readRules([nothing, policy(15, [])], profile())).toEqual(NO_RULES);
    expect(readRules([policy(2, { minLength: 9 })], profile({ name: null })).askedBy.generator).toEqual([]);
  });

  it('say which kinds nothing new is made of: cards where none is named', () => {
    const rules = readRules([policy(15, [4, 2, 'x', 4]), policy(15, null, { organizationId: 'b2' })], two);
    expect(rules.noKinds).toEqual([2, 3, 4]);
    expect(rules.askedBy.kinds).toEqual(['Acme', 'Bolt']);
  });

  it('say what a master password is to be once one of them asks at the sign-in', () => {
    const long = policy(1, { minLength: 14, requireUpper: true });
    const strong = policy(1, { MinComplexity: 9, EnforceOnLogin: true }, { organizationId: 'b2' });
    expect(readRules([long], two).masterPassword).toBeNull();
    expect(readRules([long, strong], two).masterPassword).toEqual({
      score: 4,
      length: 14,
      upper: true,
      lower: false,
      digits: false,
      symbols: false,
    });
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
      [policy(9, { minutes: -5 }), policy(9, { type: 'custom', minutes: 1e9 }), policy(9, 'soon')],
      profile(),
    ],
  ])('bind nobody where one %s', (_, policies, who) => {
    expect(readRules(policies, who)).toEqual(NO_RULES);
  });

  it.each([
    [{ minutes: 0 }, 1],
    [{ type: 'immediately', minutes: 0 }, 1],
    [{ Type: 'Immediately', minutes: 480 }, 1],
    [{ type: 'onSystemLock', minutes: 0 }, 15],
    [{ type: 'onAppRestart', minutes: 0 }, null],
    [{ type: 'never', minutes: 5 }, null],
    [{ type: 'custom', minutes: 90, hours: 1 }, 90],
    [{ type: 'onMinutes', minutes: 5 }, 5],
    [{ type: 'custom', hours: 2, minutes: 0 }, 120],
    [{ type: 'onSomethingNew', minutes: 5 }, 5],
    [{ type: null, minutes: 5 }, 5],
  ])('lock after a time, or in its place: %o', (data, minutes) => {
    expect(readRules([policy(9, data)], profile()).maxLockMinutes).toBe(minutes);
    const both = readRules([policy(9, data), policy(9, { minutes: 30 })], profile());
    expect(both.maxLockMinutes).toBe(Math.min(minutes ?? 30, 30));
  });

  it('compare addresses as strictly as the strictest of them wants, and by no pattern', () => {
    const compare = (...modes: unknown[]) =>
      readRules(
        modes.map((uriMatchDetection) => policy(16, { uriMatchDetection })),
        profile(),
      ).defaultMatch;
    expect([compare(1), compare(0, 1), compare(2, 1), compare(3, 2, 0), compare(5, 3)]).toEqual([
      1, 1, 2, 3, 5,
    ]);
    expect([compare(null), compare(4), compare(9), compare('x'), compare(0)]).toEqual([0, 0, 0, 0, 0]);
    expect(readRules([policy(16, { UriMatchDetection: 3 })], profile({ type: 1 })).defaultMatch).toBe(0);
  });

  it('bind an owner too where nobody is exempt', () => {
    const rules = readRules([policy(14), policy(15), policy(2, { minLength: 9 })], profile({ type: 0 }));
    expect(rules).toMatchObject({ noPin: true, noKinds: [3], generator: { length: 9 } });
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

/** Each with data that would bite. */
const ALL: readonly [
  type: number,
  data: unknown,
  atOnce: Partial<AccountRules>,
  agreed: Partial<AccountRules>,
][] = [
  [0, null, {}, {}],
  [1, { minLength: 14, enforceOnLogin: true }, { masterPassword: expect.any(Object) }, {}],
  [2, { minLength: 14 }, { generator: expect.any(Object) }, {}],
  [3, null, {}, {}],
  [4, null, {}, {}],
  [5, null, {}, { noOwnItems: true }],
  [6, null, {}, {}],
  [7, { disableHideEmail: true }, {}, {}],
  [8, { autoEnrollEnabled: true }, {}, {}],
  [9, { minutes: 5, action: 'logOut' }, { maxLockMinutes: 5 }, { signsOut: true }],
  [10, null, {}, {}],
  [11, null, {}, {}],
  [12, { idpHost: 'https://idp.example' }, {}, {}],
  [13, null, {}, {}],
  [14, null, { noPin: true }, {}],
  [15, [1, 2], {}, { noKinds: [1, 2] }],
  [16, { uriMatchDetection: 5 }, { defaultMatch: 5 }, {}],
  [17, { anything: true }, {}, {}],
  [18, null, {}, {}],
  [19, null, {}, {}],
  [20, { text: 'Call me' }, {}, {}],
  [21, { disableSend: true }, {}, {}],
  [22, { rulesUrl: 'https://rules.example' }, {}, {}],
  [23, { anything: true }, {}, {}],
];

const waits = { id: 'a1' };
const given = (policies: unknown, more: Partial<PolicySource> = {}) =>
  read({ policies, profile: profile(), organizationKeys: {}, strangers: [], ...more });
const without = ({ askedBy: _, held: __, ...rules }: AccountRules) => rules;
const NOTHING = without(NO_RULES);

describe('a policy', () => {
  it.each(ALL)('of type %i binds at once or once the person has said yes', (type, data, atOnce, agreed) => {
    const all = [policy(type, data)];
    const [now, then] = [
      { ...NOTHING, ...atOnce },
      { ...NOTHING, ...atOnce, ...agreed },
    ];
    expect(without(given(all))).toEqual(now);
    expect(without(given(all, { strangers: [waits] }))).toEqual(now);
    expect(without(given(all, { organizationKeys: { a1: '4.A' } }))).toEqual(then);
  });

  it.each(ALL)(
    'of type %i that came with another key waits with it where it binds hard',
    (type, data, atOnce, agreed) => {
      const all = [policy(type, data)];
      const changed = (stood: readonly unknown[]) => ({
        organizationKeys: { a1: '4.A' },
        strangers: [{ ...waits, policies: stood }],
      });
      expect(without(given(all, changed([])))).toEqual({ ...NOTHING, ...atOnce });
      expect(without(given(all, changed(all)))).toEqual({ ...NOTHING, ...atOnce, ...agreed });
      // What stood before goes on where the server says nothing of it any more.
      expect(without(given([], changed(all)))).toEqual({ ...NOTHING, ...agreed });
    },
  );

  it('that waits is told of with its organisation, and nothing else is', () => {
    const hard = [
      policy(5),
      policy(9, { minutes: 5, action: 'logOut' }),
      policy(15, [3]),
      policy(2, { minLength: 9 }),
    ];
    expect(given(hard, { strangers: [waits] }).held).toEqual([
      { organization: 'a1', asks: ['ownItems', 'kinds', 'signOut'] },
    ]);
    expect(given([policy(9, { minutes: 5 }), policy(15, [])], { strangers: [waits] }).held).toEqual([]);
    // Nobody asks about one that has no key.
    expect(given(hard).held).toEqual([]);
    const stood = [policy(5), policy(15, [3])];
    const changed = { organizationKeys: { a1: '4.A' }, strangers: [{ ...waits, policies: stood }] };
    expect(given([policy(5), policy(15, [1, 3])], changed).held).toEqual([
      { organization: 'a1', asks: ['kinds'] },
    ]);
    expect(given(stood, changed).held).toEqual([]);
  });

  it('names no organisation that nobody has agreed to where it does not bind', () => {
    expect(given([policy(5), policy(15)], { strangers: [waits] }).askedBy).toEqual(NO_RULES.askedBy);
  });
});
