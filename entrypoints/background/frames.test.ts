import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { describeFrame, startCapture } from './frames';

const DOCUMENT = { tabId: 3, frameId: 0, documentId: 'one' };
const FACTS = { url: 'https://shop.example/', fields: [] };

let standing: boolean;
let put: string[];

beforeEach(() => {
  standing = false;
  put = [];
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => {
    if (!standing) throw new Error('Receiving end does not exist.');
    return { ok: true, result: FACTS };
  });
  Object.assign(fakeBrowser.scripting, {
    executeScript: async ({ files }: { files: string[] }) => {
      await Promise.resolve();
      standing = true;
      put.push(...files);
      return [{ frameId: 0 }];
    },
  });
});
afterEach(() => vi.restoreAllMocks());

it('puts the filler into a document once, whoever asks at the same time or later', async () => {
  await Promise.all([describeFrame(DOCUMENT), startCapture(DOCUMENT)]);
  await describeFrame(DOCUMENT);
  expect(put).toEqual(['/filler.js']);
});

it('puts it there again where it has gone, and tells nothing of a document that takes none', async () => {
  await describeFrame(DOCUMENT);
  standing = false;
  await describeFrame(DOCUMENT);
  expect(put).toEqual(['/filler.js', '/filler.js']);
  standing = false;
  Object.assign(fakeBrowser.scripting, {
    executeScript: async () => {
      throw new Error('Cannot access contents of the page.');
    },
  });
  expect(await describeFrame(DOCUMENT)).toBeNull();
});
