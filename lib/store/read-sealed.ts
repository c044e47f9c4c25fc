import { DATABASE_NAME, SEALED_TABLE, type SealedRow } from './rows';

export interface SealedReader {
  /** Pieces of the sealed overview of an account in the order of their names; undefined for what is not there. */
  read(account: string, names: readonly string[]): Promise<(Uint8Array<ArrayBuffer> | undefined)[]>;
  close(): void;
}

/** Opens what is there; null instead of making a database where there is none. */
function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(null);
    request.onsuccess = () => {
      const database = request.result;
      const isUsable = database.objectStoreNames.contains(SEALED_TABLE);
      if (!isUsable) database.close();
      resolve(isUsable ? database : null);
    };
  });
}

function readAll(
  database: IDBDatabase,
  account: string,
  names: readonly string[],
): Promise<(Uint8Array<ArrayBuffer> | undefined)[]> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(SEALED_TABLE);
    const table = transaction.objectStore(SEALED_TABLE);
    const requests = names.map((name): IDBRequest<SealedRow | undefined> => table.get([account, name]));
    transaction.oncomplete = () => resolve(requests.map(({ result }) => result?.bytes));
    transaction.onabort = () => reject(transaction.error);
  });
}

/**
 * Reads the sealed overview from a page, where the database package would weigh more than all else that the list needs. Creates and
 * changes nothing; a database that cannot be read counts as empty.
 */
export function createSealedReader(name = DATABASE_NAME): SealedReader {
  let opening: Promise<IDBDatabase | null> | null = null;
  const forget = () => {
    opening = null;
  };
  const open = async (): Promise<IDBDatabase | null> => {
    opening ??= openExisting(name);
    const database = await opening;
    if (database === null) return null;
    // The background may have to upgrade or delete the database: nobody waits for a page.
    database.onversionchange = () => {
      database.close();
      forget();
    };
    database.onclose = forget;
    return database;
  };
  return {
    read: async (account, names) => {
      try {
        const database = await open();
        if (database) return await readAll(database, account, names);
      } catch {
        // Closed or damaged between two reads; the next one opens it anew.
      }
      forget();
      return names.map(() => undefined);
    },
    close: () => {
      void opening?.then((database) => database?.close());
      forget();
    },
  };
}
