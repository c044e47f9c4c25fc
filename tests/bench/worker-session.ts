import type { ChromiumDriver } from '../e2e/driver/chromium.ts';
import { browserSession, targets } from '../e2e/driver/chromium-popup.ts';

/**
 * A line to the worker by the browser's protocol. Playwright's own is slow to notice a worker that has just started, and
 * cannot ask for its heap.
 */
export interface WorkerSession {
  ask(method: string, params?: object): Promise<unknown>;
  /** Runs a function inside, even before the worker's own script; argument and result travel as JSON. */
  evaluate<Arg, Result>(run: (arg: Arg) => Promise<Result>, arg: Arg): Promise<Result>;
  end(): Promise<void>;
}

interface Evaluated {
  readonly result: { readonly value: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

const PATIENCE_MS = 10_000;

/** Connects as soon as there is a worker. Rejects when none appears. */
export async function openWorkerSession(driver: ChromiumDriver): Promise<WorkerSession> {
  const session = await browserSession(driver.context);
  const find = async () =>
    (await targets(session)).find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(driver.origin),
    );
  const end = Date.now() + PATIENCE_MS;
  let worker = await find();
  while (!worker) {
    if (Date.now() > end) throw new Error('The worker does not run.');
    worker = await find();
  }
  const { targetId } = worker;
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let last = 0;
  const ask: WorkerSession['ask'] = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const listen = (event: { readonly sessionId: string; readonly message: string }) => {
        if (event.sessionId !== sessionId) return;
        const answer = JSON.parse(event.message) as { id?: number; result?: unknown; error?: object };
        if (answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', listen);
        if (answer.error) reject(new Error(`${method}: ${JSON.stringify(answer.error)}`));
        else resolve(answer.result);
      };
      session.on('Target.receivedMessageFromTarget', listen);
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  return {
    ask,
    async evaluate<Arg, Result>(run: (arg: Arg) => Promise<Result>, arg: Arg) {
      const expression = `(${run.toString()})(${JSON.stringify(arg)})`;
      const options = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails: error } = (await ask('Runtime.evaluate', options)) as Evaluated;
      if (error) throw new Error(error.exception?.description ?? error.text);
      return result.value as Result;
    },
    async end() {
      await session.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
      await session.detach();
    },
  };
}
