import { beforeAll, describe, expect, it } from 'vitest';
import { findPlaintext } from './check';
import { createFixture, type Fixture, MARKER, PASSWORD } from './fixture';
import type { Snapshot } from './machine';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
});

const diskWith = (row: object, local = '[]'): Snapshot => ({
  local,
  session: '[]',
  alarms: '[]',
  database: { version: 20, tables: [{ name: 'sealed', keyPath: 'name', indexes: [], rows: [row] }] },
});

const name = `my ${MARKER} bank`;

describe('what lies on disk in the clear', () => {
  it.each([
    ['as a text', { name }],
    ['as the name of a member', { [name]: 1 }],
    ['in a map', { stamps: new Map([[name, 1]]) }],
    ['as bytes', { bytes: new TextEncoder().encode(name) }],
    ['as UTF-16', { bytes: new Uint8Array(Buffer.from(name, 'utf16le')) }],
    ['in base64', { text: Buffer.from(name).toString('base64') }],
    ['in base64, a letter later', { text: Buffer.from(` ${name}`).toString('base64') }],
    ['in base64, two letters later', { text: Buffer.from(`  ${name}`).toString('base64') }],
    ['in hex', { text: Buffer.from(name).toString('hex') }],
  ])('is found %s', async (_, row) => {
    expect(await findPlaintext(diskWith(row), fixture)).toEqual(['marker lies on disk in the clear']);
  });

  it('is found beside the database', async () => {
    const local = JSON.stringify([['accounts', PASSWORD + fixture.userKeyText]]);
    expect(await findPlaintext(diskWith({}, local), fixture)).toEqual([
      'password lies on disk in the clear',
      'user key lies on disk in the clear',
    ]);
  });

  it('is nothing where there is nothing', async () => {
    expect(await findPlaintext(diskWith({ name: 'rows:1' }), fixture)).toEqual([]);
  });
});
