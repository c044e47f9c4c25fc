import { describe, expect, it } from 'vitest';
import { KINDS } from '../../lib/items';
import { SETTINGS } from '../../lib/settings';
import { otherItems, sshKeys } from '../server/sample/others';
import { privateLogins } from '../server/sample/private-logins';
import { workLogins } from '../server/sample/work-logins';
import { readShipped } from './source-files';

const samples = [...workLogins('https://site.example'), ...privateLogins, ...otherItems, ...sshKeys()];

describe('every kind of item', () => {
  it('is registered, each file that describes one', () => {
    const described = readShipped()
      .filter(({ path, text }) => path.startsWith('lib/items/') && /: KindSpec = \{/.test(text))
      .map(({ text }) => text.match(/kind: '(\w+)'/)?.[1]);
    expect(described.sort()).toEqual(KINDS.map(({ kind }) => kind).sort());
  });

  it('has a name and a wire number of its own', () => {
    for (const key of ['kind', 'wireType', 'wireObject', 'label'] as const) {
      expect(new Set(KINDS.map((spec) => spec[key])).size, key).toBe(KINDS.length);
    }
  });

  it.each(KINDS.map((spec) => [spec.kind, spec] as const))(
    'has a sample in the vault that tests and the demo use: %s',
    (_, spec) => {
      expect(samples.some(({ type }) => type === spec.wireType)).toBe(true);
    },
  );

  it.each(KINDS.map((spec) => [spec.kind, spec] as const))('lists only fields that it has: %s', (_, spec) => {
    const names = spec.fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(spec.detailFields.filter((name) => !names.includes(name))).toEqual([]);
    const copies = spec.fields.flatMap(({ copy }) => copy ?? []);
    expect(new Set(copies).size).toBe(copies.length);
  });
});

describe('every option', () => {
  it.each(Object.entries(SETTINGS))('starts with one of its own choices: %s', (_, { choices, fallback }) => {
    const allowed: readonly unknown[] = choices;
    expect(allowed).toContain(fallback);
    expect(new Set(allowed).size).toBe(allowed.length);
  });
});
