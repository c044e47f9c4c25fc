/** One thing that is about to happen; what it waits for first, if anything. */
interface Turn {
  readonly after: Promise<unknown> | null;
  readonly happen: () => void;
}

/**
 * Lets everything that is asynchronous happen one after the other, in the order in which it was begun: the same run each time, however
 * the machine is loaded. Between two turns all promises that can go on do so.
 */
export interface Turns {
  add(happen: () => void, after?: Promise<unknown>): void;
  /** Resolves once nothing is left to happen. */
  idle(): Promise<void>;
}

const realSetImmediate = globalThis.setImmediate;
const breath = (): Promise<void> => new Promise((resolve) => realSetImmediate(resolve));

/** So many breaths without a turn, and nothing more is coming: streams and the like need a few. */
const QUIET = 4;

export function createTurns(): Turns {
  const turns: Turn[] = [];
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET; ) {
      const turn = turns.shift();
      if (!turn) {
        quiet += 1;
        await breath();
        continue;
      }
      quiet = 0;
      await turn.after?.catch(() => undefined);
      turn.happen();
      await breath();
    }
    running = null;
    if (turns.length > 0) running = run();
  };
  return {
    add: (happen, after) => {
      turns.push({ happen, after: after ?? null });
      running ??= run();
    },
    idle: async () => {
      running ??= run();
      while (running) await running;
    },
  };
}

/** Has the fake database take its turns here, until the function that comes back is called. */
export function takeOverDatabase({ add }: Turns): () => void {
  globalThis.setImmediate = ((callback: (...given: unknown[]) => void, ...given: unknown[]) =>
    add(() => callback(...given))) as typeof setImmediate;
  return () => {
    globalThis.setImmediate = realSetImmediate;
  };
}
