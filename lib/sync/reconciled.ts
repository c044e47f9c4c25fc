import type { ConflictRow, OutboxItem } from '../store';

/** What has become of one item or folder that was changed here; see `reconcile` of the vault room. */
export interface Reconciled {
  readonly id: string;
  readonly item: { readonly id: string; readonly row: unknown } | null;
  readonly entry: OutboxItem | null;
  readonly conflict: ConflictRow | null;
}

/** What was sent after the server was asked for everything may be missing in its answer: nothing is concluded from that. */
export function isUnderWay(entry: OutboxItem, before: readonly OutboxItem[]): boolean {
  const then = before.find(({ id }) => id === entry.id);
  return entry.sent !== null && !(then && then.sent !== null && then.change === entry.change);
}
