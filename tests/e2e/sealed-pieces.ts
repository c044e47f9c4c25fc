import type { Surface } from './driver/surface';

/**
 * Damages the sealed list on disk. `page` must be a page of ours.
 * @param start pieces whose names start so have one byte flipped; null loses all pieces.
 */
export const damagePieces = (page: Surface, start: string | null): Promise<number> =>
  page.evaluate(async (wanted) => {
    const opening = indexedDB.open('latchkey');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const change = database.transaction('sealed', 'readwrite');
    const done = new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    const table = change.objectStore('sealed');
    const all = table.getAll() as IDBRequest<{ name: string; bytes: Uint8Array }[]>;
    let count = 0;
    all.onsuccess = () => {
      for (const piece of all.result.filter(({ name }) => wanted === null || name.startsWith(wanted))) {
        piece.bytes[piece.bytes.length >> 1] = (piece.bytes[piece.bytes.length >> 1] ?? 0) ^ 1;
        table.put(piece);
        count += 1;
      }
      if (wanted === null) table.clear();
    };
    await done;
    database.close();
    return count;
  }, start);

interface Watched {
  footTexts?: Set<string>;
}

/** Has a page note every text that its foot shows from now on. */
export const watchFoot = (page: Surface): Promise<void> =>
  page.evaluate(() => {
    const texts = new Set<string>();
    Object.assign(globalThis, { footTexts: texts });
    new MutationObserver(() => {
      const text = document.querySelector('footer.foot')?.textContent;
      if (text) texts.add(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

/** The texts since the last time. */
export const footTexts = (page: Surface): Promise<string[]> =>
  page.evaluate(() => {
    const { footTexts: texts } = globalThis as Watched;
    const seen = [...(texts ?? [])];
    texts?.clear();
    return seen;
  });
