import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveOverviewKey } from '../../lib/account/overview-key';
import { OpenError } from '../../lib/crypto';
import type { Overview } from '../../lib/items';
import { createPageOverview, type Head } from '../../lib/overview';
import { ALONE } from '../../lib/session';
import { createAnswering } from './answering';
import { type Expected, listOf, readDisk } from './check';
import { createMachine, type Machine, type Snapshot } from './machine';
import { createStage, type Stage, signedIn, tell } from './stage';
import { laterVault, makeVault } from './vaults';

let stage: Stage;
let one: Expected;
let two: Expected;
let browser: Snapshot;

beforeAll(async () => {
  stage = await createStage();
  const vault = await makeVault(stage.fixture, 8);
  browser = await signedIn(stage, vault);
  one = { vault, rows: (await listOf(browser, stage.fixture))?.rows ?? [] };
  const later = await laterVault(stage.fixture, vault, { changed: 1, added: 1, removed: 1 });
  two = { vault: later, rows: (await listOf(await signedIn(stage, later), stage.fixture))?.rows ?? [] };
}, 60_000);
afterAll(() => stage.close());

const text = (rows: readonly Overview[]): string => JSON.stringify(rows);

/** A page of ours that opens the list of this browser by itself. */
async function openPage({ factory }: Machine) {
  Object.assign(globalThis, { indexedDB: factory });
  const account = readDisk(browser).vault?.account ?? '';
  return createPageOverview({
    account,
    naming: ALONE,
    key: await deriveOverviewKey(stage.fixture.userKeyText),
  });
}

/** The rows behind a head; null when the list has changed under the page meanwhile, which then opens it anew. */
async function rowsBehind(page: Awaited<ReturnType<typeof openPage>>, head: Head): Promise<string | null> {
  try {
    return text(await page.rows(head.chunks));
  } catch (error) {
    if (error instanceof OpenError) return null;
    throw error;
  }
}

/** Syncs while two pages look: one opens the list at a step, one has opened its head then and opens the rest when all is over. */
async function lookAt(
  step: number,
): Promise<{ steps: number; seen: (string | null)[]; last: string | null }> {
  const machine = await createMachine(browser);
  const pages = [await openPage(machine), await openPage(machine)] as const;
  const seen: Promise<string | null>[] = [];
  const heads: Promise<Head | null>[] = [];
  const onStep = (count: number) => {
    if (count !== step) return;
    seen.push(pages[0].head().then((head) => head && rowsBehind(pages[0], head)));
    heads.push(pages[1].head());
  };
  const { answering } = createAnswering(stage.fixture, two.vault);
  const worker = stage.start(machine, answering, { onStep });
  tell(worker, 'sync.now');
  await stage.idle();
  for (const found of heads) {
    const head = await found;
    if (head) seen.push(rowsBehind(pages[1], head));
  }
  const head = await pages[0].head();
  const last = head && (await rowsBehind(pages[0], head));
  const shown = await Promise.all(seen);
  for (const page of pages) page.close();
  worker.gate.kill();
  await stage.idle();
  return { steps: worker.gate.steps.length, seen: shown, last };
}

describe('pages that open the list while a sync changes it', () => {
  it('see the list from before, or the one after it, and never a mixture', { timeout: 120_000 }, async () => {
    const whole = [text(one.rows), text(two.rows)];
    const { steps } = await lookAt(1);
    let looks = 0;
    for (let step = 1; step < steps; step += 2) {
      const { seen, last } = await lookAt(step);
      for (const rows of seen) if (rows !== null) expect(whole, `at step ${step}`).toContain(rows);
      expect(last).toBe(whole[1]);
      looks += seen.length;
    }
    expect(looks).toBeGreaterThan(steps / 2);
  });
});
