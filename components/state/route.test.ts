import { expect, it, vi } from 'vitest';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { HOME, judgeStored } = await import('./route');

const NOW = 1_000_000_000;
const ROUTE = {
  ...HOME,
  screen: 'item',
  itemId: '1',
  search: 'git',
  closed: ['aside:1'],
} as const;
const PLACE = { ...ROUTE, scroll: 120 };

it('A place is taken up again within five minutes', () => {
  expect(judgeStored({ ...PLACE, savedAt: NOW - 60_000 }, NOW)).toEqual({ route: ROUTE, scroll: 120 });
});

it('After that only the closed banners are kept', () => {
  const kept = { route: { ...HOME, closed: ['aside:1'] }, scroll: 0 };
  expect(judgeStored({ ...PLACE, savedAt: NOW - 301_000 }, NOW)).toEqual(kept);
  expect(judgeStored(PLACE, NOW)).toEqual(kept);
});

it.each([null, undefined, 7, 'text'])('%o is no place', (stored) => {
  expect(judgeStored(stored, NOW)).toEqual({ route: HOME, scroll: 0 });
});
