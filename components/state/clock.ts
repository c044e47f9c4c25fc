import { signal } from '@preact/signals';

/** Unix milliseconds, stepping once a second while something on the screen shows it. */
export const now = createClock();

function createClock() {
  let timer: ReturnType<typeof setInterval> | undefined;
  const clock = signal(Date.now(), {
    watched: () => {
      clock.value = Date.now();
      timer = setInterval(() => {
        clock.value = Date.now();
      }, 1000);
    },
    unwatched: () => clearInterval(timer),
  });
  return clock;
}
