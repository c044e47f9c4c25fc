import { expect, it } from 'vitest';
import { toMade, toTheirs } from './step';

const BASE = { id: 'One', organizationId: 'A', collectionIds: ['c'], name: 'before' };

it('An answer to a write counts when it is of that item, and of its owner; what it does not tell stays', () => {
  expect(toTheirs(BASE, { id: 'one', name: 'now' })).toEqual({
    theirs: { ...BASE, id: 'one', name: 'now', object: undefined },
  });
  expect(toTheirs(BASE, { Id: 'ONE', organizationId: 'a' })).toHaveProperty('theirs');
  for (const answer of [null, 'yes', {}, { name: 'now' }, { id: 'two' }, { id: 'one', organizationId: 'b' }])
    expect(toTheirs(BASE, answer)).toBe('unknown');
});

it('A new item, or one that moves, counts under the owner that it was sent to', () => {
  expect(toTheirs(null, { id: 'one', organizationId: 'A' }, 'a')).toHaveProperty('theirs');
  expect(toTheirs(null, { id: 'one' }, 'a')).toBe('unknown');
  expect(toTheirs(null, { id: 'one', OrganizationId: 'b' }, null)).toBe('unknown');
  const own = { id: 'one', organizationId: null };
  expect(toTheirs(own, { id: 'one', OrganizationId: 'A' }, 'a')).toHaveProperty('theirs');
  expect(toTheirs(own, { id: 'one' }, 'a')).toBe('unknown');
});

it('What is new is known by what was sealed for it; where nothing was, by its owner alone: else it would be made again and again', () => {
  const seal = `2.${'a'.repeat(22)}==|Yg==|Yw==`;
  expect(toMade({ name: seal }, { Id: 'one', Data: { Name: seal } })).toHaveProperty('theirs');
  expect(toMade({ name: seal }, { id: 'one', name: 'Alder' })).toBe('unknown');
  expect(toMade({ name: null, notes: null }, { id: 'one', name: null })).toHaveProperty('theirs');
  expect(toMade({ name: null }, { id: 'one', organizationId: 'a' })).toBe('unknown');
});
