import { afterEach, describe, expect, it, vi } from 'vitest';
import { secondsToWait } from './retry-after';

const told = (value?: string) =>
  secondsToWait(new Headers(value === undefined ? {} : { 'Retry-After': value }));

afterEach(() => vi.useRealTimers());

describe('a pause that a server asks for', () => {
  it.each([
    ['0', 0],
    [' 7 ', 7],
    ['1.2', 2],
    ['86400', 86_400],
    ['Thu, 01 Jan 2015 00:00:00 GMT', 0],
  ])('is told in seconds or as a moment: %s', (value, seconds) => expect(told(value)).toBe(seconds));

  it.each([undefined, '', 'soon', '-1', '7,5', '12/5', '1m'])('is none where that is neither: %s', (value) =>
    expect(told(value)).toBeNull(),
  );

  it('ends at its moment', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T12:00:00.4Z') });
    expect(told('Sun, 01 Mar 2026 12:00:20 GMT')).toBe(20);
  });
});
