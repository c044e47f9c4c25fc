import { expect, it } from 'vitest';
import { changedCollections, isSameCollections, mergeCollections, withCollections } from './place';

const row = (...collectionIds: string[]) => ({ collectionIds });

it.each([
  ['ours alone changed', ['a'], ['a', 'b'], ['a'], ['a', 'b']],
  ['theirs alone changed', ['a'], ['a'], ['c'], ['c']],
  ['each added one', ['a'], ['a', 'b'], ['a', 'c'], ['a', 'c', 'b']],
  ['one removed what the other kept', ['a', 'b'], ['a'], ['a', 'b', 'c'], ['a', 'c']],
  ['nothing would be left', ['a', 'b'], ['a'], ['b'], ['a']],
])('Collections are merged where %s', (_, base, ours, theirs, merged) => {
  const rows = { base: row(...base), ours: row(...ours), theirs: row(...theirs) };
  expect(mergeCollections(rows)).toEqual(merged);
});

it('Order and case of ids make no difference, and a row that tells of none says nothing', () => {
  expect(isSameCollections(row('A', 'b'), row('B', 'a'))).toBe(true);
  expect(isSameCollections(row('a'), row('a', 'b'))).toBe(false);
  expect(isSameCollections({}, row('a'))).toBe(true);
  expect(isSameCollections({ collectionIds: null }, row('a'))).toBe(true);
});

it('A row stays untouched where it lies there already', () => {
  const before = row('a', 'B');
  expect(withCollections(before, ['b', 'A'])).toBe(before);
  expect(changedCollections(before, { add: ['A', 'c'], remove: ['b'] })).toEqual(['a', 'c']);
});
