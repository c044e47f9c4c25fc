import { IDBFactory as FakeFactory } from 'fake-indexeddb';

/** One table as it lies on disk. */
interface Table {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[];
  readonly rows: readonly unknown[];
}

interface Database {
  readonly version: number;
  readonly tables: readonly Table[];
}

/** Everything of the extension that a browser keeps, at one moment. */
export interface Snapshot {
  readonly local: string;
  readonly session: string;
  readonly alarms: string;
  readonly database: Database | null;
}

/** What a browser keeps for the extension: two storage areas, alarms, and databases. */
export interface Machine {
  readonly local: Map<string, string>;
  readonly session: Map<string, string>;
  readonly alarms: Map<string, unknown>;
  readonly factory: IDBFactory;
}

const NAME = 'latchkey';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The database as it is; null where there is none. What has not been committed is not in it. */
async function dump(factory: IDBFactory): Promise<Database | null> {
  const known = (await factory.databases()).some(({ name }) => name === NAME);
  if (!known) return null;
  const database = await done(factory.open(NAME));
  const names = [...database.objectStoreNames];
  const tables: Table[] = [];
  const transaction = names.length > 0 ? database.transaction(names) : null;
  for (const name of names) {
    const store = transaction?.objectStore(name);
    if (!store) continue;
    const indexes = [...store.indexNames].map((index) => ({
      name: index,
      keyPath: store.index(index).keyPath,
    }));
    tables.push({ name, keyPath: store.keyPath, indexes, rows: await done(store.getAll()) });
  }
  const { version } = database;
  database.close();
  return { version, tables };
}

async function restore(factory: IDBFactory, { version, tables }: Database): Promise<void> {
  const request = factory.open(NAME, version);
  request.onupgradeneeded = () => {
    for (const { name, keyPath, indexes, rows } of tables) {
      const store = request.result.createObjectStore(name, { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath);
      for (const row of rows) store.put(row);
    }
  };
  (await done(request)).close();
}

export async function takeSnapshot({ local, session, alarms, factory }: Machine): Promise<Snapshot> {
  return {
    local: JSON.stringify([...local]),
    session: JSON.stringify([...session]),
    alarms: JSON.stringify([...alarms]),
    database: await dump(factory),
  };
}

/** A browser that keeps what a snapshot says; an empty one unless told. */
export async function createMachine(from?: Snapshot): Promise<Machine> {
  const factory = new FakeFactory();
  if (from?.database) await restore(factory, from.database);
  const entries = <T>(text: string | undefined) => new Map(JSON.parse(text ?? '[]') as [string, T][]);
  return {
    local: entries(from?.local),
    session: entries(from?.session),
    alarms: entries(from?.alarms),
    factory,
  };
}
