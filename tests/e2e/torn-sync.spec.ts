import type { SessionStatus } from '../../lib/session/index.ts';
import type { EmbeddedServer, Fault } from '../server/index.ts';
import { askBackground } from './ask';
import { BIG, makeBigAccount, signInBig } from './big';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';

const SYNC = { path: '/api/sync' };

/** Where an answer of so many bytes is torn: before the first, in the head, in the middle, before the last. */
const offsets = (length: number): number[] => [0, 1, 300, length >> 1, length - 1];

/** How long the answer is that the extension gets. */
async function answerLength(page: Surface, server: EmbeddedServer): Promise<number> {
  let length = 0;
  const rewrite = (body: string) => {
    length = Buffer.byteLength(body);
    return body;
  };
  server.faults.once(SYNC, { kind: 'rewrite', rewrite });
  await askBackground(page, 'sync.now');
  return length;
}

// A hub would have the vault looked at between two of these syncs, and mend what they are to leave.
test.use({ serverOptions: { hub: 'none' } });

test('A sync that is cut at any byte leaves the vault from before, whole', async ({ popup, server }) => {
  const big = await makeBigAccount(server, 300);
  const { names, rename } = big;
  const list = vaultPage(popup, BIG.email);
  await signInBig(popup, server, big);
  await list.seeSize(names.length);
  await expect.poll(async () => (await readStatus(popup)).sync.state).toBe('idle');
  // As long as the next one, so that the answer is as well.
  rename('Aaa old');
  const faults = offsets(await answerLength(popup, server)).flatMap((at): Fault[] => [
    { kind: 'cut', afterBytes: at },
    { kind: 'truncate', bytes: at },
  ]);
  rename('Aaa new');
  for (const fault of faults) {
    const end = server.faults.always(SYNC, fault);
    await askBackground(popup, 'sync.now');
    end();
    const { sync, opening } = await readStatus(popup);
    expect(sync.error?.code, JSON.stringify(fault)).toMatch(/^(answer-damaged|unreachable|html-answer)$/);
    expect(opening).toBeNull();
    expect(await list.size()).toBe(names.length);
    expect((await list.rows())[0]?.name).toMatch(/^Aaa old,/);
  }
  await askBackground(popup, 'sync.now');
  await expect.poll(async () => (await list.rows())[0]?.name).toMatch(/^Aaa new,/);
  expect(await list.size()).toBe(names.length);
  expect((await readStatus(popup)).sync.error).toBeNull();
});

/** Moments of a first sync at which the background is stopped, in their order; first of all it is while the server is still at it. */
const MOMENTS = ['checking', 'storing', 'opening'] as const;

interface ChangesApi {
  readonly storage: {
    readonly onChanged: {
      addListener(listener: (changes: { status?: { newValue?: SessionStatus } }) => void): void;
    };
  };
}

const LATE_MS = 10_000;

/** Resolves as soon as the status tells of a moment; false when it does not come. Ask before it can. */
const atMoment = (page: Surface, moment: (typeof MOMENTS)[number]): Promise<boolean> =>
  page.evaluate(
    ([wanted, patience]) =>
      new Promise<boolean>((resolve) => {
        setTimeout(resolve, patience, false);
        const world = globalThis as unknown as { browser?: ChangesApi; chrome: ChangesApi };
        (world.browser ?? world.chrome).storage.onChanged.addListener(({ status }) => {
          const { sync, opening } = status?.newValue ?? {};
          if (wanted === 'opening' ? opening != null : sync?.progress?.step === wanted) resolve(true);
        });
      }),
    [moment, LATE_MS] as const,
  );

test('A background that is stopped again and again in its first sync brings the whole vault in the end', async ({
  driver,
  popup,
  server,
}, info) => {
  const big = await makeBigAccount(server, 2_000);
  const { names } = big;
  const watcher = await driver.openOwn('options.html');
  await popup.toFront();
  const hits: string[] = [];
  const gate = server.faults.hold(SYNC);
  await signInBig(popup, server, big);
  await gate.reached;
  await driver.killBackground();
  gate.release();
  for (const moment of MOMENTS) {
    const coming = atMoment(watcher, moment);
    await popup.reload();
    if (await coming) hits.push(moment);
    await driver.killBackground();
    expect((await readStatus(watcher)).state).toBe('unlocked');
  }
  await popup.reload();
  // Short moments may be over before the browser has stopped it; not most of them.
  info.annotations.push({ type: 'stopped while', description: hits.join(', ') });
  expect(hits.length).toBeGreaterThanOrEqual(2);
  const list = vaultPage(popup, BIG.email);
  await list.seeSize(names.length);
  await popup.press('End');
  await list.seeSelected(names.at(-1) ?? '');
  const { sync, opening } = await readStatus(popup);
  expect({ error: sync.error, held: sync.held, opening }).toEqual({ error: null, held: null, opening: null });
});
