import type { Surface } from './driver/surface';

interface MessageApi {
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
}

/** Asks the background as our pages do, in the words of lib/protocol. Gives what it answers once it has done it. */
export const askBackground = (page: Surface, name: string, args: unknown = null): Promise<unknown> =>
  page.evaluate(
    (message) => {
      const world = globalThis as unknown as { browser?: MessageApi; chrome: MessageApi };
      return (world.browser ?? world.chrome).runtime.sendMessage(message);
    },
    { name, args },
  );
