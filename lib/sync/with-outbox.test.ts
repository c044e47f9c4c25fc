import { expect, it } from 'vitest';
import type { OutboxItem } from '../store';
import { type Reconcile, withOutbox } from './with-outbox';

const entry: OutboxItem = {
  account: 'a',
  kind: 'item',
  id: '1',
  base: { id: '1' },
  ours: { id: '1', name: 'ours' },
  queuedAt: 1,
  change: 1,
  sent: { id: '1', name: 'ours' },
  refused: null,
};

/** The entries that are held against an answer, when `before` stood in the outbox as the server was asked. */
async function held(before: readonly OutboxItem[]): Promise<readonly OutboxItem[]> {
  let asked: readonly OutboxItem[] = [];
  const reconcile: Reconcile = async (outbox) => {
    asked = outbox;
    return outbox.map(({ id }) => ({ id, item: { id, row: entry.ours }, entry, conflict: null }));
  };
  const difference = { items: [], removed: [], stamps: new Map([['1', 1]]) };
  const stored = { stamps: new Map([['1', 1]]), outbox: before };
  const deps = { store: { readOutbox: async () => [entry] }, reconcile, reconcileFolders: async () => [] };
  await withOutbox(deps, 'a', difference, { items: [], folders: [] }, stored);
  return asked;
}

it('What was sent before the server was asked for everything is held against its answer', async () => {
  expect(await held([entry])).toEqual([entry]);
});

it.each([
  ['was not on its way', [{ ...entry, sent: null }]],
  ['was another change', [{ ...entry, change: 0 }]],
  ['was not there', []],
])('What %s when the server was asked is left alone', async (_, before) => {
  expect(await held(before)).toEqual([]);
});
