import { describe, expect, it } from 'vitest';
import { isPastDeadline, statusAt } from './deadline';
import type { SessionStatus } from './session';

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
  const unlocked = { state: 'unlocked', ...deadline } as SessionStatus;

  it('is locked after the deadline, and as it stands before', () => {
    expect(statusAt(unlocked, NOON)).toBe(unlocked);
    expect(statusAt(unlocked, NOON + 15 * MINUTE)).toEqual({
      state: 'locked',
      lockAt: null,
      lockSetAt: null,
    });
  });

  it('is left alone when it is not unlocked', () => {
    const signedOut = { ...unlocked, state: 'signed-out' } as SessionStatus;
    expect(statusAt(signedOut, NOON + 60 * MINUTE)).toBe(signedOut);
  });
});
