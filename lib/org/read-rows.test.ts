import { describe, expect, it } from 'vitest';
import { MOST_ROWS, readEvent, readGroup, readPage, readPolicy } from './read-rows';

const HOST = 'api.example';

describe('the moment of an event', () => {
  it.each([
    ['2026-11-22T02:17:31.5981234Z', '2026-11-22T02:17:31.5981234Z'],
    ['2026-11-22T03:17:31+01:00', '2026-11-22T03:17:31+01:00'],
    // Some databases give it back without its zone, which is UTC all the same.
    ['2026-11-22T02:17:31.5981234', '2026-11-22T02:17:31.5981234Z'],
    [' 2026-11-22T02:17:31 ', '2026-11-22T02:17:31Z'],
  ])('%s is one that every clock reads alike', (written, date) => {
    expect(readEvent({ type: 1000, date: written })?.date).toBe(date);
  });

  it('costs the event when it is none', () => {
    const data = [
      { type: 1000, date: 'soon' },
      { type: 1000, date: '2026-11-22T02:17:31Z' },
    ];
    expect(readPage({ body: { data }, host: HOST }, readEvent)).toMatchObject({
      rows: { length: 1 },
      unread: 1,
    });
  });

  it('keeps what cannot be read as it came, for whoever takes the log along', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    const data = [{ type: 'new', date: '2026-11-22T02:17:31Z' }, { type: 1000, date: '2026-11-22' }, deep];
    expect(readPage({ body: { data }, host: HOST }, readEvent)).toMatchObject({
      rows: { length: 1 },
      unread: 2,
      raw: ['{"type":"new","date":"2026-11-22T02:17:31Z"}', ''],
    });
  });
});

describe('a list', () => {
  const list = (length: number) => ({
    body: { data: new Array<unknown>(length).fill({ id: 'g' }) },
    host: HOST,
  });

  it('is read as far as organisations can be large, and no further: what it becomes has to fit into a message', () => {
    expect(readPage(list(MOST_ROWS), readGroup).rows).toHaveLength(MOST_ROWS);
    expect(() => readPage(list(MOST_ROWS + 1), readGroup)).toThrow('list-endless');
  });

  it('is none where none is told', () => {
    expect(() => readPage({ body: { data: 'none' }, host: HOST }, readGroup)).toThrow('answer-damaged');
  });
});

describe('a policy', () => {
  it('whose settings are nested without end is told in part: nothing could take them to a page, or back', () => {
    const data = JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as unknown;
    expect(readPolicy({ id: 'p', type: 1, enabled: true, data })).toEqual({
      id: 'p',
      type: 1,
      enabled: true,
      data: null,
      isPart: true,
    });
  });
});
