import { zstdDecompressSync } from 'node:zlib';
import { readVarint, unfoldSnappy } from './snappy.ts';

const FOOTER_BYTES = 48;
const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex');

interface Handle {
  readonly at: number;
  readonly length: number;
}

function readHandle(bytes: Uint8Array, at: number): (Handle & { next: number }) | null {
  const offset = readVarint(bytes, at);
  const length = offset && readVarint(bytes, offset.next);
  return length && { at: offset.value, length: length.value, next: length.next };
}

/** A block as it was before it was folded; the byte behind it tells how. */
function openBlock(table: Buffer, { at, length }: Handle): Buffer | null {
  const block = table.subarray(at, at + length);
  const kind = table[at + length];
  if (kind === 1) return unfoldSnappy(block);
  return kind === 2 ? zstdDecompressSync(block) : block;
}

interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** The entries of a block. Keys stand in it without what they share with the one before. */
function readEntries(block: Buffer): Entry[] {
  const entries: Entry[] = [];
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  let key = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    const shared = readVarint(block, at);
    const own = shared && readVarint(block, shared.next);
    const size = own && readVarint(block, own.next);
    if (!size) break;
    const valueAt = size.next + own.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(size.next, valueAt)]);
    entries.push({ key, value: block.subarray(valueAt, valueAt + size.value) });
    at = valueAt + size.value;
  }
  return entries;
}

const isBlock = (block: Buffer | null): block is Buffer => block !== null && block.length >= 4;

/** Everything in a LevelDB table, unfolded: all keys and values (google/leveldb, table_format.md). None where it is no table. */
export function readTable(table: Buffer): Buffer[] {
  if (table.length < FOOTER_BYTES || !table.subarray(-TABLE_MAGIC.length).equals(TABLE_MAGIC)) return [];
  const metaIndex = readHandle(table, table.length - FOOTER_BYTES);
  const index = metaIndex && readHandle(table, metaIndex.next);
  const blocks = index && openBlock(table, index);
  if (!isBlock(blocks)) throw new Error('a LevelDB table without an index');
  return readEntries(blocks).flatMap(({ key, value }) => {
    const handle = readHandle(value, 0);
    const block = handle && openBlock(table, handle);
    if (!isBlock(block)) throw new Error('a LevelDB table with a block that cannot be read');
    return [key, ...readEntries(block).map((entry) => Buffer.concat([entry.key, entry.value]))];
  });
}

const LOG_BLOCK = 32_768;
const LOG_HEADER = 7;
const FULL = 1;
const FIRST = 2;
const LAST = 4;

/** Every record of a LevelDB log, put together where it was cut at the edge of a block (google/leveldb, log_format.md). */
export function readLog(log: Buffer): Buffer[] {
  const records: Buffer[] = [];
  let parts: Buffer[] = [];
  for (let at = 0; at + LOG_HEADER <= log.length; ) {
    const left = LOG_BLOCK - (at % LOG_BLOCK);
    const length = log.readUInt16LE(at + 4);
    const kind = log[at + 6] ?? 0;
    if (left < LOG_HEADER || kind < FULL || kind > LAST || length > left - LOG_HEADER) {
      at += left;
      continue;
    }
    if (kind === FULL || kind === FIRST) parts = [];
    parts.push(log.subarray(at + LOG_HEADER, at + LOG_HEADER + length));
    if (kind === FULL || kind === LAST) records.push(Buffer.concat(parts.splice(0)));
    at += LOG_HEADER + length;
  }
  return records;
}
