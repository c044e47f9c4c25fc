import { afterEach, describe, expect, it, vi } from 'vitest';
import { CodedError, type ErrorCode } from '../../lib/errors';
import { MOST_TRIES, patiently, pauseAfter, type Waiting } from './patience';

const error = (code: ErrorCode, details: Record<string, string> = {}) => new CodedError(code, details).info;
const [never, always] = [() => 0, () => 0.999_999];

describe('the pause after a failed try', () => {
  it('doubles with full jitter, and is at most half a minute', () => {
    const longest = [1, 2, 3, 4].map((tries) =>
      Math.round(pauseAfter(error('server-error'), tries, always)!),
    );
    expect(longest).toEqual([1000, 2000, 4000, 8000]);
    expect(pauseAfter(error('unreachable'), 1, never)).toBe(0);
  });

  it('is as long as the server asks for, and never shorter', () => {
    expect(pauseAfter(error('too-many-requests', { wait: '7' }), 1, never)).toBe(7000);
    expect(pauseAfter(error('server-error', { wait: '0' }), 1, never)).toBe(0);
    expect(pauseAfter(error('too-many-requests', { number: '60' }), 1, always)).toBeLessThan(1001);
  });

  it('is a minute once where the server asks for a day', () => {
    const day = error('too-many-requests', { wait: '86400' });
    expect(pauseAfter(day, 1)).toBe(60_000);
    expect(pauseAfter(day, 2)).toBeNull();
  });

  it.each([
    'server-refused',
    'client-refused',
    'org-missing',
    'org-forbidden',
    'html-answer',
    'locked',
  ] as const)('does not come after %s, which would be the same again', (code) =>
    expect(pauseAfter(error(code), 1)).toBeNull(),
  );

  it('does not come after the last try', () => {
    expect(pauseAfter(error('timeout'), MOST_TRIES)).toBeNull();
  });
});

describe('patiently', () => {
  afterEach(() => vi.useRealTimers());
  const failing = (times: number, code: ErrorCode) => {
    let left = times;
    return vi.fn(async () => {
      if (left-- > 0) throw new CodedError(code, { wait: '2' });
      return 'read';
    });
  };

  it('tries again and tells how long it waits', async () => {
    vi.useFakeTimers();
    const act = failing(2, 'too-many-requests');
    const told: (Waiting | null)[] = [];
    const reading = patiently(act, {
      signal: new AbortController().signal,
      waiting: (one) => told.push(one),
    });
    await vi.advanceTimersByTimeAsync(1999);
    expect(act).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reading).toBe('read');
    expect(told.map((one) => one?.tries)).toEqual([1, undefined, 2, undefined]);
  });

  it('ends when the person cancels, in the middle of a pause', async () => {
    const controller = new AbortController();
    const act = failing(9, 'too-many-requests');
    const reading = patiently(act, { signal: controller.signal, waiting: () => controller.abort() });
    await expect(reading).rejects.toThrow('abort');
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('gives the error of the last try', async () => {
    vi.useFakeTimers();
    const act = failing(99, 'server-error');
    const reading = patiently(act, { signal: new AbortController().signal, waiting: () => undefined });
    const ended = expect(reading).rejects.toThrow('server-error');
    await vi.advanceTimersByTimeAsync(60_000);
    await ended;
    expect(act).toHaveBeenCalledTimes(MOST_TRIES);
  });
});
