import { describe, expect, it } from 'vitest';
import { CodedError } from '../errors';
import { isOwnPage, route } from './serve';

const handlers = {
  'vault.item': ({ id }: { id: string }) => `item ${id}`,
  'account.unlock': () => {
    throw new CodedError('wrong-password');
  },
  'sync.now': () => Promise.reject(new TypeError('a secret in a message')),
};

describe('route', () => {
  const ask = (name: string, args?: unknown) => route(handlers as never, { name, args });

  it('answers by the table', async () => {
    expect(await ask('vault.item', { id: '7' })).toEqual({ ok: true, result: 'item 7' });
  });
  it('gives errors as codes, and nothing of what is not ours', async () => {
    expect(await ask('account.unlock')).toEqual({
      ok: false,
      error: { code: 'wrong-password', details: {} },
    });
    expect(JSON.stringify(await ask('sync.now'))).not.toContain('secret');
  });
  it.each(['vault.all', 'constructor', '__proto__', 'toString', ''])('refuses %j', async (name) => {
    expect(await ask(name)).toEqual({ ok: false, error: { code: 'refused-sender', details: {} } });
  });
});

describe('isOwnPage', () => {
  const own = { id: 'me', origin: 'chrome-extension://me/' };
  it.each([
    [{ id: 'me', url: 'chrome-extension://me/popup.html' }, true],
    [{ id: 'me', url: 'https://evil.example/chrome-extension://me/' }, false],
    [{ id: 'me', url: undefined }, false],
    [{ id: 'other', url: 'chrome-extension://me/popup.html' }, false],
    [{ id: 'me', url: 'chrome-extension://me.evil/popup.html' }, false],
  ])('%j is %s', (sender, isOwn) => {
    expect(isOwnPage(sender, own.id, own.origin)).toBe(isOwn);
  });
});
