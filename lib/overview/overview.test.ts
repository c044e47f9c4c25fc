import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overviewRow } from '../../tests/items/overview-row';
import { encodeBase64 } from '../bytes';
import { importLocalKey, type LocalKey, randomBytes } from '../crypto';
import type { Overview } from '../items';
import { matchUri } from '../match';
import { ALONE } from '../session';
import { MOST_ROWS } from './chunk-shelf';
import { createDesk } from './desk';
import { editRows, type RowChange } from './edit-rows';
import { emptyHead, type Head } from './head';
import { createPageOverview } from './page-overview';
import { createPieces, type PieceBytes, type Pieces } from './pieces';
import { createOverviewReader, type OverviewReader } from './read-overview';
import { packRow } from './row-codec';
import { sealDesk } from './seal-desk';

const keyBytes = randomBytes(32);
const key: LocalKey = await importLocalKey(keyBytes);

const rowOf = (id: string, name: string, more: Partial<Overview> = {}): Overview =>
  overviewRow({ id, name, ...more });

const at = (uri: string, match: 0 | 1 | 4 | null = null) => ({ uri, match, checksum: 'valid' }) as const;
const put = (row: Overview, text = ''): RowChange => ({ id: row.id, stamp: 1, row: packRow(row), text });
const drop = (id: string): RowChange => ({ id, stamp: 0, row: null, text: '' });

/** An overview on a disk of its own. */
interface Shelf {
  readonly disk: Map<string, PieceBytes>;
  /** Names of the pieces that were read, in order. */
  readonly asked: string[];
  readonly pieces: Pieces;
  readonly reader: OverviewReader;
  /** Applies changes as the background does; gives the names of the pieces that were written. */
  change(changes: readonly RowChange[]): Promise<string[]>;
  head(): Promise<Head>;
  names(): Promise<string[]>;
}

function createShelf(account = 'a'): Shelf {
  const disk = new Map<string, PieceBytes>();
  const pieces = createPieces(account, key);
  const asked: string[] = [];
  const read = async (names: readonly string[]) => {
    asked.push(...names);
    return names.map((name) => disk.get(name));
  };
  const reader = createOverviewReader(pieces, read);
  const head = async () => {
    const found = await reader.head();
    if (!found) throw new Error('no head');
    return found;
  };
  return {
    disk,
    asked,
    pieces,
    reader,
    head,
    change: async (changes) => {
      const desk = createDesk((await reader.head()) ?? emptyHead('salt', 0), async (name, version, empty) =>
        version === 0 ? empty : pieces.open(name, version, disk.get(name)),
      );
      await editRows(desk, changes);
      const note = { generation: 1, isComplete: true, total: 0, lists: desk.head.lists };
      const edit = await sealDesk(desk, pieces, note);
      for (const name of edit.remove) disk.delete(name);
      for (const { name, bytes } of edit.put) disk.set(name, bytes);
      return edit.put.map(({ name }) => name);
    },
    names: async () => (await reader.rows((await head()).chunks)).map(({ name }) => name),
  };
}

const many = (count: number): Overview[] =>
  Array.from({ length: count }, (_, index) =>
    rowOf(`id-${index}`, `Item ${(index * 7919) % count}`, { uris: [at(`https://s${index}.example`)] }),
  );

describe('the rows of an overview', () => {
  it('come back as they were, in the order of their names, whatever they hold', async () => {
    const shelf = createShelf();
    const full = rowOf('1', 'Zeta', {
      kind: 'card',
      detail: '•••• 4417',
      uris: [at('https://a.example', 0), { uri: null, match: null, checksum: 'wrong' }],
      folderId: 'f',
      organizationId: 'o',
      collectionIds: ['c', 'd'],
      favorite: true,
      archived: true,
      hasPasskey: true,
      copies: ['first', 'third'],
      revisionDate: '2026-01-01',
      state: 'partly',
      problem: 'tampered',
    });
    await shelf.change([
      put(full, 'a note'),
      put(rowOf('2', 'alpha')),
      put(rowOf('3', 'Item 10')),
      put(rowOf('4', 'item 9')),
    ]);
    const head = await shelf.head();
    expect(await shelf.names()).toEqual(['alpha', 'item 9', 'Item 10', 'Zeta']);
    expect(await shelf.reader.rowsOf(head, ['1', 'none'])).toEqual([full]);
    expect(await shelf.reader.texts(head.chunks)).toEqual(new Map([['1', 'a note']]));
  });

  it('lie in chunks, of which one change touches one', async () => {
    const shelf = createShelf();
    const rows = many(3000);
    await shelf.change(rows.map((row) => put(row)));
    const { chunks } = await shelf.head();
    expect(chunks.length).toBeGreaterThan(5);
    expect(Math.max(...chunks.map((chunk) => chunk.rows))).toBeLessThanOrEqual(MOST_ROWS);
    const written = await shelf.change([put({ ...rows[1700], favorite: true } as Overview)]);
    expect(written.filter((name) => name.startsWith('rows:'))).toHaveLength(1);
    expect(written.length).toBeLessThanOrEqual(4);
    expect(await shelf.names()).toEqual([...rows.keys()].map((index) => `Item ${index}`));
  });

  it('stay right through any sequence of changes', async () => {
    const change = fc.oneof(
      fc.record({
        id: fc.integer({ min: 0, max: 30 }),
        name: fc.string({ maxLength: 6 }),
        host: fc.integer({ min: 0, max: 4 }),
      }),
      fc.record({ id: fc.integer({ min: 0, max: 30 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 8 }), async (steps) => {
        const shelf = createShelf();
        const truth = new Map<string, Overview>();
        for (const step of steps) {
          const changes = step.map((one): RowChange => {
            if (!('name' in one)) {
              truth.delete(`${one.id}`);
              return drop(`${one.id}`);
            }
            const row = rowOf(`${one.id}`, one.name, { uris: [at(`https://x.site${one.host}.example`)] });
            truth.set(row.id, row);
            return put(row);
          });
          await shelf.change(changes);
        }
        if (steps.length === 0) return;
        const head = await shelf.head();
        const rows = await shelf.reader.rows(head.chunks);
        expect(new Map(rows.map((row) => [row.id, row]))).toEqual(truth);
        expect(await shelf.reader.rowsOf(head, [...truth.keys()])).toHaveLength(truth.size);
        for (let host = 0; host < 5; host += 1) {
          const found = await shelf.reader.site(head, `www.site${host}.example`);
          const expected = [...truth.values()].filter(
            ({ uris }) => uris[0]?.uri === `https://x.site${host}.example`,
          );
          expect(new Set(found.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the rows of a site', () => {
  it('are found by any page of it', async () => {
    const shelf = createShelf();
    await shelf.change([
      put(rowOf('site', 'Site', { uris: [at('https://login.shop.co.uk/x')] })),
      put(rowOf('other', 'Other', { uris: [at('https://other.co.uk')] })),
      put(rowOf('number', 'Number', { uris: [at('http://192.168.1.7:8080')] })),
      put(rowOf('pattern', 'Pattern', { uris: [at('^https://[a-z]+\\.shop\\.co\\.uk/', 4)] })),
      put(rowOf('card', 'Card', { kind: 'card', uris: [at('https://shop.co.uk')] })),
    ]);
    const head = await shelf.head();
    const fits = async (url: string) => {
      const rows = await shelf.reader.site(head, new URL(url).hostname);
      return rows.filter(({ uris }) => uris.some((uri) => matchUri(uri, url) !== null)).map(({ id }) => id);
    };
    expect((await fits('https://www.shop.co.uk/')).sort()).toEqual(['pattern', 'site']);
    expect(await fits('https://evilshop.co.uk/')).toEqual([]);
    expect(await fits('https://co.uk/')).toEqual([]);
    expect(await fits('http://192.168.1.7:8080/')).toEqual(['number']);
    expect(await fits('http://192.168.1.7/')).toEqual([]);
    expect(await fits('http://168.1.7/')).toEqual([]);
  });
});

describe('the rows of sites that count as one', () => {
  it('are found from each of them, and no other', async () => {
    const shelf = createShelf();
    await shelf.change([
      put(rowOf('one', 'One', { uris: [at('https://login.one.example')] })),
      put(rowOf('two', 'Two', { uris: [at('https://two.test')] })),
      put(rowOf('strict', 'Strict', { uris: [at('https://two.test', 1)] })),
      put(rowOf('three', 'Three', { uris: [at('https://three.test')] })),
    ]);
    const head = await shelf.head();
    const groups = [
      ['one.example', 'two.test'],
      ['three.test', 'four.test'],
    ];
    const fits = async (url: string, asOne: string[][] = groups) => {
      const rows = await shelf.reader.site(head, new URL(url).hostname, asOne);
      const options = { equivalentDomains: asOne };
      const fitting = rows.filter(({ uris }) => uris.some((uri) => matchUri(uri, url, options) !== null));
      return fitting.map(({ id }) => id).sort();
    };
    expect(await fits('https://www.one.example/')).toEqual(['one', 'two']);
    expect(await fits('https://two.test/')).toEqual(['one', 'strict', 'two']);
    expect(await fits('https://four.test/')).toEqual(['three']);
    expect(await fits('https://two.test.evil.test/')).toEqual([]);
    expect(await fits('http://two.test/')).toEqual([]);
    expect(await fits('https://two.test/', [])).toEqual(['strict', 'two']);
  });

  it('are looked for in no more pieces than the group has sites', async () => {
    const shelf = createShelf();
    await shelf.change(
      many(2000).map((row, at_) => put({ ...row, uris: [at(`https://site${at_}.example`)] })),
    );
    const head = await shelf.head();
    const others = Array.from({ length: 400 }, (_, index) => [
      `site${index}.example`,
      `twin${index}.example`,
    ]);
    shelf.asked.length = 0;
    await shelf.reader.site(head, 'twin7.example', others);
    // Its own parts of the host, its twin, `=host` and patterns.
    expect(shelf.asked.filter((name) => name.startsWith('sites:')).length).toBeLessThanOrEqual(5);
  });
});

describe('a page that the browser keeps the database from', () => {
  it('opens the same rows from what it asks for', async () => {
    const shelf = createShelf();
    await shelf.change([put(rowOf('1', 'One')), put(rowOf('2', 'Two'))]);
    const page = await createPageOverview({
      account: 'a',
      naming: ALONE,
      key: encodeBase64(keyBytes),
      ask: async (names) =>
        names.map((name) => {
          const bytes = shelf.disk.get(name);
          return bytes ? encodeBase64(bytes) : null;
        }),
    });
    const head = await page.head();
    expect((await page.rows(head?.chunks ?? [])).map(({ name }) => name)).toEqual(['One', 'Two']);
    expect((await page.usage()).size).toBe(0);
  });
});

describe('a sealed piece', () => {
  it('shows nothing of what is in it', async () => {
    const shelf = createShelf();
    await shelf.change([
      put(rowOf('1', 'MARKER-NAME', { uris: [at('https://marker.example')] }), 'MARKER-NOTE'),
    ]);
    const disk = [...shelf.disk.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join();
    expect(disk.toLowerCase()).not.toContain('marker');
  });

  it('opens nowhere else: not as another piece, version or account, not with a bit changed', async () => {
    const shelf = createShelf();
    await shelf.change(many(600).map((row) => put(row)));
    const { chunks } = await shelf.head();
    const [first, second] = chunks.map(({ id, version }) => ({ name: `rows:${id}`, version }));
    if (!first || !second) throw new Error('too few chunks');
    const bytes = shelf.disk.get(first.name);
    await expect(shelf.pieces.open(first.name, first.version, bytes)).resolves.toBeTruthy();
    await expect(shelf.pieces.open(second.name, first.version, bytes)).rejects.toThrow('tampered');
    await expect(shelf.pieces.open(first.name, first.version + 1, bytes)).rejects.toThrow('tampered');
    await expect(createPieces('b', key).open(first.name, first.version, bytes)).rejects.toThrow('tampered');
    await expect(shelf.pieces.open(first.name, first.version, undefined)).rejects.toThrow('tampered');
    for (const at of [0, 11, 12, 500, (bytes?.length ?? 1) - 1]) {
      const bent = Uint8Array.from(bytes ?? []);
      bent[at] = (bent[at] ?? 0) ^ 1;
      await expect(shelf.pieces.open(first.name, first.version, bent)).rejects.toThrow('tampered');
    }
  });

  it('that is missing is noticed, and a damaged head counts as none', async () => {
    const shelf = createShelf();
    await shelf.change(many(600).map((row) => put(row)));
    const head = await shelf.head();
    shelf.disk.delete(`rows:${head.chunks[1]?.id}`);
    await expect(
      createOverviewReader(shelf.pieces, async (names) => names.map((name) => shelf.disk.get(name))).rows(
        head.chunks,
      ),
    ).rejects.toThrow('tampered');
    shelf.disk.set('head', new Uint8Array(64));
    expect(await shelf.reader.head()).toBeNull();
  });
});
