import { browser } from '../browser';
import { CodedError } from '../errors';
import type { PagePushes, UiRequests } from './protocol';
import type { Answer } from './serve';

type Args<F> = F extends (args: infer A) => unknown ? A : never;
type Result<F> = F extends (...args: never[]) => infer R ? R : never;
type Rest<F> = F extends () => unknown ? [] : [args: Args<F>];

function unwrap<T>(answer: Answer | undefined): T {
  if (answer === undefined) throw new CodedError('internal', { name: 'NoAnswer' });
  if (!answer.ok) throw new CodedError(answer.error.code, { ...answer.error.details });
  return answer.result as T;
}

/**
 * Asks the background. Rejects with the CodedError that the handler threw.
 * A worker that the browser has stopped is started by this call.
 */
export async function ask<K extends keyof UiRequests>(
  name: K,
  ...rest: Rest<UiRequests[K]>
): Promise<Result<UiRequests[K]>> {
  return unwrap(await browser.runtime.sendMessage({ name, args: rest[0] }));
}

/** Pushes to the filler in one frame of a tab. Rejects when no filler listens there. */
export async function push<K extends keyof PagePushes>(
  target: { tabId: number; frameId: number },
  name: K,
  ...rest: Rest<PagePushes[K]>
): Promise<Result<PagePushes[K]>> {
  return unwrap(
    await browser.tabs.sendMessage(target.tabId, { name, args: rest[0] }, { frameId: target.frameId }),
  );
}
