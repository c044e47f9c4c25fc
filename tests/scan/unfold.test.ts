import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readLog, readTable } from './leveldb';
import { unfoldMozLz4 } from './lz4';
import { scanFolder } from './scan-folder';
import { unfoldSnappy, unfoldSnappyStream } from './snappy';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-unfold-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** "Wikipedia is " (literal), then "Wiki" copied from 13 back, then ",,,,," copied from itself. */
const FOLDED = Buffer.from([
  ...[23, 12 << 2],
  ...Buffer.from('Wikipedia is '),
  ...[0b001, 13],
  ...[0 << 2, 0x2c],
  ...[(4 << 2) | 2, 1, 0],
]);
const UNFOLDED = 'Wikipedia is Wiki,,,,,,';

describe('Snappy', () => {
  it('is unfolded: literals, near copies, copies that run into themselves', () => {
    expect(unfoldSnappy(FOLDED)?.toString()).toBe(UNFOLDED);
    expect(unfoldSnappy(Buffer.concat([FOLDED, Buffer.from('behind')]))?.toString()).toBe(UNFOLDED);
    const long = Buffer.concat([Buffer.from([0xac, 2, 61 << 2, 0x2b, 0x01]), Buffer.alloc(300, 'x')]);
    expect(unfoldSnappy(long)?.toString()).toBe('x'.repeat(300));
  });

  it('that is damaged or none gives nothing, whatever the bytes', () => {
    expect(unfoldSnappy(FOLDED.subarray(0, -1))).toBeNull();
    expect(unfoldSnappy(Buffer.from([4, 0b001, 1]))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void unfoldSnappy(bytes)));
  });

  it('is unfolded frame by frame', () => {
    const frame = (kind: number, body: Buffer) =>
      Buffer.concat([Buffer.from([kind, body.length + 4, 0, 0, 9, 9, 9, 9]), body]);
    const start = Buffer.from('ff060000734e61507059', 'hex');
    const stream = Buffer.concat([start, frame(0, FOLDED), frame(1, Buffer.from(' bare'))]);
    expect(unfoldSnappyStream(stream)?.toString()).toBe(`${UNFOLDED} bare`);
    expect(unfoldSnappyStream(FOLDED)).toBeNull();
  });
});

it("Firefox's compressed files are unfolded", () => {
  const block = [0x42, ...Buffer.from('abcd'), 4, 0, 0x10, 0x65];
  const file = Buffer.from([...Buffer.from('mozLz40\0'), 11, 0, 0, 0, ...block]);
  expect(unfoldMozLz4(file)?.toString()).toBe('abcdabcdabe');
  expect(unfoldMozLz4(Buffer.from('abcd'))).toBeNull();
});

describe('LevelDB', () => {
  const record = (kind: number, body: Buffer) => {
    const head = Buffer.alloc(7);
    head.writeUInt16LE(body.length, 4);
    head[6] = kind;
    return Buffer.concat([head, body]);
  };

  it('logs are put together where a record was cut', () => {
    const first = Buffer.alloc(32_768 - 7, 'a');
    const log = Buffer.concat([
      record(2, first),
      record(4, Buffer.from('bc')),
      record(1, Buffer.from('whole')),
    ]);
    expect(readLog(log).map(String)).toEqual([`${first}bc`, 'whole']);
  });

  it('tables are opened, with keys that share their start', () => {
    const block = (entries: Buffer) => Buffer.concat([entries, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])]);
    const entries = Buffer.concat([
      Buffer.from([0, 4, 1]),
      Buffer.from('nameA'),
      Buffer.from([3, 1, 1]),
      Buffer.from('yB'),
    ]);
    const bare = block(entries);
    const folded = Buffer.concat([Buffer.from([bare.length, (bare.length - 1) << 2]), bare]);
    const index = block(
      Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from('z'), Buffer.from([0, folded.length])]),
    );
    const footer = Buffer.alloc(48);
    footer.set([0, 0, folded.length + 5, index.length]);
    footer.set(Buffer.from('57fb808b247547db', 'hex'), 40);
    const ends = (kind: number) => Buffer.from([kind, 0, 0, 0, 0]);
    const table = Buffer.concat([folded, ends(1), index, ends(0), footer]);
    expect(readTable(table).map(String)).toEqual(['z', 'nameA', 'namyB']);
    expect(readTable(bare)).toEqual([]);
  });
});

it('A folder is scanned: bare, in compressed files, and in long rows of a database', () => {
  const value = 'MarkerOfThisTest42';
  const text = `${'padding '.repeat(20_000)}${value}`;
  writeFileSync(join(folder, 'bare.txt'), text);
  writeFileSync(join(folder, 'folded.gz'), gzipSync(`${value.slice(0, 9)}_${value.slice(9)}_${value}`));
  writeFileSync(join(folder, 'clean.txt'), 'nothing here');
  const database = new DatabaseSync(join(folder, 'rows.sqlite'));
  database.exec('CREATE TABLE rows (data BLOB) ');
  const insert = database.prepare('INSERT INTO rows VALUES (?)');
  const literal = Buffer.from(`>${value}`);
  insert.run(Buffer.concat([Buffer.from([literal.length, (literal.length - 1) << 2]), literal]));
  insert.run(text);
  database.close();
  const { files, bytes, found } = scanFolder(folder, [{ name: 'marker', value }]);
  expect(files).toBe(4);
  expect(bytes).toBeGreaterThan(2 * text.length);
  const where = (bare: boolean) => [
    ...new Set(found.filter(({ isBare }) => isBare === bare).map(({ file }) => file)),
  ];
  expect(where(true).sort()).toEqual(['bare.txt', 'rows.sqlite']);
  expect(where(false).sort()).toEqual(['folded.gz', 'rows.sqlite']);
});
