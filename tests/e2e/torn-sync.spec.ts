import type { EmbeddedServer, Fault } from '../server/index.ts';
import { askBackground } from './ask';
import { BIG, makeBigAccount, signInBig } from './big';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
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

test('A sync that is cut at any byte leaves the vault from before, whole', async ({ popup, server }) => {
  const { names, rename } = await makeBigAccount(server, 300);
  const list = vaultPage(popup, BIG.email);
  await signInBig(popup, server);
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

/** Moments of a first sync at which the background is stopped, in their order. */
const MOMENTS = ['fetching', 'checking', 'storing', 'opening'] as const;

/** Resolves at the first sight of a moment, or when the first sync is over. */
function atMoment(page: Surface, moment: (typeof MOMENTS)[number]): Promise<void> {
  return until(moment, async () => {
    const { sync, opening } = await readStatus(page);
    const isThere = moment === 'opening' ? opening !== null : sync.progress?.step === moment;
    const isOver = sync.lastSynced !== null && opening === null;
    return isThere || isOver ? true : null;
  }).then(() => undefined);
}

test('A background that is stopped again and again in its first sync brings the whole vault in the end', async ({
  driver,
  popup,
  server,
}) => {
  const { names } = await makeBigAccount(server, 2_000);
  const watcher = await driver.openOwn('options.html');
  await popup.toFront();
  const gate = server.faults.hold(SYNC);
  await signInBig(popup, server);
  await gate.reached;
  for (const moment of MOMENTS) {
    await atMoment(watcher, moment);
    await driver.killBackground();
    gate.release();
    expect((await readStatus(watcher)).state).toBe('unlocked');
    await popup.reload();
  }
  const list = vaultPage(popup, BIG.email);
  await list.seeSize(names.length);
  await popup.press('End');
  await list.seeSelected(names.at(-1) ?? '');
  const { sync, opening } = await readStatus(popup);
  expect({ error: sync.error, held: sync.held, opening }).toEqual({ error: null, held: null, opening: null });
});
