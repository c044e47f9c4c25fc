import { describe, expect, it } from 'vitest';
import { OWNER_CHANGED } from '../session';
import type { OutboxItem } from '../store';
import { reconcile } from './reconcile';

/** Whoever reaches for a key has taken a row of another owner for one of its own. */
const noKeys = () => Promise.reject(new Error('opened'));
const keys = { user: noKeys, organization: noKeys };

const seal = (letter: string) => `2.${letter.repeat(24)}|${letter.repeat(24)}|${letter.repeat(44)}`;
const row = (organizationId: string | null, name: string, key = 'k') => ({
  id: 'one',
  type: 1,
  organizationId,
  key: seal(key),
  name: seal(name),
});

const held = (waits: Partial<OutboxItem>, theirs: ReturnType<typeof row>) => {
  const entry = { account: 'x', kind: 'item', id: 'one', queuedAt: 1, change: 1, refused: null } as const;
  const incoming = [{ account: 'x', id: theirs.id, revisionDate: null, raw: theirs }];
  return reconcile([{ ...entry, base: null, ours: null, sent: null, ...waits }], incoming, () => false, keys);
};

describe('What was changed for one owner stays here, and says so, when the item comes', () => {
  const ours = row(null, 'o');

  it('under another one', async () => {
    const [result] = await held({ base: row(null, 'b'), ours }, row('a', 't', 'l'));
    expect(result).toMatchObject({ item: { row: ours }, entry: { ours, refused: OWNER_CHANGED } });
  });

  it('under another one than it was sent to, also with what was sent in it', async () => {
    const base = row(null, 'b');
    const moved = row('a', 'o', 'm');
    const [result] = await held({ base, ours: moved, sent: moved }, { ...moved, organizationId: 'b' });
    expect(result).toMatchObject({ item: { row: moved }, entry: { refused: OWNER_CHANGED } });
  });

  it('new, under another one than it was made for', async () => {
    const there = { ...ours, id: 'two', organizationId: 'a' };
    const [result] = await held({ ours, sent: ours }, there);
    expect(result).toMatchObject({
      id: 'one',
      item: { id: 'one', row: ours },
      entry: { refused: OWNER_CHANGED },
    });
  });
});

it('What was to go to an organisation and is still the person’s own is still to go', async () => {
  const [base, ours] = [row(null, 'b'), row('a', 'b', 'm')];
  const [result] = await held({ base, ours, sent: ours }, base);
  expect(result).toMatchObject({ item: { row: ours }, entry: { base, ours, sent: null, refused: null } });
});
