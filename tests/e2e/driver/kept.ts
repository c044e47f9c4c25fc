import type { DriverEnd } from './surface';

/** A browser for one test after the other: its start takes as long as most tests. */
export interface Kept<Driver> {
  /** Latchkey as if newly installed, without a trace of what was before. One at a time: close it before the next. */
  lend(): Promise<Driver>;
  end(): Promise<void>;
}

interface Kind<Running, Driver> {
  start(): Promise<Running>;
  putIn(running: Running, end: DriverEnd): Promise<Driver>;
  /** With all that it has stored, and all that was opened. Throws when something stays. */
  takeOut(running: Running): Promise<void>;
}

/** Starts a browser when it is first lent, and another one once it is spent. */
export function keep<Running extends { end(): Promise<void> }, Driver>(
  kind: Kind<Running, Driver>,
): Kept<Driver> {
  const kept: { running?: Running | undefined } = {};
  async function end(): Promise<void> {
    const { running } = kept;
    kept.running = undefined;
    await running?.end();
  }
  return {
    end,
    async lend() {
      kept.running ??= await kind.start();
      const running = kept.running;
      const state = { isSpent: false };
      return kind.putIn(running, {
        close: () => (state.isSpent ? end() : kind.takeOut(running)),
        spend: () => {
          state.isSpent = true;
        },
      });
    },
  };
}
