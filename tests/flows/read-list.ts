import { overviewKeysItem } from '../../lib/browser';
import { decodeBase64 } from '../../lib/bytes';
import { importLocalKey } from '../../lib/crypto';
import type { VaultOverview } from '../../lib/items';
import { createOverviewReader, createPieces, type Head } from '../../lib/overview';
import { createSealedReader } from '../../lib/store';

/** The list as pages of ours open it, whole. */
export interface OpenedList extends VaultOverview {
  readonly head: Head;
  readonly texts: ReadonlyMap<string, string>;
}

type Read = Parameters<typeof createOverviewReader>[1];

/** Opens the list with a key (base64) from the pieces that `read` gives; null where there is none. */
export async function openList(account: string, key: string, read: Read): Promise<OpenedList | null> {
  const bytes = decodeBase64(key);
  if (!bytes) throw new Error('no key');
  const reader = createOverviewReader(createPieces(account, await importLocalKey(bytes)), read);
  const head = await reader.head();
  if (!head) return null;
  const [rows, texts] = await Promise.all([reader.rows(head.chunks), reader.texts(head.chunks)]);
  return { rows, ...head.lists, head, texts };
}

/** The list of an account on this disk; without one named, of the only one. Rejects with `locked` while there is no key. */
export async function readList(account?: string): Promise<OpenedList | null> {
  const keys = await overviewKeysItem.get();
  const id = account ?? Object.keys(keys)[0] ?? '';
  const key = keys[id];
  if (!key) throw new Error('locked');
  const { read, close } = createSealedReader();
  try {
    return await openList(id, key, (names) => read(id, names));
  } finally {
    close();
  }
}
