import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readLog, readTable } from './leveldb.ts';
import { unfoldMozLz4 } from './lz4.ts';
import { unfoldSnappy, unfoldSnappyStream } from './snappy.ts';
import { isSqlite, readSqlite } from './sqlite.ts';

/** Before a value that Chromium has folded before it stored it (IDBValueWrapper: a version that no value has, and "Snappy"). */
const FOLDED_VALUE = Buffer.from([0xff, 0x11, 0x02]);
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** Values that lie folded somewhere inside. */
function foldedValues(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(FOLDED_VALUE); at >= 0; at = bytes.indexOf(FOLDED_VALUE, at + 1)) {
    const value = unfoldSnappy(bytes.subarray(at + FOLDED_VALUE.length));
    if (value) found.push(value);
  }
  return found;
}

function gunzip(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, GZIP.length).equals(GZIP)) return [];
  try {
    return [gunzipSync(bytes)];
  } catch {
    return [];
  }
}

const unlessNull = (bytes: Buffer | null): Buffer[] => (bytes ? [bytes] : []);

const LEVELDB_LOG = /(\.log|^MANIFEST-\d+)$/;

/** What a file holds beside its bare bytes: records put together, and everything that lies compressed in it. */
export function unfold(file: string, bytes: Buffer): Buffer[] {
  // Firefox folds each value of its databases.
  if (isSqlite(bytes))
    return readSqlite(file).flatMap((value) => [value, ...unlessNull(unfoldSnappy(value))]);
  const records = LEVELDB_LOG.test(basename(file)) ? readLog(bytes) : readTable(bytes);
  return [
    ...records,
    ...[bytes, ...records].flatMap(foldedValues),
    ...unlessNull(unfoldSnappyStream(bytes)),
    ...unlessNull(unfoldMozLz4(bytes)),
    ...gunzip(bytes),
  ];
}
