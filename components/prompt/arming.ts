/** A click that was meant for what stood there before is not an answer. Milliseconds. */
const ARMING_MS = 500;

/** Whether what is asked has stood there long enough to be answered. */
export interface Arming {
  restart(): void;
  /** True when an act of this moment counts: the person's own, and not too early. */
  isArmed(event: Event): boolean;
}

/** @param now a clock in milliseconds. */
export function createArming(now: () => number): Arming {
  let since = now();
  return {
    restart: () => {
      since = now();
    },
    isArmed: (event) => event.isTrusted && now() - since >= ARMING_MS,
  };
}
