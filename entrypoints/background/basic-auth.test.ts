import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settingsItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import type { Item } from '../../lib/items';
import { type BasicAuth, type BasicAuthDeps, createBasicAuth } from './basic-auth';
import { type AuthChallenge, listenForAuth } from './listen-for-auth';
import type { SiteOffer } from './site-offers';

const HERE = 'https://wiki.example/start';
const CHALLENGE: AuthChallenge = {
  request: '7',
  url: HERE,
  type: 'main_frame',
  isProxy: false,
  scheme: 'basic',
  realm: 'Staff only',
};
const ITEM = {
  id: 'one',
  uris: [{ uri: 'https://wiki.example', match: null, checksum: 'valid' }],
  values: { username: 'ada', password: 'secret' },
} as unknown as Item;

let opened: string[];
let state: 'locked' | 'unlocked' | 'signed-out';
let found: readonly SiteOffer[];

const create = (deps: Partial<BasicAuthDeps> = {}): BasicAuth =>
  createBasicAuth({
    offers: async () => found,
    matchOptions: async () => ({}),
    readStatus: async () => ({ state }),
    openItem: async () => ITEM,
    noteUse: async () => undefined,
    ...deps,
  });

const whenOpen = () => vi.waitFor(() => expect(opened).toHaveLength(1));

beforeEach(async () => {
  fakeBrowser.reset();
  opened = [];
  state = 'unlocked';
  found = [{ id: 'one', quality: 'host', row: { id: 'one', name: 'Wiki' } } as unknown as SiteOffer];
  await settingsItem.set({ basicAuth: true });
  vi.spyOn(fakeBrowser.windows, 'create').mockImplementation((async ({ url }: { url: string }) => {
    opened.push(new URL(url).pathname + new URL(url).search);
    return { id: 3 };
  }) as never);
});

describe('a server that asks for a password', () => {
  it('gets the login that the person chooses, and nothing before', async () => {
    const auth = create();
    const reply = auth.challenged(CHALLENGE);
    await whenOpen();
    expect(opened).toEqual(['/auth.html?request=7']);
    expect(await auth.question('7')).toEqual({
      host: 'wiki.example',
      realm: 'Staff only',
      isSecure: true,
      isAgain: false,
      rows: [{ id: 'one', name: 'Wiki' }],
    });
    await auth.answer({ request: '7', id: 'one' });
    expect(await reply).toEqual({ username: 'ada', password: 'secret' });
    await expect(auth.question('7')).rejects.toThrow('not-found');
  });

  it.each([
    ['a proxy', { isProxy: true }],
    ['a picture or a frame', { type: 'sub_frame' }],
    ['a scheme that takes no password', { scheme: 'negotiate' }],
    ['a host with a trailing dot', { url: 'https://wiki.example./' }],
  ] as const)('is left to the browser: %s', async (_, odd) => {
    expect(await create().challenged({ ...CHALLENGE, ...odd })).toBeNull();
    expect(opened).toEqual([]);
  });

  it('is left to the browser while signed out, with nothing that fits, or with the option off', async () => {
    state = 'signed-out';
    expect(await create().challenged(CHALLENGE)).toBeNull();
    state = 'unlocked';
    expect(await create({ offers: async () => [] }).challenged(CHALLENGE)).toBeNull();
    await settingsItem.set({});
    expect(await create().challenged(CHALLENGE)).toBeNull();
    expect(opened).toEqual([]);
  });

  it('shows no name of an item while locked', async () => {
    state = 'locked';
    const auth = create();
    void auth.challenged(CHALLENGE);
    await whenOpen();
    expect((await auth.question('7')).rows).toEqual([]);
  });

  it.each(['http://wiki.example/start', 'https://evil.test/', 'https://wiki.example.evil.test/'])(
    'gets nothing of an item of another place: %s',
    async (url) => {
      const auth = create();
      void auth.challenged({ ...CHALLENGE, url });
      await whenOpen();
      await expect(auth.answer({ request: '7', id: 'one' })).rejects.toBeInstanceOf(CodedError);
    },
  );

  it('gets nothing of an item whose master password was not typed', async () => {
    const openItem = async () => {
      throw new CodedError('reprompt-needed');
    };
    const auth = create({ openItem });
    void auth.challenged(CHALLENGE);
    await whenOpen();
    await expect(auth.answer({ request: '7', id: 'one' })).rejects.toThrow('reprompt-needed');
    expect((await auth.question('7')).rows).toHaveLength(1);
  });

  it('is asked about again when it did not take the login, and not for ever', async () => {
    const auth = create();
    for (const isAgain of [false, true, true]) {
      const reply = auth.challenged(CHALLENGE);
      await vi.waitFor(async () => expect((await auth.question('7')).isAgain).toBe(isAgain));
      await auth.answer({ request: '7', id: 'one' });
      await reply;
    }
    expect(await auth.challenged(CHALLENGE)).toBeNull();
    expect(opened).toHaveLength(3);
  });

  it('is not asked about again after a no; another server of the same request is', async () => {
    const auth = create();
    const reply = auth.challenged(CHALLENGE);
    await whenOpen();
    await auth.answer({ request: '7', id: null });
    expect([await reply, await auth.challenged(CHALLENGE)]).toEqual([null, null]);
    void auth.challenged({ ...CHALLENGE, url: 'https://other.example/' });
    await vi.waitFor(() => expect(opened).toHaveLength(2));
  });

  it('is left to the browser when the window is closed', async () => {
    let closed: (id: number) => void = () => undefined;
    Object.assign(fakeBrowser.windows.onRemoved, {
      hasListener: () => false,
      addListener: (listener: typeof closed) => {
        closed = listener;
      },
    });
    const reply = create().challenged(CHALLENGE);
    await whenOpen();
    await vi.waitFor(async () => {
      closed(3);
      expect(await Promise.race([reply, 'waiting'])).toBeNull();
    });
  });
});

describe('the listener', () => {
  it('answers with nothing when anything goes wrong', async () => {
    type Listener = (details: object, answer: (reply: object) => void) => void;
    let listener: Listener = () => undefined;
    const onAuthRequired = {
      hasListener: () => false,
      addListener: (added: Listener) => {
        listener = added;
      },
    };
    Object.assign(fakeBrowser, { webRequest: { onAuthRequired } });
    vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockImplementation(() => undefined);
    const challenged = vi.fn(async () => {
      throw new CodedError('locked');
    });
    listenForAuth({ challenged }, Promise.resolve());
    const answer = vi.fn();
    listener({ requestId: '7', url: HERE, type: 'main_frame', isProxy: false, scheme: 'Basic' }, answer);
    await vi.waitFor(() => expect(answer).toHaveBeenCalledWith({}));
    expect(challenged).toHaveBeenCalledWith({ ...CHALLENGE, realm: '' });
  });
});
