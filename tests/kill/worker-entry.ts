import { compose } from '../../entrypoints/background/compose';

/** The background as its entry point starts it: hydrate, answer, take up what was left. Built into one script, see `worker-code.ts`. */
export function startWorker() {
  const { uiHandlers, hydrate, resume } = compose(false);
  const handlers = uiHandlers as unknown as Readonly<Record<string, (args: unknown) => Promise<unknown>>>;
  const ready = hydrate();
  // As at the entry point: nobody waits for it.
  const resumed = ready.then(resume).catch(() => undefined);
  return {
    resumed,
    ask: async (name: string, args: unknown): Promise<unknown> => {
      await ready;
      return handlers[name]?.(args);
    },
  };
}

export type StartedWorker = ReturnType<typeof startWorker>;
