import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { compose } from '../../entrypoints/background/compose';
import { statusItem } from '../../lib/browser';
import { readList } from '../flows/read-list';
import { readCaptures } from './capture';
import { type Client, checkCapture, type Result } from './check-capture';
import { startReplay } from './replay';
import { printTable } from './report';

/** A folder of recordings, given from outside: `npm run test:captures -- FOLDER`. */
const root = process.env.LATCHKEY_CAPTURES ?? '';

const rows: { capture: string; results: Result[] }[] = [];

function createClient(): Client {
  const { uiHandlers } = compose(false);
  const handlers = uiHandlers as unknown as Record<string, (args: unknown) => Promise<never>>;
  return {
    ask: async (name, args) => handlers[name]!(args),
    status: () => statusItem.get(),
    list: () => readList(),
  };
}

describe('captures, our rooms in Node', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => true);
  });
  afterAll(() => printTable('Node', rows));

  it.each(readCaptures(root))('$name', async (capture) => {
    const replay = await startReplay(capture);
    try {
      const results = await checkCapture(createClient(), capture, replay);
      rows.push({ capture: capture.name, results });
      expect(results.flatMap(({ different }) => different)).toEqual([]);
    } finally {
      await replay.close();
    }
  });
});
