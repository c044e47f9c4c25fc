import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const MAGIC = 'SQLite format 3\0';

export const isSqlite = (bytes: Buffer): boolean =>
  bytes.subarray(0, MAGIC.length).toString('latin1') === MAGIC;

/** Files that belong to a database; the shared memory beside them is made anew by whoever opens it. */
const BESIDE = ['', '-wal', '-journal'];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function toBytes(value: unknown): Buffer | null {
  if (value instanceof Uint8Array) return Buffer.from(value);
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : null;
}

/** Every text and blob of a table, whole: in the file a long one is cut into pieces that lie anywhere. */
function readTable(database: DatabaseSync, name: string): Buffer[] {
  const rows = database.prepare(`SELECT * FROM ${quoted(name)}`);
  rows.setReadBigInts(true);
  return [...rows.iterate()].flatMap((row) => Object.values(row).flatMap((value) => toBytes(value) ?? []));
}

/** Every text and blob of an SQLite file, read from a copy: the browser may be writing into it. */
export function readSqlite(file: string): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-scan-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    for (const part of BESIDE) if (existsSync(file + part)) copyFileSync(file + part, copy + part);
    const database = new DatabaseSync(copy);
    try {
      const tables = database.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
      );
      return tables.all().flatMap(({ name }) => readTable(database, String(name)));
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
