import { describe, expect, it } from 'vitest';
import { readEvent, readPage } from './read-rows';

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
    expect(readPage({ data }, readEvent)).toMatchObject({ rows: { length: 1 }, unread: 1 });
  });
});
