import type { Surface } from './driver/surface';

interface StorageArea {
  get(): Promise<object>;
}

interface DiskApi {
  readonly storage: { readonly local: StorageArea; readonly session: StorageArea };
}

/** Everything that the extension keeps on disk: IndexedDB and storage.local as one text, bytes in base64. `page` must be a page of ours. */
export const readDisk = (page: Surface): Promise<string> =>
  page.evaluate(async () => {
    const world = globalThis as unknown as { browser?: DiskApi; chrome: DiskApi };
    const local = await (world.browser ?? world.chrome).storage.local.get();
    const opening = indexedDB.open('latchkey');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const tables: unknown[] = [];
    for (const name of database.objectStoreNames) {
      const all = database.transaction(name).objectStore(name).getAll();
      tables.push(
        await new Promise((resolve) => {
          all.onsuccess = () => resolve(all.result);
        }),
      );
    }
    database.close();
    return JSON.stringify({ local, tables }, (_, value: unknown) => {
      if (value instanceof Map) return [...value];
      if (!(value instanceof Uint8Array)) return value;
      return { base64: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) };
    });
  });

/** Everything that the extension keeps in memory for all its contexts, as one text. */
export const readMemory = (page: Surface): Promise<string> =>
  page.evaluate(async () => {
    const world = globalThis as unknown as { browser?: DiskApi; chrome: DiskApi };
    return JSON.stringify(await (world.browser ?? world.chrome).storage.session.get());
  });

/** A text of `readDisk`, and the bytes that lie in it, for a scan. */
export function valuesOf(disk: string): Buffer[] {
  const pieces = [...disk.matchAll(/\{"base64":"([^"]*)"\}/g)];
  return [Buffer.from(disk), ...pieces.map(([, base64 = '']) => Buffer.from(base64, 'base64'))];
}

/** Spoils so many stored items; with `Infinity` every table is emptied instead. */
export const damageDisk = (page: Surface, rows: number): Promise<void> =>
  page.evaluate(
    async (count) => {
      const opening = indexedDB.open('latchkey');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const change = database.transaction([...database.objectStoreNames], 'readwrite');
      const done = new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      if (count === null) for (const name of database.objectStoreNames) change.objectStore(name).clear();
      else {
        const items = change.objectStore('items');
        const all = items.getAll(null, count);
        all.onsuccess = () => {
          for (const row of all.result) items.put({ ...row, json: null });
        };
      }
      await done;
      database.close();
      // Infinity does not travel as JSON, and null does.
    },
    Number.isFinite(rows) ? rows : null,
  );
