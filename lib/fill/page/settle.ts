/** Between two looks; enough for a page to draw itself anew after an event, and not to be noticed. Milliseconds. */
const STEP = 40;
/** Nothing is waited for longer. */
const MOST = 700;
/** A page that has changed nothing for so long is at rest. */
const QUIET = 120;

/** Pages that draw themselves anew after an event begin sooner than this. Milliseconds. */
const CALM = 8;

const ALL_CHANGES: MutationObserverInit = { subtree: true, childList: true, attributes: true };

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Lets the page do what it does after an event. */
export const settle = (): Promise<void> => pause(STEP);

/**
 * Does something to an element, and lets the page draw what it draws upon that: no longer than it takes to see that it draws nothing, and
 * never longer than `settle` does.
 */
export async function settleAfter<Result>(element: Element, act: () => Result): Promise<Result> {
  const start = performance.now();
  let changed = start;
  let now = start;
  const observer = new MutationObserver(() => {
    changed = performance.now();
  });
  for (const root of new Set([document, element.getRootNode()])) observer.observe(root, ALL_CHANGES);
  const result = act();
  do {
    await pause(CALM);
    now = performance.now();
  } while (now - changed < CALM && now - start < STEP);
  observer.disconnect();
  return result;
}

const isMoving = (): boolean =>
  document.readyState !== 'complete' ||
  document.getAnimations().some(({ playState }) => playState === 'running');

/**
 * Waits until something holds, for as long as the page is at work: it loads, moves, or changes what it shows. True when it held.
 * @param isAwaited the page was just given a reason to change, so it is waited for though nothing is seen to happen.
 */
export async function settleUntil(holds: () => boolean, isAwaited = false): Promise<boolean> {
  if (holds()) return true;
  const start = performance.now();
  let changed = start;
  const observer = new MutationObserver(() => {
    changed = performance.now();
  });
  observer.observe(document, ALL_CHANGES);
  let held = false;
  let now = start;
  while (!held && now - start < MOST && (isAwaited || isMoving() || now - changed < QUIET)) {
    await settle();
    held = holds();
    now = performance.now();
  }
  observer.disconnect();
  return held;
}
