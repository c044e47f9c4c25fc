import { browser } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import type { FrameFacts } from '../../lib/fill';
import { push } from '../../lib/protocol';

export interface Frame {
  readonly frameId: number;
  readonly facts: FrameFacts;
}

const FILLER = '/filler.js';

/** Puts the filler into every frame that the browser lets us into; the others are left out without an error. */
async function inject(tabId: number): Promise<number[]> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [FILLER],
      // Waiting for the document to be complete would wait for the slowest advertisement's frame.
      injectImmediately: true,
    } as Parameters<typeof browser.scripting.executeScript>[0]);
    return results.filter((result) => !(result as { error?: unknown }).error).map(({ frameId }) => frameId);
  } catch {
    throw new CodedError('page-not-fillable');
  }
}

async function describe(tabId: number, frameId: number): Promise<Frame[]> {
  try {
    return [{ frameId, facts: await push({ tabId, frameId }, 'page.describe') }];
  } catch {
    return []; // the frame went away meanwhile
  }
}

/**
 * What the filler sees in each frame of a tab; the top frame has number 0.
 * @throws CodedError `page-not-fillable` where the browser lets no extension in.
 */
export async function describeFrames(tabId: number): Promise<Frame[]> {
  const frameIds = await inject(tabId);
  return (await Promise.all(frameIds.map((frameId) => describe(tabId, frameId)))).flat();
}
