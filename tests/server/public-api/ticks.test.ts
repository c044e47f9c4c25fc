import { describe, expect, it } from 'vitest';
import { dateOf, fromBinary, ticksAt, ticksOf, toBinary } from './ticks.ts';

describe('moments', () => {
  it.each([
    ['2000-01-01T00:00:00Z', 630_822_816_000_000_000n],
    ['2000-01-01T00:00:00.5Z', 630_822_816_005_000_000n],
    ['2000-01-01T00:00:00.1234567Z', 630_822_816_001_234_567n],
    ['2000-01-01T00:00:00.0000001Z', 630_822_816_000_000_001n],
  ])('of %s are %s ticks, and the other way round', (date, ticks) => {
    expect(ticksOf(date)).toBe(ticks);
    expect(dateOf(ticks)).toBe(date);
  });

  it('are read from other writings too', () => {
    expect(ticksOf('2000-01-01T01:00:00.1234567+01:00')).toBe(630_822_816_001_234_567n);
    expect(ticksOf('2000-01-01')).toBe(ticksAt(Date.UTC(2000, 0, 1)));
    expect(ticksOf('soon')).toBeNull();
  });

  it('fit into one number with the mark of UTC', () => {
    expect(toBinary(630_822_816_000_000_000n)).toBe('5242508834427387904');
    expect(fromBinary('5242508834427387904')).toBe(630_822_816_000_000_000n);
    expect(fromBinary('5.2e18')).toBeNull();
  });
});
