import { expect, it } from 'vitest';
import { ids, listOf } from '../../tests/gallery/list';
import { keepSelection, type Selection } from './keep-selection';

type List = Parameters<typeof listOf>[0];

/** What is selected after each of these lists, one after the other. */
function after(
  steps: readonly { list: List; chosen?: string | null; about?: string }[],
): (string | undefined)[] {
  let before: Selection | null = null;
  return steps.map(({ list, chosen = null, about = '' }) => {
    before = keepSelection(before, { model: listOf(list), chosen, about });
    return before.entry?.key;
  });
}

const all = (...rows: string[]): List => ({ all: rows });

it('Without a choice the first row is selected; without rows none', () => {
  expect(after([{ list: all('a', 'b') }, { list: {} }, { list: all('b') }])).toEqual([
    'all:a',
    undefined,
    'all:b',
  ]);
});

it('The chosen row stays selected wherever it moves to', () => {
  const chosen = 'all:b';
  expect(
    after([
      { list: all('a', 'b'), chosen },
      { list: all('0', '1', 'a', 'b', 'c'), chosen },
      { list: all('b'), chosen },
    ]),
  ).toEqual(['all:b', 'all:b', 'all:b']);
});

it('A chosen row that has left its section is looked for in the others', () => {
  const chosen = 'site:b';
  expect(
    after([
      { list: { site: ['a', 'b'], all: ['a', 'b', 'c'] }, chosen },
      { list: { site: ['a'], all: ['a', 'b', 'c'] }, chosen },
    ]),
  ).toEqual(['site:b', 'all:b']);
});

it('When it is gone, what stood below it is selected, else what stood above; and that stays', () => {
  const chosen = 'all:c';
  expect(
    after([
      { list: all('a', 'b', 'c', 'd', 'e'), chosen },
      { list: all('a', 'b', 'e'), chosen },
      { list: all('0', 'a', 'b', 'e', 'f'), chosen },
      { list: all('0', 'a', 'b'), chosen },
      { list: all('z'), chosen },
    ]),
  ).toEqual(['all:c', 'all:e', 'all:e', 'all:b', 'all:z']);
});

it('The first row stays selected when others come before it, while it can be seen', () => {
  expect(after([{ list: all('m') }, { list: all('l', 'm') }, { list: all(...ids(9), 'l', 'm') }])).toEqual([
    'all:m',
    'all:m',
    'all:0',
  ]);
});

it('Another search or filter starts at the first row again', () => {
  expect(after([{ list: all('m', 'n') }, { list: all('l', 'm', 'n'), about: 'x' }])).toEqual([
    'all:m',
    'all:l',
  ]);
});
