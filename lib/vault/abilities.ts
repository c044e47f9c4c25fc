import type { Store } from '../store';
import { pickText } from '../wire';
import { hasArchive, hasTrash } from './open-item';

/** What the server of an account can do with items, as far as its items tell. */
export interface Abilities {
  readonly trash: boolean;
  readonly archive: boolean;
}

/** So many items are looked at; what a server tells of one it tells of all. */
const MOST = 20;

/** What the server can do, told by the items that came from it. @throws CodedError of the store. */
export async function readAbilities(
  store: Pick<Store, 'readStamps' | 'readSomeItems'>,
  account: string,
): Promise<Abilities> {
  const ids = [...(await store.readStamps(account)).keys()].slice(0, MOST);
  const rows = (await store.readSomeItems(account, ids)).map(({ raw }) => raw);
  // Those that were made here are not yet as the server has them.
  const theirs = rows.filter((raw) => pickText(raw, 'object') !== null);
  return { trash: theirs.some(hasTrash), archive: theirs.some(hasArchive) };
}
