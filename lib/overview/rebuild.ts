import type { ListedItem } from '../items';
import type { Store } from '../store';
import type { Desk } from './desk';
import { allStamps } from './desk';
import type { RowChange } from './edit-rows';
import type { KeeperDeps } from './keeper-deps';
import { packRow } from './row-codec';

/** Items are opened in slices that grow: the first rows are on screen at once, the last without sealing the first too often. */
const FIRST_SLICE = 200;
const GROWTH = 4;
const MOST = 16_000;
/** Opened side by side, and told about, so many at a time. */
const BATCH = 500;

/** Which items are not in the overview as they are in the store. */
export interface Backlog {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** Compares what is stored with what the overview shows. */
export async function findBacklog(stamps: ReadonlyMap<string, number>, desk: Desk): Promise<Backlog> {
  const shown = await allStamps(desk);
  const changed = [...stamps].flatMap(([id, stamp]) => (shown.get(id) === stamp ? [] : [id]));
  const gone = [...shown.keys()].filter((id) => !stamps.has(id));
  return { changed, gone };
}

/** Cuts a list of ids into slices. */
export function slicesOf(ids: readonly string[]): string[][] {
  const slices: string[][] = [];
  let size = FIRST_SLICE;
  for (let at = 0; at < ids.length; ) {
    slices.push(ids.slice(at, at + size));
    at += size;
    size = Math.min(MOST, size * GROWTH);
  }
  return slices;
}

export const toChange = (id: string, stamp: number, { overview, text }: ListedItem): RowChange => ({
  id,
  stamp,
  row: packRow(overview),
  text,
});

export const goneChange = (id: string): RowChange => ({ id, stamp: 0, row: null, text: '' });

export interface OpenedSlice {
  readonly changes: readonly RowChange[];
  /** True when items that should be stored are not, or are no longer what was stored. */
  readonly isDamaged: boolean;
}

/** Opens a slice of items, batch by batch. An item that is not there any more is listed as unreadable. */
export async function openSlice(
  { store, openRows }: Pick<KeeperDeps, 'openRows'> & { store: Pick<Store, 'readSomeItems'> },
  account: string,
  ids: readonly string[],
  stamps: ReadonlyMap<string, number>,
  told: (opened: number) => Promise<void>,
): Promise<OpenedSlice> {
  const changes: RowChange[] = [];
  let isDamaged = false;
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const stored = new Map((await store.readSomeItems(account, batch)).map((row) => [row.id, row]));
    const rows = batch.map((id) => stored.get(id) ?? { account, id, revisionDate: null, raw: undefined });
    isDamaged ||= rows.some(({ raw }) => raw === undefined);
    const opened = await openRows(rows);
    opened.forEach((row, index) => {
      const id = batch[index] ?? '';
      changes.push(toChange(id, stamps.get(id) ?? 0, row));
    });
    await told(changes.length);
  }
  return { changes, isDamaged };
}
