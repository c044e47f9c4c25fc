import { browser } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import type { FrameFacts } from '../../lib/fill';
import { type PageTarget, push } from '../../lib/protocol';

export interface Frame {
  readonly target: PageTarget;
  readonly facts: FrameFacts;
}

const FILLER = '/filler.js';

/** Chrome's name for a document. Firefox has none that messages can be sent to. */
const documentIdOf = (result: object): string | undefined =>
  'documentId' in result && typeof result.documentId === 'string' ? result.documentId : undefined;

/** Puts the filler into every frame that the browser lets us into; the others are left out without an error. */
async function inject(tabId: number): Promise<PageTarget[]> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [FILLER],
      // Waiting for the document to be complete would wait for the slowest advertisement's frame.
      injectImmediately: true,
    } as Parameters<typeof browser.scripting.executeScript>[0]);
    return results
      .filter((result) => !(result as { error?: unknown }).error)
      .map((result) => ({ tabId, frameId: result.frameId, documentId: documentIdOf(result) }));
  } catch {
    throw new CodedError('page-not-fillable');
  }
}

async function describe(target: PageTarget): Promise<Frame[]> {
  try {
    return [{ target, facts: await push(target, 'page.describe') }];
  } catch {
    return []; // the frame went away meanwhile
  }
}

/**
 * What the filler sees in each frame of a tab; the top frame has number 0.
 * @throws CodedError `page-not-fillable` where the browser lets no extension in.
 */
export async function describeFrames(tabId: number): Promise<Frame[]> {
  return (await Promise.all((await inject(tabId)).map(describe))).flat();
}
