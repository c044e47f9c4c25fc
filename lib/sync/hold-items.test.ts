import { describe, expect, it } from 'vitest';
import type { OutboxItem, OwnerChange, PendingOrganization } from '../store';
import { holdItems } from './hold-items';

const ACCOUNT = 'x';
const [A, B] = ['a', 'b'];

const row = (organizationId: string | null, name = 'there') => ({
  account: ACCOUNT,
  id: 'one',
  revisionDate: null,
  raw: { id: 'one', organizationId, name },
});

const stranger = (id: string): PendingOrganization => ({
  id,
  name: '',
  print: '',
  wrapped: '',
  why: 'changed',
  isDeclined: false,
  items: 0,
});

interface Given {
  readonly here?: ReturnType<typeof row> | null;
  readonly there: ReturnType<typeof row>;
  readonly strangers?: readonly string[];
  readonly taken?: readonly OwnerChange[];
  readonly waits?: Pick<OutboxItem, 'base' | 'ours'>;
}

async function hold({ here = row(null, 'here'), there, strangers = [], taken = [], waits }: Given) {
  const entry = { account: ACCOUNT, id: 'one', kind: 'item', queuedAt: 1, change: 1 } as const;
  const held = await holdItems(
    {
      account: ACCOUNT,
      store: { readSomeItems: async () => (here ? [here] : []) },
      stamps: new Map(here ? [['one', 5]] : []),
      outbox: waits ? [{ ...entry, sent: null, refused: null, ...waits }] : [],
      strangers: strangers.map(stranger),
      taken,
    },
    { items: [there], removed: [], stamps: new Map([['one', 7]]) },
    [there],
  );
  const [item] = held.items;
  return {
    took: held.difference.items.length === 1,
    stamp: held.difference.stamps.get('one'),
    sees: (item?.raw as { name?: string } | undefined)?.name,
    owners: held.owners,
    withheld: Object.fromEntries(held.withheld),
  };
}

const TAKEN = { took: true, stamp: 7, sees: 'there', owners: [], withheld: {} };
const KEPT = { took: false, stamp: 5, sees: 'here', owners: [], withheld: {} };

describe('An item that comes', () => {
  it('new is taken, but for one of an organisation that waits', async () => {
    expect(await hold({ here: null, there: row(A) })).toEqual(TAKEN);
    const held = { took: false, stamp: undefined, sees: undefined, owners: [], withheld: { a: 1 } };
    expect(await hold({ here: null, there: row('A'), strangers: [A] })).toEqual(held);
  });

  it('of an organisation whose other key waits stays as it was', async () => {
    expect(await hold({ here: row(A, 'here'), there: row(A), strangers: [A] })).toEqual(KEPT);
    expect(await hold({ here: row('A', 'here'), there: row(A), strangers: [B] })).toEqual(TAKEN);
  });

  it('under another owner stays as it was, whoever the two are', async () => {
    for (const [from, to] of [
      [null, A],
      [A, null],
      [A, B],
    ] as const)
      for (const strangers of [[], [A], [B]])
        expect(await hold({ here: row(from, 'here'), there: row(to), strangers })).toEqual({
          ...KEPT,
          owners: [{ id: 'one', from, to }],
        });
  });

  it('under the owner that was shown and said yes to is taken, and under no other one', async () => {
    const shown = { id: 'one', from: null, to: A };
    const held = { ...KEPT, owners: [shown] };
    expect(await hold({ there: row(A), taken: [shown] })).toEqual(TAKEN);
    expect(await hold({ there: row(A), taken: [{ ...shown, to: B }] })).toEqual(held);
    expect(await hold({ there: row(A), taken: [{ ...shown, from: B }] })).toEqual(held);
    expect(await hold({ there: row(A), taken: [{ ...shown, id: 'two' }] })).toEqual(held);
    expect(await hold({ there: row(A), taken: [shown], strangers: [A] })).toEqual(held);
  });

  it('where it was moved from here is taken; elsewhere it is shown to what waits, and told', async () => {
    const waits = { base: row(null, 'base').raw, ours: row(A, 'here').raw };
    const here = row(A, 'here');
    expect(await hold({ here, there: row(A), waits })).toEqual(TAKEN);
    expect(await hold({ here, there: row(A), waits, strangers: [A] })).toMatchObject({
      took: false,
      owners: [],
    });
    expect(await hold({ here, there: row(B), waits })).toEqual({
      ...KEPT,
      sees: 'there',
      owners: [{ id: 'one', from: null, to: B }],
    });
  });

  it('that is to be deleted here is seen as it was while its organisation waits', async () => {
    const waits = { base: row(A, 'base').raw, ours: null };
    expect(await hold({ here: null, there: row(A), waits, strangers: [A] })).toMatchObject({
      took: false,
      sees: 'base',
      withheld: {},
    });
    expect(await hold({ here: null, there: row(B), waits, strangers: [B] })).toMatchObject({
      sees: 'base',
      owners: [],
    });
    expect(await hold({ here: null, there: row(A), waits })).toEqual(TAKEN);
  });
});
