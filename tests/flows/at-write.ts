import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

type Write = (...args: unknown[]) => Promise<void>;

/** Comes before a write to storage; what it gives is waited for first. The number is that of the write, from 1. */
export type BeforeWrite = (nth: number) => Promise<void> | undefined;

/** Calls `before` at every write to storage.local and storage.session from now on. Returns the function that ends it. */
export function atWrite(before: BeforeWrite): () => number {
  let count = 0;
  const spies = [fakeBrowser.storage.session, fakeBrowser.storage.local].flatMap((area) =>
    (['set', 'remove'] as const).map((name) => {
      const write = area[name].bind(area) as Write;
      return vi.spyOn(area, name).mockImplementation((async (...args: unknown[]) => {
        count += 1;
        await before(count);
        await write(...args);
      }) as never);
    }),
  );
  return () => {
    for (const spy of spies) spy.mockRestore();
    return count;
  };
}

/** Stops a worker at its n-th write: from then on nothing that it does reaches storage. */
export const stopAt =
  (nth: number): BeforeWrite =>
  (at) =>
    at >= nth ? Promise.reject(new Error('stopped')) : undefined;
