import { vi } from 'vitest';

/** Waits until something is so, and gives it: looked at often, for it is a matter of milliseconds, and long, for machines are busy. */
export const until = <T>(is: () => T | Promise<T>): ReturnType<typeof vi.waitUntil<T>> =>
  vi.waitUntil(is, { timeout: 10_000, interval: 10 });
