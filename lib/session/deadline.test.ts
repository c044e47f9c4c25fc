import { describe, expect, it } from 'vitest';
import { statusOf, WORK } from '../../tests/gallery/samples';
import { isPastDeadline, statusAt } from './deadline';

const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const deadline = { lockAt: NOON + 15 * MINUTE, lockSetAt: NOON };

describe('the deadline', () => {
  it.each([
    ['at once', 0, false],
    ['a moment before', 15 * MINUTE - 1, false],
    ['at its moment', 15 * MINUTE, true],
    ['after a night asleep', 20 * 60 * MINUTE, true],
    ['with the clock put right by half a minute', -MINUTE / 2, false],
    ['with the clock put back by a little more', -MINUTE - 1, true],
    ['with the clock put back by a year', -365 * 24 * 60 * MINUTE, true],
  ] as const)('%s', (_, later, isPast) => {
    expect(isPastDeadline(deadline, NOON + later)).toBe(isPast);
  });

  it('never comes where there is none', () => {
    for (const now of [0, NOON, Number.MAX_SAFE_INTEGER])
      expect(isPastDeadline({ lockAt: null, lockSetAt: null }, now)).toBe(false);
  });
});

describe('the session at a moment', () => {
  const open = statusOf(deadline);

  it('is locked after the deadline, counted as a lock, and as it stands before', () => {
    expect(statusAt(open, NOON)).toBe(open);
    expect(statusAt(open, NOON + 15 * MINUTE)).toMatchObject({
      state: 'locked',
      lockAt: null,
      lockSetAt: null,
      locks: 1,
      accounts: [{ state: 'locked', lockAt: null, lastLock: 1 }],
    });
  });

  it('locks of several accounts those alone whose deadlines have passed', () => {
    const later = { ...WORK, ...deadline, lockAt: NOON + 20 * MINUTE };
    const both = statusOf(deadline, later);
    expect(statusAt(both, NOON + 15 * MINUTE)).toMatchObject({
      state: 'unlocked',
      account: WORK.account,
      lockAt: later.lockAt,
      locks: 1,
      accounts: [{ state: 'locked', lastLock: 1 }, later],
    });
    expect(statusAt(both, NOON + 20 * MINUTE)).toMatchObject({
      state: 'locked',
      locks: 2,
      accounts: [{ lastLock: 1 }, { lastLock: 2 }],
    });
  });

  it('is left alone when it is not unlocked', () => {
    const locked = statusOf({ ...deadline, state: 'locked' });
    expect(statusAt(locked, NOON + 60 * MINUTE)).toBe(locked);
  });
});
