import { describe, expect, it } from 'vitest';
import { cases } from './suite';

describe('vectors', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => one.run());
});

it('Every case has a name of its own', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});
