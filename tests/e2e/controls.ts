import { randomBytes } from 'node:crypto';
import type { Secret } from '../scan/patterns.ts';
import type { Surface } from './driver/surface';

interface LocalStorageApi {
  readonly storage: { readonly local: { set(values: object): Promise<void> } };
}

export interface Controls {
  /** Put as it is into the page's own small storage, a database and `storage.local`. */
  readonly plain: Secret;
  /** Put, in two databases and a file beside one, where the browser compresses it: no byte-by-byte search finds it there. */
  readonly folded: Secret;
}

const half = (): string => randomBytes(8).toString('hex');

/**
 * Has a page of ours leak two texts in every way that there is, so that a scan which finds nothing else is known to look at the right
 * places. The folded one is written after its halves, which compression then refers back to.
 */
export async function plantControls(page: Surface): Promise<Controls> {
  const halves = [`zqfolded${half()}`, `zqhalf${half()}`] as const;
  const plain = `zqplain${half()}${half()}`;
  const folded = halves.join('');
  await page.evaluate(
    async ([alone, first, second]) => {
      const api = globalThis as unknown as { browser?: LocalStorageApi; chrome: LocalStorageApi };
      const text = (rounds: number) => `${`${first} and ${second}, `.repeat(rounds)}${first}${second}`;
      localStorage.setItem('control', alone);
      const opening = indexedDB.open('controls', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const change = database.transaction('rows', 'readwrite');
      const done = new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      const rows = change.objectStore('rows');
      rows.put({ text: alone }, 'small');
      rows.put({ text: text(500) }, 'folded');
      // Beyond a megabyte Firefox writes a file beside the database, beyond 64 kB when folded Chromium does.
      rows.put({ text: text(50_000) }, 'beside');
      await done;
      database.close();
      const { local } = (api.browser ?? api.chrome).storage;
      await local.set({ controlPlain: alone });
      // Beyond four megabytes Chromium turns its log into a table, and tables are folded.
      for (let part = 0; part < 6; part += 1) await local.set({ [`controlFolded${part}`]: text(20_000) });
    },
    [plain, ...halves] as const,
  );
  return {
    plain: { name: 'plain control', value: plain },
    folded: { name: 'folded control', value: folded },
  };
}
