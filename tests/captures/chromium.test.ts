import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import type { SessionStatus } from '../../lib/session';
import { openList } from '../flows/read-list';
import { needBrowser } from '../setup/browsers.mjs';
import { type Capture, readCaptures } from './capture';
import { type Client, checkCapture, type Result } from './check-capture';
import { startReplay } from './replay';
import { printTable } from './report';

/** A folder of recordings, given from outside: `npm run test:captures -- FOLDER`. */
const root = process.env.LATCHKEY_CAPTURES ?? '';
const extension = join(import.meta.dirname, '../../.output/loopback/chrome-mv3');

const rows: { capture: string; results: Result[] }[] = [];

async function launch(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: needBrowser('chromium'),
    headless: true,
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

async function openPopupPage(context: BrowserContext): Promise<Page> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto(`chrome-extension://${new URL(worker.url()).host}/popup.html`);
  return page;
}

/** What the code that runs inside the extension's page uses of the browser. */
declare const chrome: {
  runtime: {
    sendMessage(message: unknown): Promise<{ ok: boolean; result: never; error: { code: string } }>;
  };
  storage: {
    session: {
      get(key: string): Promise<{ status: SessionStatus; overviewKeys: Readonly<Record<string, string>> }>;
    };
  };
};

interface SealedDump {
  readonly account: string;
  readonly key: string;
  readonly pieces: readonly (readonly [name: string, base64: string])[];
}

/** Runs in a page of ours: the pieces of the sealed list of the only account, and the key that opens them. */
async function readPieces(): Promise<SealedDump> {
  const { overviewKeys } = await chrome.storage.session.get('overviewKeys');
  const [[own, key] = ['', '']] = Object.entries(overviewKeys);
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('latchkey');
    request.onsuccess = () => resolve(request.result);
  });
  const all = await new Promise<{ account: string; name: string; bytes: Uint8Array }[]>((resolve) => {
    const request = database.transaction('sealed').objectStore('sealed').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const pieces = all.filter(({ account }) => account === own);
  return { account: own, key, pieces: pieces.map(({ name, bytes }) => [name, base64(bytes)] as const) };
}

/** Talks to the extension's background as its own pages do. */
function createClient(page: Page): Client {
  const ask = async (name: string, args: unknown) => {
    const answer = await page.evaluate((message) => chrome.runtime.sendMessage(message), { name, args });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.result;
  };
  // What stands in it twice would come once: the account in front is one of all.
  const status = () =>
    page
      .evaluate(async () => JSON.stringify((await chrome.storage.session.get('status')).status))
      .then(JSON.parse);
  const list = async () => {
    const { account, key, pieces } = await page.evaluate(readPieces);
    const bytes = new Map(
      pieces.map(([name, base64]) => [name, Uint8Array.from(Buffer.from(base64, 'base64'))]),
    );
    return openList(account, key, async (names) => names.map((name) => bytes.get(name)));
  };
  return { ask, status, list };
}

async function checkInBrowser(capture: Capture): Promise<Result[]> {
  const replay = await startReplay(capture);
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-capture-'));
  const context = await launch(profile);
  try {
    return await checkCapture(createClient(await openPopupPage(context)), capture, replay);
  } finally {
    await context.close();
    await replay.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

describe('captures, the built extension in Chromium', () => {
  afterAll(() => printTable('Chromium', rows));

  it.each(readCaptures(root))('$name', { timeout: 120_000 }, async (capture) => {
    const results = await checkInBrowser(capture);
    rows.push({ capture: capture.name, results });
    expect(results.flatMap(({ different }) => different)).toEqual([]);
  });
});
