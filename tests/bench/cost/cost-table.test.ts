import { expect, it } from 'vitest';
import { costTable } from './cost-table.ts';

it('The table of costs has medians, what was added, its bounds, and a word where that is noise', () => {
  const [head, ...rows] = costTable({
    'plain.script': { without: [1, 2, 3], alone: [1, 2, 3], with: [2.5, 3.5, 4.5] },
    'plain.bytes': { without: [0], alone: [0], with: [1600] },
    'grid.still.share': { without: [40, 41], with: [39, 42] },
  });
  expect(head?.slice(1, 5)).toEqual(['without', 'left alone', 'with', 'added']);
  expect(rows).toEqual([
    ['Plain page: scripts of ours', '0.0 kB', '0.0 kB', '1.6 kB', '1.6 kB', '1.6 kB and 1.6 kB', '1', ''],
    ['Plain page: script', '2.0 ms', '2.0 ms', '3.5 ms', '1.5 ms', '1.5 ms and 1.5 ms', '3', ''],
    [
      'Grid drawn anew every frame: main thread at work',
      '40.50 %',
      '-',
      '40.50 %',
      '0.00 %',
      '-1.00 % and 1.00 %',
      '2',
      'too few pairs',
    ],
  ]);
});

it('The table of costs is only its head when nothing was measured', () => {
  expect(costTable({})).toHaveLength(1);
});
