export interface BareSync {
  readonly bytes: number;
  readonly fetch: number;
  readonly parse: number;
  readonly write: number;
  readonly read: number;
}

/**
 * Moves the vault as a client must at the least: fetches the answer, parses it, writes its items to IndexedDB in one transaction, and
 * reads them again. Runs in a page of ours; gives milliseconds. Leaves nothing behind.
 */
export async function syncBare(args: { readonly url: string; readonly token: string }): Promise<BareSync> {
  const NAME = 'latchkey-bench';
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const ended = (transaction: IDBTransaction) =>
    new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  const times: number[] = [performance.now()];
  const lap = () => times.push(performance.now());

  const headers = { Authorization: `Bearer ${args.token}`, 'Bitwarden-Client-Version': '2026.6.0' };
  const answer = await fetch(args.url, { headers, cache: 'no-store', credentials: 'omit' });
  const bytes = await answer.arrayBuffer();
  lap();
  const { ciphers } = JSON.parse(new TextDecoder().decode(bytes)) as { ciphers: { id: string }[] };
  lap();
  const opening = indexedDB.open(NAME);
  opening.onupgradeneeded = () => opening.result.createObjectStore('items', { keyPath: 'id' });
  const database = await done(opening);
  lap();
  const writing = database.transaction('items', 'readwrite');
  for (const raw of ciphers) writing.objectStore('items').put({ id: raw.id, raw });
  await ended(writing);
  lap();
  await done(database.transaction('items').objectStore('items').getAll());
  lap();
  database.close();
  await done(indexedDB.deleteDatabase(NAME));
  const [start = 0, fetched = 0, parsed = 0, opened = 0, written = 0, read = 0] = times;
  return {
    bytes: bytes.byteLength,
    fetch: fetched - start,
    parse: parsed - fetched,
    write: written - opened,
    read: read - written,
  };
}
