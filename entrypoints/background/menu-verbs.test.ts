import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CodedError } from '../../lib/errors';
import { NO_FLOOR } from '../../lib/generator';
import type { Item } from '../../lib/items';
import type { MatchQuality } from '../../lib/match';
import { createMenuVerbs, type MenuVerbsDeps } from './menu-verbs';
import type { SiteOffer } from './site-offers';

const ITEM = {
  id: 'one',
  kind: 'login',
  values: { username: 'ada', password: 'secret', totp: 'SEED' },
  canViewPassword: true,
  reprompt: false,
} as unknown as Item;

interface World {
  readonly item: Item;
  readonly quality: MatchQuality | null;
  readonly hasClipboard: boolean;
}

let done: string[];
let world: World;

const create = (deps: Partial<MenuVerbsDeps> = {}) =>
  createMenuVerbs({
    offers: async () => (world.quality ? [{ id: 'one', quality: world.quality } as SiteOffer] : []),
    openItem: async () => world.item,
    code: async () => '418902',
    clipboard: {
      write: async (text) => {
        if (world.hasClipboard) done.push(`copied ${text}`);
        return world.hasClipboard;
      },
    },
    armClipboardClear: async () => void done.push('armed'),
    rules: async () => null,
    floor: async () => NO_FLOOR,
    fillNew: async () => {
      throw new CodedError('page-no-fields');
    },
    noteGenerated: async (entries) =>
      void done.push(...entries.map(({ value, host }) => `noted ${value} ${host}`)),
    noteUse: async () => void done.push('used'),
    ...deps,
  });

beforeEach(() => {
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 1, url: 'https://shop.example/new' } as never);
  done = [];
  world = { item: ITEM, quality: 'host', hasClipboard: true };
});

describe('a copy from the page’s menu', () => {
  it.each([
    ['username', ['copied ada', 'used']],
    ['password', ['copied secret', 'armed', 'used']],
    ['totp', ['copied 418902', 'armed', 'used']],
  ] as const)(
    'is the value of the best login, and leaves the clipboard again if it is secret: %s',
    async (what, expected) => {
      await create().copy(what, 1);
      expect(done).toEqual(expected);
    },
  );

  it.each([
    ['nothing fits the page', { quality: null }, 'not-found'],
    ['the login is of a neighbouring host', { quality: 'site' }, 'not-found'],
    [
      'the login has none',
      { item: { ...ITEM, values: { username: 'ada' } } as unknown as Item },
      'not-found',
    ],
    ['the item asks for the master password', { item: { ...ITEM, reprompt: true } }, 'reprompt-needed'],
    ['it may be filled, not seen', { item: { ...ITEM, canViewPassword: false } }, 'hidden-by-organization'],
    ['there is no clipboard', { hasClipboard: false }, 'internal'],
  ] as const)('copies nothing where %s', async (_, odd: Partial<World>, code) => {
    world = { ...world, ...odd };
    await expect(create().copy('password', 1)).rejects.toMatchObject({ info: { code } });
    expect(done).toEqual([]);
  });
});

describe('a password from the page’s menu', () => {
  it('is kept before it is copied, with the site that it is for', async () => {
    await create().generate(1);
    const [noted, copied, armed] = done;
    const value = noted?.split(' ')[1] ?? '';
    expect(value.length).toBe(20);
    expect([noted, copied, armed]).toEqual([`noted ${value} shop.example`, `copied ${value}`, 'armed']);
  });

  it('goes into the boxes for a new one where the page has them, and then onto no clipboard', async () => {
    const fillNew = async ({ password }: { password: string }) => {
      done.push(`filled ${password}`);
      return { filled: 2, planned: 2, skipped: [], host: 'shop.example' };
    };
    await create({ fillNew }).generate(1);
    const value = done[0]?.split(' ')[1] ?? '';
    expect(done).toEqual([`noted ${value} shop.example`, `filled ${value}`]);
  });

  it('keeps the rules of the page', async () => {
    const rules = async () => ({
      host: 'shop.example',
      takesNew: false,
      rules: 'minlength: 8; maxlength: 8; required: digit; allowed: digit',
      maxLength: 8,
    });
    await create({ rules }).generate(1);
    expect(done[1]).toMatch(/^copied \d{8}$/);
  });

  it('is no less than organisations ask for', async () => {
    await create({ floor: async () => ({ ...NO_FLOOR, length: 90 }) }).generate(1);
    expect(done[1]).toMatch(/^copied .{90}$/);
  });

  it('is not made while locked', async () => {
    const noteGenerated = async () => {
      throw new CodedError('locked');
    };
    await expect(create({ noteGenerated }).generate(1)).rejects.toThrow('locked');
    expect(done).toEqual([]);
  });
});
