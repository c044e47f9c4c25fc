import type { ListedItem } from '../items';
import type { Store } from '../store';
import type { Desk } from './desk';
import { allStamps } from './desk';
import type { RowChange } from './edit-rows';
import type { KeeperDeps } from './keeper-deps';
import { packRow } from './row-codec';

/** The first rows are to be on screen at once; they are few. */
const FIRST_BATCH = 200;
/** So many items are read, opened and told about at a time. */
const BATCH = 500;
/** While rows are put in their places, so many batches are on their way: one is read, one is opened. */
const AHEAD = 2;

/** Which items are not in the overview as they are in the store. */
export interface Backlog {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** Compares what is stored with what the overview shows. Changed ones come in the order in which they lie on disk. */
export async function findBacklog(stamps: ReadonlyMap<string, number>, desk: Desk): Promise<Backlog> {
  const shown = await allStamps(desk);
  const changed = [...stamps].flatMap(([id, stamp]) => (shown.get(id) === stamp ? [] : [id])).sort();
  const gone = [...shown.keys()].filter((id) => !stamps.has(id));
  return { changed, gone };
}

function cutBatches(ids: readonly string[]): string[][] {
  const batches = [ids.slice(0, FIRST_BATCH)];
  for (let at = FIRST_BATCH; at < ids.length; at += BATCH) batches.push(ids.slice(at, at + BATCH));
  return batches;
}

export const toChange = (id: string, stamp: number, { overview, text }: ListedItem): RowChange => ({
  id,
  stamp,
  row: packRow(overview),
  text,
});

export const goneChange = (id: string): RowChange => ({ id, stamp: 0, row: null, text: '' });

export interface OpenedItems {
  readonly changes: readonly RowChange[];
  /** True when items that should be stored are not, or are no longer what was stored. */
  readonly isDamaged: boolean;
}

type OpenDeps = Pick<KeeperDeps, 'openRows'> & { readonly store: Pick<Store, 'readSomeItems'> };

/** An item that is not there any more is listed as unreadable. */
async function openBatch(
  { store, openRows }: OpenDeps,
  account: string,
  ids: readonly string[],
  stamps: ReadonlyMap<string, number>,
): Promise<OpenedItems> {
  const stored = new Map((await store.readSomeItems(account, ids)).map((row) => [row.id, row]));
  const rows = ids.map((id) => stored.get(id) ?? { account, id, revisionDate: null, raw: undefined });
  const opened = await openRows(rows);
  const changes = opened.map((row, index) => {
    const id = ids[index] ?? '';
    return toChange(id, stamps.get(id) ?? 0, row);
  });
  return { changes, isDamaged: rows.some(({ raw }) => raw === undefined) };
}

/** Opens items in batches, in order, and goes on with the next ones while the caller is busy. Rejects as `openRows` and the store do. */
export async function* openBatches(
  deps: OpenDeps,
  account: string,
  ids: readonly string[],
  stamps: ReadonlyMap<string, number>,
): AsyncGenerator<OpenedItems> {
  const waiting = cutBatches(ids);
  const coming: Promise<OpenedItems>[] = [];
  const goOn = () => {
    for (const batch of waiting.splice(0, AHEAD + 1 - coming.length)) {
      const opening = openBatch(deps, account, batch, stamps);
      // Whoever takes it out of the queue is told.
      opening.catch(() => undefined);
      coming.push(opening);
    }
  };
  // The first rows have the machine to themselves.
  const first = waiting.shift();
  if (first) yield await openBatch(deps, account, first, stamps);
  goOn();
  for (let next = coming.shift(); next; next = coming.shift()) {
    goOn();
    yield await next;
  }
}

/** How many rows are added before what is there is sealed again: more each time, for sealing touches all that is there. */
const FIRST_STEP = FIRST_BATCH;
const GROWTH = 4;
const LARGEST_STEP = 16_000;

/** Tells after how many added rows it is time to show them. */
export function createPace(): (added: number) => boolean {
  let step = FIRST_STEP;
  let since = 0;
  return (added) => {
    since += added;
    if (since < step) return false;
    since = 0;
    step = Math.min(LARGEST_STEP, step * GROWTH);
    return true;
  };
}
