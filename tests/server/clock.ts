import type { Clock } from './context.ts';

/** A server's own clock: runs with the machine's, and ahead of it by what a test has moved it. */
export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance(milliseconds) {
      offset += Math.max(0, milliseconds);
    },
  };
}
