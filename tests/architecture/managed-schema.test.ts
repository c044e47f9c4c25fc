import { expect, it } from 'vitest';
import { SETTINGS } from '../../lib/settings/registry.ts';
import schema from '../../public/managed-schema.json';

it('An administrator can lay down every option, and the server, and nothing else', () => {
  const typeOf = (value: unknown) => (typeof value === 'number' ? 'integer' : typeof value);
  const options = Object.entries(SETTINGS).map(([name, { choices }]) => {
    const type = typeOf(choices[0]);
    return [name, type === 'boolean' ? { type } : { type, enum: [...choices] }];
  });
  const { server, ...properties } = schema.properties;
  expect(properties).toEqual(Object.fromEntries(options));
  expect(server.type).toBe('string');
});
