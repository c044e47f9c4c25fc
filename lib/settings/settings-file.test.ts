import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, parseSettingsFile, SETTINGS, type Settings, settingNames, writeSettingsFile } from '.';

const DEFAULTS = Object.fromEntries(settingNames.map((name) => [name, SETTINGS[name].fallback])) as Settings;
const anySettings = fc.record(
  Object.fromEntries(
    settingNames.map((name) => [name, fc.constantFrom(...(SETTINGS[name].choices as readonly unknown[]))]),
  ),
) as fc.Arbitrary<Settings>;
const file = (settings: object, more: object = {}) =>
  JSON.stringify({ format: 'latchkey-settings', version: 1, settings, ...more });

describe('a file of settings', () => {
  it('brings back what was written into it', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const written = { settings, quietSites: ['shop.example'], generator: { kind: 'password' } };
        expect(parseSettingsFile(writeSettingsFile(written))).toEqual(written);
        expect(changesOf(settings, parseSettingsFile(writeSettingsFile(written)))).toEqual([]);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['another program’s', '{"encrypted":false,"items":[]}'],
    ['a list', '[]'],
    ['no settings', '{"format":"latchkey-settings","settings":[]}'],
    ['far too long', file({}, { pad: 'x'.repeat(300_000) })],
  ])('is refused: %s', (_, text) => {
    expect(() => parseSettingsFile(text)).toThrow('settings-file');
  });

  it('takes nothing but what is allowed', () => {
    const text = file(
      JSON.parse('{"__proto__":{"badge":false},"badge":"yes","lockAfterMinutes":5,"newer":1}'),
      { quietSites: ['shop.example', 7, 'https://evil.example/', 'a b'] },
    );
    const taken = parseSettingsFile(text);
    expect(taken.settings).toEqual({ lockAfterMinutes: 5 });
    expect(taken.quietSites).toEqual(['shop.example']);
    expect(({} as { badge?: unknown }).badge).toBeUndefined();
  });

  it('marks what protects less', () => {
    const strict = {
      ...DEFAULTS,
      lockAfterMinutes: 5,
      lockAction: 'signOut',
      clipboardSeconds: 30,
      defaultMatch: 3,
    } as const;
    const loose = {
      lockAfterMinutes: 0,
      lockAction: 'lock',
      clipboardSeconds: 300,
      defaultMatch: 0,
      theme: 'dark',
    } as const;
    const changes = changesOf(strict, { settings: loose, quietSites: [], generator: null });
    expect(changes.filter(({ isLooser }) => isLooser).map(({ name }) => name)).toEqual([
      'lockAfterMinutes',
      'lockAction',
      'defaultMatch',
      'clipboardSeconds',
    ]);
    const back = changesOf({ ...DEFAULTS, ...loose }, { settings: strict, quietSites: [], generator: null });
    expect(back.filter(({ isLooser }) => isLooser)).toEqual([]);
  });

  it.each([
    [5, 3, true],
    [2, 1, true],
    [1, 2, false],
    [0, 1, false],
  ] as const)(
    'knows that another way to compare addresses may protect less: %i to %i',
    (from, to, isLooser) => {
      const [change] = changesOf(
        { ...DEFAULTS, defaultMatch: from },
        { settings: { defaultMatch: to }, quietSites: [], generator: null },
      );
      expect(change?.isLooser).toBe(isLooser);
    },
  );
});
