import { draftOf, type Item, type ItemDraft } from '../../../lib/items/index.ts';
import { askBackground } from '../../e2e/ask.ts';
import { readStatus } from '../../e2e/status.ts';
import { t } from '../../e2e/words.ts';
import { type Watched, within } from '../subject.ts';
import { sealBare } from '../yardsticks/seal-bare.ts';
import { type BenchCase, type Measure, repeat } from './bench-case.ts';

/** So many changes wait for the server; fewer where the vault has fewer items. */
const MOST_WAITING = 500;

interface Row {
  readonly id: string;
  readonly type: number;
  readonly organizationId: string | null;
  readonly deletedDate: string | null;
  readonly reprompt: number;
  readonly favorite: boolean;
}

/** Items of the person's own that nothing stands in the way of. */
async function ownRows({ world }: BenchCase): Promise<Row[]> {
  const { ciphers } = (await world.account.call('GET', '/sync')) as unknown as { ciphers: Row[] };
  return ciphers.filter(
    (row) => row.type === 1 && row.organizationId === null && row.deletedDate === null && row.reprompt === 0,
  );
}

async function ask<T>({ surface }: Watched, name: string, args: unknown): Promise<T> {
  const answer = (await askBackground(surface, name, args)) as { ok: boolean; result: T };
  if (!answer.ok) throw new Error(`${name} was refused`);
  return answer.result;
}

async function draftOfItem(popup: Watched, id: string): Promise<ItemDraft> {
  const { item } = await ask<{ item: Item }>(popup, 'vault.item', { id });
  const draft = draftOf(item);
  if (!draft) throw new Error('an item without a form');
  return draft;
}

/** Saves as a form does. Runs in the popup; gives the moment of the click. */
function save(args: unknown): number {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage(message: unknown): unknown } };
  };
  const at = performance.now();
  chrome.runtime.sendMessage({ name: 'vault.save', args });
  return at;
}

async function saveOne(bench: BenchCase, popup: Watched, id: string, run: number): Promise<void> {
  const original = await draftOfItem(popup, id);
  const name = `Wandering Beacon ${run}`;
  await popup.probe.arm({ kind: 'named', start: `${name},` });
  const at = await popup.page.evaluate(save, { id, original, draft: { ...original, name } });
  const shown = await within(bench.subject.patience, 'the saved row', popup.probe.reached());
  bench.recorder.add('edit.save', shown - at);
  bench.recorder.add('bare.seal', await popup.page.evaluate(sealBare));
}

const waiting = async ({ surface }: Watched): Promise<number> =>
  (await readStatus(surface)).outbox.waiting.length;

/** Resolves once nothing waits; gives the milliseconds. */
async function drained(popup: Watched, patience: number): Promise<number> {
  const at = performance.now();
  await popup.page.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: unknown): unknown } };
    };
    chrome.runtime.sendMessage({ name: 'sync.now', args: null });
  });
  while ((await waiting(popup)) > 0) {
    if (performance.now() - at > patience) throw new Error('the outbox is not empty');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - at;
}

/** The same requests, sent by a client that does nothing else. */
async function putBare({ world }: BenchCase, rows: readonly Row[]): Promise<number> {
  const at = performance.now();
  for (const { id, ...row } of rows) {
    const { data: _, ...body } = row as Record<string, unknown>;
    await world.account.call('PUT', `/ciphers/${id}`, body);
  }
  return performance.now() - at;
}

async function drainMany(bench: BenchCase, popup: Watched): Promise<void> {
  const { world, recorder, subject } = bench;
  const rows = (await ownRows(bench)).slice(0, MOST_WAITING);
  const end = world.server.faults.always({}, { kind: 'drop' });
  for (const { id, favorite } of rows) await ask(popup, 'vault.favorite', { id, isFavorite: !favorite });
  end();
  recorder.add('outbox.count', rows.length);
  recorder.add('outbox.drain', await drained(popup, subject.patience * 10));
  recorder.add(
    'bare.puts',
    await putBare(bench, await ownRows(bench).then((all) => all.slice(0, rows.length))),
  );
}

/** A form is saved, and its row is waited for in the list; then many changes wait for the server and go out. */
export const measureEdit: Measure = async (bench) => {
  const { subject, runs } = bench;
  const popup = await subject.openPopup();
  await within(subject.patience, 'the list', popup.probe.opened());
  const [{ id } = { id: '' }] = await ownRows(bench);
  await popup.surface.fill('combobox', t('search'), 'wandering');
  await repeat(runs, async (run) => {
    await subject.rest();
    await saveOne(bench, popup, id, run + 1);
  });
  await drained(popup, subject.patience);
  await drainMany(bench, popup);
  await popup.page.close();
};
