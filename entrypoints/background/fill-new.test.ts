import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CodedError } from '../../lib/errors';
import type { FrameFacts } from '../../lib/fill';
import type { Generated } from '../../lib/generator';
import { type SampleForm, sampleFrame } from '../../tests/pages/sample-facts';
import { sampleTab } from '../../tests/pages/sample-tab';
import { fillNew, rulesOf } from './fill-new';

const HERE = 'https://shop.example/account';
const NEW = { type: 'password', label: 'New password', autocomplete: 'new-password' };
const AGAIN = { type: 'password', label: 'Repeat new password', autocomplete: 'new-password' };
const CURRENT = { type: 'password', label: 'Current password', autocomplete: 'current-password' };
const CHANGE: SampleForm = { words: 'Change your password', fields: [NEW, CURRENT, AGAIN] };
const LOGIN: SampleForm = {
  words: 'Sign in',
  fields: [{ label: 'User name' }, { ...CURRENT, label: 'Password' }],
};

let made: Generated[];
const deps = { noteMade: async (entry: Generated) => void made.push(entry) };
const fill = (more: Partial<typeof deps> = {}) =>
  fillNew({ ...deps, ...more }, { tabId: 1, password: 'fresh' });
const frame = (forms: SampleForm[], url = HERE, more: Partial<FrameFacts> = {}) => ({
  ...sampleFrame(forms, url),
  ...more,
});

beforeEach(() => {
  fakeBrowser.reset();
  made = [];
});
afterEach(() => vi.restoreAllMocks());

describe('a new password', () => {
  it('goes into the boxes for it and never into that of the present one', async () => {
    const tab = sampleTab([frame([LOGIN, CHANGE])]);
    expect(await fill()).toMatchObject({ filled: 2, planned: 2, host: 'shop.example' });
    expect(tab.delivered[0]?.values).toMatchObject([
      { handle: 2, role: 'new-password', value: 'fresh' },
      { handle: 4, role: 'confirm-password', value: 'fresh' },
    ]);
  });

  it.each([
    ['a reset', { words: 'Set a new password', fields: [NEW, AGAIN] }, 2],
    ['a new account', { words: 'Create account', fields: [{ label: 'E-mail' }, NEW, AGAIN] }, 2],
    [
      'one box',
      { words: 'Create account', fields: [{ label: 'E-mail' }, { type: 'password', label: 'Password' }] },
      1,
    ],
  ])('is filled into the form of %s', async (_name, form, filled) => {
    sampleTab([frame([form])]);
    expect(await fill()).toMatchObject({ filled });
  });

  it('is kept before it is written, and is not written where it cannot be kept', async () => {
    const tab = sampleTab([frame([CHANGE])], {
      apply: () => {
        expect(made).toMatchObject([{ value: 'fresh', kind: 'password', host: 'shop.example' }]);
        return { filled: ['new-password', 'confirm-password'], skipped: [] };
      },
    });
    await fill();
    const noteMade = () => Promise.reject(new CodedError('locked'));
    await expect(fill({ noteMade })).rejects.toMatchObject({ info: { code: 'locked' } });
    expect(tab.delivered).toHaveLength(1);
  });

  const REFUSED: readonly (readonly [string, FrameFacts[], string])[] = [
    ['a page without such a form', [frame([LOGIN])], 'page-no-fields'],
    ['a page that is not encrypted', [frame([CHANGE], 'http://shop.example/')], 'page-not-secure'],
    ['a frame of another site', [frame([]), frame([CHANGE], 'https://evil.test/')], 'page-frame-other-site'],
    ['a sandboxed frame', [frame([]), frame([CHANGE], HERE, { origin: 'null' })], 'page-not-fillable'],
    [
      'a form that is sent in the clear',
      [frame([{ ...CHANGE, action: 'http://shop.example/' }])],
      'page-not-secure',
    ],
  ];

  it.each(REFUSED)('is neither written nor kept for %s', async (_name, frames, code) => {
    const tab = sampleTab(frames);
    await expect(fill()).rejects.toMatchObject({ info: { code } });
    expect(tab.delivered).toEqual([]);
    expect(made).toEqual([]);
  });

  it('does not follow a tab to another site', async () => {
    const tab = sampleTab([frame([CHANGE])]);
    vi.spyOn(fakeBrowser.tabs, 'get')
      .mockResolvedValueOnce({ id: 1, url: HERE } as never)
      .mockResolvedValue({ id: 1, url: 'https://evil.test/' } as never);
    await expect(fill()).rejects.toMatchObject({ info: { code: 'page-changed' } });
    expect(tab.delivered).toEqual([]);
  });
});

describe('what a page says of passwords', () => {
  it('is that it takes a new one, also where a frame of its own asks for it', async () => {
    sampleTab([frame([CHANGE])]);
    expect(await rulesOf(deps, 1)).toEqual({
      host: 'shop.example',
      takesNew: true,
      rules: '',
      maxLength: null,
    });
    sampleTab([frame([]), frame([CHANGE], 'https://shop.example/frame')]);
    expect(await rulesOf(deps, 1)).toMatchObject({ takesNew: true });
  });

  it('is nothing for a sign-in, nor for what others ask in frames', async () => {
    sampleTab([frame([LOGIN]), frame([CHANGE], 'https://advert.example/')]);
    expect(await rulesOf(deps, 1)).toBeNull();
  });
});
