import { browser } from '../browser';
import { CodedError } from '../errors';
import type { PagePushes, PageRequests } from './page-messages';
import type { UiRequests } from './protocol';
import type { Answer } from './serve';

type Args<F> = F extends (args: infer A) => unknown ? A : never;
type Result<F> = F extends (...args: never[]) => infer R ? R : never;
type Rest<F> = F extends (...args: infer A) => unknown ? A : never;

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

/** Tells the background something from inside a page. Never rejects: whoever listens may be gone, or newer than this script. */
export async function tell<K extends keyof PageRequests>(
  name: K,
  args: Args<PageRequests[K]>,
): Promise<void> {
  try {
    await browser.runtime.sendMessage({ name, args });
  } catch {
    // A page has no use for it.
  }
}

/** One document in a tab. A frame keeps its number when it goes elsewhere; the browser's name for the document dies with it. */
export interface PageTarget {
  readonly tabId: number;
  readonly frameId: number;
  /** Where the browser gives one. */
  readonly documentId?: string | undefined;
}

/** Pushes to the filler in one document of a tab. Rejects when no filler listens there, or the document is gone. */
export async function push<K extends keyof PagePushes>(
  { tabId, frameId, documentId }: PageTarget,
  name: K,
  ...rest: Rest<PagePushes[K]>
): Promise<Result<PagePushes[K]>> {
  const to = documentId === undefined ? { frameId } : { documentId };
  return unwrap(await browser.tabs.sendMessage(tabId, { name, args: rest[0] }, to as { frameId: number }));
}
