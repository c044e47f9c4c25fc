import type { Overview } from '../../lib/items';
import { openListedItems, type VaultKeys } from '../../lib/vault';

/** The list row of one wire item. */
export async function openOverview(id: string, raw: unknown, keys: VaultKeys): Promise<Overview> {
  const [listed] = await openListedItems([{ account: 'a', id, revisionDate: null, raw }], keys);
  if (!listed) throw new Error('nothing was listed');
  return listed.overview;
}
