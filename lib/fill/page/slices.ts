/** Work that can be left off wherever it yields, and taken up again. */
export type Work<Result> = Generator<undefined, Result, undefined>;

/** The page has its turn after so long: half a frame, as the step that ends a slice may be a long one. Milliseconds. */
const SLICE = 8;

/** Younger than the oldest Chromium that we run in. */
interface Yielder {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

const giveWay = (): Promise<void> =>
  (globalThis as Yielder).scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/** Does the work at once, however long it takes. */
export function finishNow<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does the work, and gives way to the page as often as it takes longer than half a frame; at once where it is done before. */
export async function finishInSlices<Result>(work: Work<Result>): Promise<Result> {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await giveWay();
    until = performance.now() + SLICE;
  }
}
