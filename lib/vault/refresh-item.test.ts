import { expect, it } from 'vitest';
import type { Store, VaultRow } from '../store';
import { type RefreshDeps, takeTheirs } from './refresh-item';

const row = (organizationId: string | null, name: string) => ({ id: 'one', organizationId, name });

/** What is stored of an item after the server has told of it alone. */
async function taken(
  here: ReturnType<typeof row>,
  theirs: ReturnType<typeof row>,
  strangers: readonly string[] = [],
): Promise<unknown> {
  let now: unknown = here;
  const vault = { account: 'x', generation: 1, strangers: strangers.map((id) => ({ id })) };
  const store: Partial<Store> = {
    readVault: async () => vault as unknown as VaultRow,
    readStamps: async () => new Map(),
    readItem: async () => ({ account: 'x', id: 'one', revisionDate: null, raw: here }),
    readSomeOutbox: async () => [],
    applyChange: async ({ items }) => {
      now = items[0]?.raw;
    },
  };
  const deps = { store, prepare: async () => null, changed: async () => undefined };
  await takeTheirs(deps as unknown as RefreshDeps, 'x', 'one', { theirs, before: null });
  return now;
}

it('One item’s answer changes no owner, and nothing under a key that waits', async () => {
  for (const owner of [null, 'a']) {
    const [here, there] = [row(owner, 'here'), row(owner, 'there')];
    expect(await taken(here, there, ['b'])).toMatchObject(there);
    expect(await taken(here, row('b', 'there'))).toEqual(here);
  }
  expect(await taken(row('a', 'here'), row(null, 'there'))).toMatchObject({ name: 'here' });
  expect(await taken(row('a', 'here'), row('A', 'there'), ['a'])).toMatchObject({ name: 'here' });
});
