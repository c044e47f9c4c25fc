import type { OutboxStatus } from '../../lib/session';

/** Pages and forms that were opened before a new item arrived live for minutes, not for hundreds of new items. */
const MOST_KEPT = 100;

/** Notes which ids new items have got from the server. */
export function withMoved(
  outbox: OutboxStatus,
  moved: readonly (readonly [from: string, to: string])[],
): OutboxStatus {
  if (moved.length === 0) return outbox;
  const all = [...Object.entries(outbox.moved), ...moved].slice(-MOST_KEPT);
  return { ...outbox, moved: Object.fromEntries(all) };
}
