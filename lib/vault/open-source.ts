import type { ProblemReason } from '../items';
import { openItemKey } from './item-key';
import type { VaultKeys } from './keys';
import { createPlainOpener, createValueOpener, problemOf, type ValueOpener } from './open-values';
import { isNewerFormat, openSealedContent } from './sealed-content';

/** Where the values of one item are read from, whichever way they are sealed. */
export interface ItemSource {
  /** A wire row: as it came, or made of the content of the item's envelope. */
  readonly row: unknown;
  readonly opener: ValueOpener;
  /** For what stands beside an envelope: its files. */
  readonly beside: ValueOpener;
  /** Opened, but of a format that is only read here. */
  readonly isNewer: boolean;
}

/** Opens the item's key, and its envelope where it has one. Never rejects for what a server sent. */
export async function openSource(
  raw: unknown,
  keys: VaultKeys,
): Promise<ItemSource | { readonly problem: ProblemReason }> {
  const itemKey = await openItemKey(raw, keys);
  if ('problem' in itemKey) return itemKey;
  const beside = createValueOpener(itemKey.key);
  if (!isNewerFormat(raw)) return { row: raw, opener: beside, beside, isNewer: false };
  try {
    const row = await openSealedContent(raw, itemKey.key);
    return { row, opener: createPlainOpener(beside.problems), beside, isNewer: true };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
