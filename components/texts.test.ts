import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKS, FINDINGS } from '../lib/doctor/finding';
import { KINDS } from '../lib/items';
import { ACCOUNT_COLOURS } from '../lib/session';
import { leaveOf, SETTINGS, type SettingName } from '../lib/settings';
import messages from '../public/_locales/en/messages.json';
import { EVENT_TYPES } from './console/event-names';
import { DEVICES, PERMISSIONS, POLICIES } from './console/labels';
import { SEATS_FIELDS } from './console/seats-plan';
import { ACTS, isTold } from './directory/act-texts';
import { ALL_CONTROLS } from './policy/policy-controls';
import { isIconName } from './ui/icons';

const ROOT = new URL('..', import.meta.url).pathname;
const texts: Readonly<Record<string, { message: string }>> = messages;

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => read(join(folder, name)));
}

const errorCodes = (): string[] => {
  const union = /export type ErrorCode =([\s\S]*?);/.exec(read('lib/errors/errors.ts'))?.[1] ?? '';
  return [...union.matchAll(/^\s*\| '([a-z-]+)'/gm)].map(([, code]) => code ?? '');
};

const permissions = (): string[] => {
  const config = read('wxt.config.ts');
  const list = /const permissions = \[([\s\S]*?)\];/.exec(config)?.[1] ?? '';
  return [...list.matchAll(/^\s*'(\w+)'/gm)].map(([, name]) => name ?? '');
};

/** Some browser lacks the permission. */
const mayBeMissing = (name: SettingName): boolean => leaveOf(name)?.permissions !== undefined;

const settingKeys = (): string[] =>
  Object.entries(SETTINGS).flatMap(([name, { control, choices }]) => [
    `setting_${name}`,
    `setting_${name}_note`,
    ...(control === 'choice' ? choices.map((choice) => `setting_${name}_${choice}`) : []),
    ...(mayBeMissing(name as SettingName) ? [`setting_${name}_missing`] : []),
  ]);

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'error code': errorCodes().map((code) => `error_${code.replaceAll('-', '_')}`),
  kind: KINDS.flatMap(({ label }) => [label, `${label}Plural`]),
  field: KINDS.flatMap(({ fields }) => fields.map(({ label }) => label)),
  setting: settingKeys(),
  finding: Object.keys(FINDINGS).map((code) => `finding_${code.replaceAll('-', '_')}`),
  check: CHECKS.map((check) => `check_${check}`),
  event: [...EVENT_TYPES].map((type) => `event_${type}`),
  device: Array.from({ length: DEVICES }, (_, number) => `device_${number}`),
  policy: Array.from({ length: POLICIES }, (_, number) => `policy_${number}`),
  'key of a policy': ALL_CONTROLS.map(({ key }) => `policyKey_${key}`),
  'value of a policy': ALL_CONTROLS.flatMap((control) =>
    'choices' in control
      ? [...control.choices].flatMap((value) =>
          value === null ? [] : [`policyValue_${control.key}_${value}`],
        )
      : [],
  ),
  'number of a subscription': Object.values(SEATS_FIELDS).flatMap((fields) =>
    fields.map(({ name }) => `seats_${name}`),
  ),
  'act of an import': ACTS.map((act) => `importAct_${act}`),
  'sum of an import': ACTS.filter(isTold).map((act) => `importSum_${act}`),
  'permission of a member': PERMISSIONS.map((name) => `may_${name}`),
  colour: ACCOUNT_COLOURS.map((colour) => `colour_${colour}`),
  permission: [...permissions(), 'offscreen', 'idle', 'webRequest', 'webRequestAuthProvider'].map(
    (name) => `permission_${name}`,
  ),
};

describe('the visible words', () => {
  it.each(Object.entries(FAMILIES))('name every %s', (_, keys) => {
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !texts[key]?.message)).toEqual([]);
  });

  it('have no entry that nothing shows', () => {
    const code = [
      ...sources('components'),
      ...sources('entrypoints'),
      ...sources('lib'),
      read('wxt.config.ts'),
    ].join('\n');
    const derived = new Set(Object.values(FAMILIES).flat());
    const unused = Object.keys(texts).filter(
      (key) => !derived.has(key) && !code.includes(`'${key}'`) && !code.includes(`__MSG_${key}__`),
    );
    expect(unused).toEqual([]);
  });

  it('are calm: no exclamation marks, no apologies, no blame', () => {
    const loud = Object.entries(texts).filter(([, { message }]) =>
      /!|\boops\b|\bsorry\b|\bplease\b|something went wrong/i.test(message),
    );
    expect(loud).toEqual([]);
  });

  it('stand nowhere else: components hold no words of their own', () => {
    const words = sources('components').flatMap(
      (text) => text.match(/>\s*[A-Z][a-z]+ [a-z ]+[^<>{}();=]*</g) ?? [],
    );
    expect(words).toEqual([]);
  });
});

it('Every icon that a field table or a kind names is drawn', () => {
  const names = KINDS.flatMap(({ icon, fields }) => [icon, ...fields.flatMap((field) => field.icon ?? [])]);
  expect(names.filter((name) => !isIconName(name))).toEqual([]);
});
