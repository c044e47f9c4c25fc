import { describe, expect, it } from 'vitest';
import type { PendingOrganization } from '../store';
import { judgeOrganizations, type OrganizationPins } from './judge-organizations';
import { questionsOf } from './questions';

const A = 'aaaaaaaa-0000-4000-8000-000000000001';

/** A wrapped key, by a letter: small and capital letters are wrappings of one key. */
const wrapped = (letter: string, type = 4) => `${type}.${letter.repeat(344)}`;
const org = (key: unknown, more: object = {}) => ({ id: A, name: 'Acme', key, ...more });
const owned = (organizationId: string | null) => ({
  account: 'x',
  id: 'one',
  revisionDate: null,
  raw: { organizationId },
});

interface Given {
  readonly listed?: readonly unknown[];
  readonly newer?: readonly unknown[];
  readonly items?: readonly ReturnType<typeof owned>[];
  readonly keys?: Readonly<Record<string, string>>;
  readonly pins?: OrganizationPins;
  readonly policies?: unknown;
  readonly asked?: readonly PendingOrganization[];
  readonly underWay?: readonly string[];
}

const judge = ({
  listed = [],
  newer = [],
  items = [],
  keys = {},
  pins = {},
  policies = null,
  asked = [],
  underWay = [],
}: Given) =>
  judgeOrganizations(
    { profile: { organizations: listed, organizationsNew: newer }, items },
    { organizationKeys: keys, strangers: asked, policies },
    {
      pins: async () => pins,
      print: async (key) => (key.includes('Z') ? null : key.charAt(2).toLowerCase()),
    },
    new Set(underWay),
  );

const accepted = (print: string, more: object = {}) => ({ [A]: { print, isAccepted: true, ...more } });

describe('An organisation', () => {
  it('waits when it is seen for the first time, and is let in by a yes to its key alone', async () => {
    expect(await judge({ listed: [org(wrapped('k'))] })).toMatchObject({
      keys: {},
      strangers: [{ id: A, why: 'new', isDeclined: false }],
    });
    expect(await judge({ listed: [org(wrapped('k'))], pins: accepted('k') })).toEqual({
      keys: { [A]: wrapped('k') },
      strangers: [],
    });
    expect(await judge({ listed: [org(wrapped('m'))], pins: accepted('k') })).toMatchObject({
      keys: {},
      strangers: [{ why: 'changed' }],
    });
    const pins = { [A]: { print: 'k', isAccepted: false } };
    expect(await judge({ listed: [org(wrapped('k'))], pins })).toMatchObject({
      keys: {},
      strangers: [{ why: 'new', isDeclined: true }],
    });
  });

  it('keeps its key while another one waits, in whichever list and letter case it comes', async () => {
    const keys = { [A]: wrapped('k') };
    const [was, other] = [org(wrapped('k')), org(wrapped('m'), { id: A.toUpperCase() })];
    for (const given of [
      { listed: [other] },
      { listed: [was], newer: [other] },
      { listed: [was, other] },
      { listed: [other, other] },
    ])
      expect(await judge({ ...given, keys })).toMatchObject({ keys, strangers: [{ id: A, why: 'changed' }] });
    expect(await judge({ listed: [other, was], keys })).toEqual({ keys, strangers: [] });
  });

  it('whose other key was said no to is still the one that was said yes to', async () => {
    const pins = accepted('k', { declined: 'm' });
    expect(await judge({ listed: [org(wrapped('k'))], pins })).toMatchObject({ strangers: [] });
    expect(await judge({ listed: [org(wrapped('m'))], pins })).toMatchObject({
      strangers: [{ why: 'changed', isDeclined: true }],
    });
    expect(await judge({ listed: [org(wrapped('n'))], pins })).toMatchObject({
      strangers: [{ why: 'changed', isDeclined: false }],
    });
  });

  it('whose key is another one keeps the policies that stood before, whatever comes while it waits', async () => {
    const keys = { [A]: wrapped('k') };
    const own = { OrganizationId: A.toUpperCase(), type: 5, enabled: true };
    const policies = [{ organizationId: 'b', type: 5 }, own];
    const first = await judge({ listed: [org(wrapped('m'))], keys, policies });
    expect(first.strangers).toMatchObject([{ why: 'changed', policies: [own] }]);
    const third = await judge({
      listed: [org(wrapped('n'))],
      keys,
      policies: { data: [{ organizationId: A, type: 15 }] },
      asked: first.strangers,
    });
    expect(third.strangers).toMatchObject([{ print: 'n', policies: [own] }]);
    const fresh = await judge({ listed: [org(wrapped('m'))], pins: accepted('k'), policies });
    expect(fresh.strangers[0]?.policies).toBeUndefined();
    expect(
      questionsOf({ held: null, strangers: third.strangers, owners: [] }).strangers[0],
    ).not.toHaveProperty('policies');
  });

  it('that is listed no more keeps its key while there is an item of it', async () => {
    const keys = { [A]: wrapped('k') };
    expect((await judge({ keys, items: [owned(A.toUpperCase())] })).keys).toEqual(keys);
    expect((await judge({ keys, items: [owned(null)] })).keys).toEqual({});
  });

  it('with what is no wrapped key, or none that opens, changes nothing and asks nothing', async () => {
    const keys = { [A]: wrapped('k') };
    for (const key of [
      null,
      7,
      '',
      'k'.repeat(344),
      wrapped('m', 2),
      wrapped('m', 7),
      '4.mm==',
      `4.${'m'.repeat(6000)}`,
      wrapped('Z'),
    ])
      expect(await judge({ listed: [org(key)], keys })).toEqual({ keys, strangers: [] });
    for (const type of [3, 4, 5, 6])
      expect((await judge({ listed: [org(wrapped('m', type))], keys })).strangers).toHaveLength(1);
  });

  it('keeps its key until what is on its way has arrived, whatever was said; one that has none yet gets it', async () => {
    const [keys, pins] = [{ [A]: wrapped('k') }, accepted('m')];
    const listed = [org(wrapped('m'))];
    expect(await judge({ listed, keys, pins, underWay: [A] })).toMatchObject({
      keys,
      strangers: [{ why: 'changed', isDeclined: false }],
    });
    expect(await judge({ listed, keys, pins })).toEqual({ keys: { [A]: wrapped('m') }, strangers: [] });
    expect((await judge({ listed, pins, underWay: [A] })).strangers).toEqual([]);
  });

  it('is called by as much of a name as anybody reads', async () => {
    const { strangers } = await judge({ listed: [org(wrapped('k'), { name: 'n'.repeat(1_000_000) })] });
    expect(strangers[0]?.name).toBe('n'.repeat(100));
    expect((await judge({ listed: [{ id: A, key: wrapped('k') }] })).strangers).toMatchObject([{ name: '' }]);
  });
});

it('So much is asked at once as a status can hold', () => {
  const stranger = { id: A, name: '', print: 'k', wrapped: '', isDeclined: false, items: 0 };
  const strangers = Array.from({ length: 5000 }, () => ({ ...stranger, why: 'new' as const }));
  const owners = Array.from({ length: 50_000 }, (_, n) => ({ id: `${n}`, from: null, to: A }));
  const told = questionsOf({ held: null, strangers, owners });
  expect([told.strangers.length, told.owners.length]).toEqual([100, 1000]);
  expect(told.strangers[0]).not.toHaveProperty('wrapped');
});
