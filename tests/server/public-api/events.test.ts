import { afterEach, describe, expect, it } from 'vitest';
import type { EventEntry, EventPage } from '../../public-api/types.ts';
import { connect, type PublicClient } from './connect.ts';
import { eventEntry } from './event-log.ts';
import {
  createJournal,
  createLargeLog,
  fixedLog,
  idOf,
  type PublicApiOptions,
  type PublicApiServer,
  startPublicApi,
} from './index.ts';
import { dateOf, ticksAt } from './ticks.ts';

let server: PublicApiServer;
let client: PublicClient;
const start = async (options?: PublicApiOptions) => {
  server = await startPublicApi(options);
  client = await connect(server);
};
afterEach(() => server.close());

const DAY = 86_400_000;
const isoAgo = (days: number) => new Date(server.clock.now() - days * DAY).toISOString();
const month = () => ({ start: isoAgo(30), end: isoAgo(0) });

const ask = (query: Readonly<Record<string, string>>) =>
  client.call('GET', `/public/events?${new URLSearchParams(query)}`);
const page = async (query: Readonly<Record<string, string>>) =>
  (await ask(query)).body as unknown as EventPage;

/** Follows the cursors as a good client does: until there is none, or nothing comes any more. */
async function readAll(query: Readonly<Record<string, string>>) {
  const pages: EventPage[] = [];
  let continuationToken = '';
  do {
    pages.push(await page({ ...query, ...(continuationToken && { continuationToken }) }));
    continuationToken = pages.at(-1)?.continuationToken ?? '';
  } while (continuationToken !== '');
  return { pages, rows: pages.flatMap(({ data }) => data) };
}

/** The sample's log replaced by rows a minute apart. */
function fill(count: number): void {
  const rows = Array.from({ length: count }, (_, index) =>
    eventEntry(1000, ticksAt(server.clock.now() - (index + 1) * 60_000)),
  );
  server.organization.journal = createJournal(fixedLog(rows));
}

describe('the sample', () => {
  it('has odd rows of every kind, and nothing left out of a row', async () => {
    await start();
    const { rows } = await readAll(month());
    const families = new Set(rows.map(({ type }) => Math.floor(type / 100)));
    expect(families).toEqual(new Set([10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 99]));
    const has = (fits: (row: EventEntry) => boolean) => expect(rows.some(fits)).toBe(true);
    has(({ actingUserId }) => actingUserId === null);
    has(({ device }) => device === null);
    has(({ device }) => device === 99);
    has(({ ipAddress }) => ipAddress?.includes('::') === true);
    for (const row of rows) expect(Object.keys(row)).toHaveLength(15);
  });
});

describe('pages of events', () => {
  it('are three for 137 rows, newest first, none twice', async () => {
    await start();
    const { pages, rows } = await readAll(month());
    expect(pages.map(({ data }) => data.length)).toEqual([50, 50, 37]);
    expect(rows.map(({ date }) => date)).toEqual(
      rows
        .map(({ date }) => date)
        .toSorted()
        .reverse(),
    );
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(137);
    expect(rows[49]?.date).toBe(rows[50]?.date);
    expect(pages.at(-1)?.continuationToken).toBeNull();
  });

  it('lose a row of the same moment where SQL counts', async () => {
    await start({ kind: 'self-hosted' });
    const { pages } = await readAll(month());
    expect(pages.map(({ data }) => data.length)).toEqual([50, 50, 36]);
    const cursor = pages[0]?.continuationToken ?? '';
    expect(cursor).toMatch(/^\d+$/);
    expect(BigInt(cursor) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(String(Number(cursor))).not.toBe(cursor);
  });

  it('end with an empty text on servers of one winter', async () => {
    await start({ cursor: 'legacy-empty' });
    const { pages } = await readAll(month());
    expect(pages.map(({ continuationToken }) => continuationToken === '')).toEqual([false, false, true]);
  });

  it('have cursors that break when they are not encoded', async () => {
    await start();
    const { continuationToken } = await page(month());
    expect(continuationToken).toMatch(/[!%+= ]/);
    const { start: from, end: to } = month();
    const raw = `/public/events?start=${from}&end=${to}&continuationToken=${continuationToken?.replaceAll(' ', '%20')}`;
    expect((await client.call('GET', raw)).status).toBe(400);
  });

  it.each(['azure', 'sql', 'legacy-empty'] as const)(
    'end with an empty one after exactly fifty rows: %s',
    async (cursor) => {
      await start({ cursor });
      fill(50);
      const { pages } = await readAll(month());
      expect(pages.map(({ data }) => data.length)).toEqual([50, 0]);
    },
  );

  it('stay where they were when something happens in between', async () => {
    await start();
    fill(60);
    const first = await page(month());
    server.organization.journal.add(1000, {}, server.clock.now());
    const second = await page({ ...month(), continuationToken: first.continuationToken ?? '' });
    expect(second.data).toHaveLength(10);
    expect(second.data[0]?.date).not.toBe(first.data.at(-1)?.date);
  });

  it('can be made to go in a circle', async () => {
    await start();
    const mutate = (body: Record<string, unknown>) => ({ ...body, continuationToken: 'again' });
    server.faults.always({ path: '/api/public/events' }, { kind: 'mutate', mutate });
    const first = await page(month());
    expect(first.continuationToken).toBe('again');
  });
});

describe('the window', () => {
  it('is the last thirty days when one end is missing, whatever the other says', async () => {
    await start();
    server.clock.advance(40 * DAY);
    client = await connect(server);
    for (const query of [{}, { start: isoAgo(100) }, { end: isoAgo(30) }])
      expect((await page(query)).data).toEqual([]);
    expect((await page({ start: isoAgo(100), end: isoAgo(30) })).data).toHaveLength(50);
  });

  it('has both its ends, to the seventh digit, and may be turned round', async () => {
    await start();
    const { rows } = await readAll(month());
    const [newer, older] = [rows[3]!.date, rows[6]!.date];
    const inside = async (from: string, to: string) => (await page({ start: from, end: to })).data.length;
    expect(await inside(older, newer)).toBe(4);
    expect(await inside(newer, older)).toBe(4);
    const next = (date: string) => dateOf(BigInt(ticksAt(Date.parse(date))) + 10_000n);
    expect(await inside(next(older), newer)).toBe(3);
  });

  it('spans less than 367 days', async () => {
    await start();
    const wide = await ask({ start: isoAgo(367), end: isoAgo(0) });
    expect([wide.status, wide.body.message]).toEqual([400, 'Date range must be < 367 days.']);
    expect((await ask({ start: isoAgo(366.9), end: isoAgo(0) })).status).toBe(200);
  });

  it.each([{ start: 'soon', end: 'later' }, { itemId: '7' }, { continuationToken: 'made-up' }])(
    'refuses what it cannot read: %j',
    async (query) => {
      await start();
      expect((await ask(query as Record<string, string>)).status).toBe(400);
    },
  );
});

describe('filters', () => {
  const only = async (query: Readonly<Record<string, string>>) =>
    (await readAll({ ...month(), ...query })).rows;

  it.each([
    ['actingUserId', idOf('user', 2)],
    ['itemId', idOf('item', 3)],
    ['secretId', idOf('secret', 2)],
    ['projectId', idOf('project', 1)],
  ] as const)('take rows of one %s', async (name, id) => {
    await start();
    const { rows } = await readAll(month());
    const expected = rows.filter((row) => row[name] === id);
    expect(expected.length).toBeGreaterThan(0);
    expect(await only({ [name]: id })).toEqual(expected);
  });

  it('do not add up: the first that counts wins', async () => {
    await start();
    const both = await only({ actingUserId: idOf('user', 2), itemId: idOf('item', 99) });
    expect(both).toEqual(await only({ actingUserId: idOf('user', 2) }));
    expect(await only({ itemId: idOf('item', 3), projectId: idOf('project', 1) })).toEqual(
      await only({ itemId: idOf('item', 3) }),
    );
  });

  it('find nothing of a foreign item, and do not say that it is foreign', async () => {
    await start();
    const answer = await ask({ ...month(), itemId: idOf('item', 99) });
    expect([answer.status, answer.body.data]).toEqual([200, []]);
  });
});

describe('a log of a hundred thousand rows', () => {
  it('is the same every time, newest first', async () => {
    await start();
    const newest = Date.UTC(2026, 10, 1);
    const [one, other] = [createLargeLog({ newest }), createLargeLog({ newest })];
    expect(one.length).toBe(100_000);
    for (const index of [0, 1, 49, 50_000, 99_999]) expect(one.at(index)).toEqual(other.at(index));
    let before = ticksAt(newest + 1);
    for (let index = 0; index < 5_000; index++) {
      const date = one.at(index).date;
      expect(date < dateOf(before)).toBe(true);
      before = ticksAt(Date.parse(date) + 1);
    }
    expect(() => one.at(100_000)).toThrow('100000');
  });

  it.each([
    ['azure', 100_000],
    ['sql', 10_000],
  ] as const)('is read to its end, none twice: %s, %i rows', { timeout: 120_000 }, async (cursor, count) => {
    await start({ cursor });
    server.organization.journal = createJournal(createLargeLog({ count, newest: server.clock.now() }));
    const { pages, rows } = await readAll({ start: isoAgo(300), end: isoAgo(0) });
    expect(pages).toHaveLength(count / 50 + 1);
    expect(new Set(rows.map(({ date }) => date)).size).toBe(count);
  });

  it('is asked for one person', async () => {
    await start();
    server.organization.journal = createJournal(createLargeLog({ newest: server.clock.now() }));
    const { data } = await page({ start: isoAgo(300), end: isoAgo(0), actingUserId: idOf('user', 7) });
    expect(data).toHaveLength(50);
    expect(new Set(data.map(({ actingUserId }) => actingUserId))).toEqual(new Set([idOf('user', 7)]));
  });
});
