import { browser } from '../../lib/browser';
import type { CopySlot, ItemUri, Overview } from '../../lib/items';
import { fillsOnEnter } from '../item/build-list';
import type { RowEntry } from '../item/list-model';
import { isWebAddress } from '../item/short-uri';
import { copySlot, copySlots } from './clipboard';
import { fillItem } from './fill';
import { siteMatches } from './list';
import { attempt } from './notice';
import { openItem } from './route';
import { noteUse } from './vault';

/** What a click or Enter does with a row: fill it into the page in front, or open it. */
export function useRow(entry: RowEntry): void {
  if (fillsOnEnter(entry, siteMatches.peek())) attempt(fillItem(entry.row.id, entry.row.name));
  else openItem(entry.row.id);
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
