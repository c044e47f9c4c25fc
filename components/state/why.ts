import { signal } from '@preact/signals';
import type { FillReport } from '../../lib/fill';
import { notice } from './notice';
import { go, route } from './route';
import { onLock } from './session';

/** What the last fill of this page of ours has left out. */
export const lastFill = signal<{ id: string; tabId: number; skipped: FillReport['skipped'] } | null>(null);

onLock(() => {
  lastFill.value = null;
});

/** Opens the screen that tells why the page in front is filled as it is. @param id null for the item that fits best. */
export function openWhy(id: string | null): void {
  notice.value = null;
  const { screen, itemId, whyFrom = null } = route.peek();
  const from = screen === 'item' ? itemId : null;
  go({ screen: 'why', itemId: id, whyFrom: screen === 'why' ? whyFrom : from });
}

/** Back to the item that it was opened from, or to the list. */
export function leaveWhy(): void {
  notice.value = null;
  const { whyFrom = null } = route.peek();
  go({ screen: whyFrom === null ? 'vault' : 'item', itemId: whyFrom });
}
