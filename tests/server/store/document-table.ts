import type { DatabaseSync } from 'node:sqlite';

/** Rows that are kept as one JSON text, with some members repeated as columns so that they can be searched. */
export interface DocumentTable<Row extends { readonly id: string }> {
  get(id: string): Row | null;
  /** Adds the row or replaces the one with its id. */
  put(row: Row): void;
  /** Changes some members of a row that exists; gives the row as it is then. */
  change(id: string, members: Partial<Row>): Row;
  remove(id: string): void;
  all(): Row[];
  where<Column extends keyof Row & string>(column: Column, value: Row[Column]): Row[];
  /** Calls `listener` after every change: with the row as it is then, or with null when it was removed. */
  onChange(listener: (id: string, row: Row | null) => void): void;
}

type Cell = string | number | null;

const cell = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' ? value : null;

function createTable(db: DatabaseSync, name: string, columns: readonly string[]): void {
  const extra = columns.map((column) => `, "${column}" TEXT`).join('');
  db.exec(
    `CREATE TABLE IF NOT EXISTS "${name}" (id TEXT PRIMARY KEY${extra}, doc TEXT NOT NULL) WITHOUT ROWID`,
  );
  for (const column of columns)
    db.exec(`CREATE INDEX IF NOT EXISTS "${name}_${column}" ON "${name}" ("${column}")`);
}

/** A table of JSON rows in `db`; `columns` are the members that `where` can search by. */
export function documentTable<Row extends { readonly id: string }>(
  db: DatabaseSync,
  name: string,
  columns: readonly (keyof Row & string)[],
): DocumentTable<Row> {
  createTable(db, name, columns);
  const parse = (found: Record<string, unknown> | undefined): Row | null =>
    found ? (JSON.parse(String(found.doc)) as Row) : null;
  const names = ['id', ...columns, 'doc'].map((column) => `"${column}"`).join(', ');
  const marks = Array.from({ length: columns.length + 2 }, () => '?').join(', ');
  const insert = db.prepare(`INSERT OR REPLACE INTO "${name}" (${names}) VALUES (${marks})`);
  const select = db.prepare(`SELECT doc FROM "${name}" WHERE id = ?`);
  const erase = db.prepare(`DELETE FROM "${name}" WHERE id = ?`);
  const list = db.prepare(`SELECT doc FROM "${name}"`);
  const searches = new Map(
    ['id', ...columns].map((column) => [
      column,
      db.prepare(`SELECT doc FROM "${name}" WHERE "${column}" IS ?`),
    ]),
  );
  const listeners: ((id: string, row: Row | null) => void)[] = [];
  const tell = (id: string, row: Row | null) => {
    for (const listener of listeners) listener(id, row);
  };
  const get = (id: string) => parse(select.get(id));
  const put = (row: Row) => {
    insert.run(row.id, ...columns.map((column) => cell(row[column])), JSON.stringify(row));
    tell(row.id, row);
  };
  return {
    get,
    put,
    change(id, members) {
      const row = get(id);
      if (!row) throw new Error(`no row ${id} in ${name}`);
      const changed = { ...row, ...members };
      put(changed);
      return changed;
    },
    remove(id) {
      erase.run(id);
      tell(id, null);
    },
    all: () => list.all().map((found) => JSON.parse(String(found.doc)) as Row),
    where(column, value) {
      const search = searches.get(column);
      if (!search) throw new Error(`${name} cannot be searched by ${column}`);
      return search.all(cell(value)).map((found) => JSON.parse(String(found.doc)) as Row);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
