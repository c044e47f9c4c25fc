import { browser } from '../../lib/browser';
import type { CopySlot, ItemUri, Overview } from '../../lib/items';
import { fillsOnEnter } from '../item/build-list';
import type { RowEntry } from '../item/list-model';
import { isWebAddress } from '../item/short-uri';
import { copySlot, copySlots } from './clipboard';
import { fillItem } from './fill';
import { list, selected, siteMatches } from './list';
import { attempt } from './notice';
import { picked, pickTo, togglePick } from './picks';
import { go, openItem } from './route';
import { mayChange } from './session';
import { noteUse } from './vault';

/** What a click or Enter does with a row: pick it where several are picked, fill it into the page in front, or open it. */
export function useRow(entry: RowEntry): void {
  if (picked.peek()) togglePick(entry);
  else if (fillsOnEnter(entry, siteMatches.peek())) attempt(fillItem(entry.row.id, entry.row.name));
  else openItem(entry.row.id);
}

/** The same for a click, which picks together with Ctrl (or Command), and all rows up to this one with Shift. */
export function clickRow(entry: RowEntry, { ctrlKey, metaKey, shiftKey }: MouseEvent): void {
  const isPick = mayChange.peek() && (shiftKey || ctrlKey || metaKey);
  if (!isPick) useRow(entry);
  else if (shiftKey) pickTo(list.peek(), selected.peek(), entry);
  else togglePick(entry);
  if (picked.peek()) go({ selected: entry.key });
}

/** Copies by key; nothing happens when the item has nothing to copy there. */
export function copyByKey(row: Overview, slot: CopySlot): void {
  if (copySlots(row).includes(slot)) attempt(copySlot(row, slot));
}

/** True for an address that may be opened: readable, undisturbed, and one for a tab. */
export const canLaunch = ({ uri, checksum }: ItemUri): boolean =>
  uri !== null && checksum !== 'wrong' && isWebAddress(uri);

/** Opens a saved address in a tab. */
export function launch(id: string, { uri }: ItemUri): void {
  if (uri === null) return;
  noteUse(id);
  attempt(browser.tabs.create({ url: /^https?:/i.test(uri) ? uri : `https://${uri}` }));
}
