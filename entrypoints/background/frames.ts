import { browser } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { correctFrame, type FrameFacts, type PageLook } from '../../lib/fill';
import { type PageTarget, push } from '../../lib/protocol';

export interface Frame {
  readonly target: PageTarget;
  readonly facts: FrameFacts;
}

/** Scripts of ours that can be put into a page. */
type PageScript = '/filler.js' | '/overlay.js' | '/watcher.js';

/** Chrome's name for a document. Firefox has none that messages can be sent to. */
const documentIdOf = (result: object): string | undefined =>
  'documentId' in result && typeof result.documentId === 'string' ? result.documentId : undefined;

type Target = Parameters<typeof browser.scripting.executeScript>[0]['target'];

/** Puts a script into the frames that the browser lets us into; the others are left out without an error. */
async function inject(target: Target, script: PageScript): Promise<PageTarget[]> {
  const { tabId } = target;
  try {
    const results = await browser.scripting.executeScript({
      target,
      files: [script],
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

/** Puts what the person has said about fields beside them. */
export type Correct = (facts: FrameFacts) => Promise<FrameFacts>;

/** Nobody has said anything, and least of all the page. */
const dropSaid: Correct = async (facts) => correctFrame(facts, new Map());

async function describe(target: PageTarget, correct: Correct): Promise<Frame[]> {
  let facts: FrameFacts;
  try {
    facts = await push(target, 'page.describe');
  } catch {
    return []; // the frame went away meanwhile
  }
  return [{ target, facts: await correct(facts) }];
}

/**
 * What the filler sees in each frame of a tab; the top frame has number 0.
 * @throws CodedError `page-not-fillable` where the browser lets no extension in.
 */
export async function describeFrames(tabId: number, correct = dropSaid): Promise<Frame[]> {
  const targets = await inject({ tabId, allFrames: true }, '/filler.js');
  return (await Promise.all(targets.map((target) => describe(target, correct)))).flat();
}

/** Waits a moment for pages that are still at work. True when one shows a field that it did not show before. */
export async function settleFrames(frames: readonly Frame[]): Promise<boolean> {
  const settled = frames.map(({ target }) => push(target, 'page.settle').catch(() => false));
  return (await Promise.all(settled)).includes(true);
}

/** One frame, by the browser's name for its document where it has one: a frame keeps its number when it goes elsewhere. */
const only = ({ tabId, frameId, documentId }: PageTarget): Target =>
  (documentId === undefined
    ? { tabId, frameIds: [frameId] }
    : { tabId, documentIds: [documentId] }) as Target;

const arriving = new Map<string, Promise<unknown>>();

/** Two that ask for a script in one document at once get one. */
function injectOnce(target: PageTarget, script: PageScript): Promise<unknown> {
  const id = [script, target.tabId, target.frameId, target.documentId].join('|');
  const coming = arriving.get(id) ?? inject(only(target), script).finally(() => arriving.delete(id));
  arriving.set(id, coming);
  return coming;
}

/** Asks a script in one document, which is put there where it does not stand yet: a page pays for each time anew. */
async function askScript<T>(script: PageScript, target: PageTarget, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    await injectOnce(target, script);
    return ask();
  }
}

/** Asks the script that shows frames of ours. @throws CodedError `page-not-fillable`, and whatever `ask` throws the second time. */
export const askOverlay = <T>(target: PageTarget, ask: () => Promise<T>): Promise<T> =>
  askScript('/overlay.js', target, ask);

/** What the filler sees in one frame; null when the frame has gone. */
export async function describeFrame(target: PageTarget, correct = dropSaid): Promise<Frame | null> {
  const described = askScript('/filler.js', target, () => push(target, 'page.describe'));
  const facts = await described.catch(() => null);
  return facts && { target, facts: await correct(facts) };
}

/** Has what is typed and sent in a document told. Gives what stands there now. */
export async function startCapture(target: PageTarget, looksAgain = false): Promise<PageLook> {
  return askScript('/filler.js', target, () => push(target, 'page.capture', { looksAgain }));
}

/** Has all frames of a tab watched that are there already. */
export async function addWatcher(tabId: number): Promise<void> {
  await inject({ tabId, allFrames: true }, '/watcher.js');
}
