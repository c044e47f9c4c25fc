import { describe, expect, it } from 'vitest';
import { cleanUrl, originsOf, serverUrls } from './server-urls';

describe('cleanUrl', () => {
  it.each([
    ['vault.hollis.dev', 'https://vault.hollis.dev'],
    [' https://vault.hollis.dev/ ', 'https://vault.hollis.dev'],
    ['https://host/vault//', 'https://host/vault'],
    ['https://host/vault/#/login?x=1', 'https://host/vault'],
    ['localhost:8080', 'http://localhost:8080'],
    ['127.0.0.1:8000', 'http://127.0.0.1:8000'],
    ['http://nas:3000', 'http://nas:3000'],
  ])('%s → %s', (typed, url) => {
    expect(cleanUrl(typed)).toBe(url);
  });
  it.each(['', '   ', 'https://', 'ftp://host', 'javascript://x', 'https://user:pw@host', 'http://[nope'])(
    'refuses %j',
    (typed) => {
      expect(() => cleanUrl(typed)).toThrow('bad-address');
    },
  );
});

describe('serverUrls', () => {
  it('joins paths to a base that has one', () => {
    const urls = serverUrls({ region: 'own', base: 'https://host/vault' });
    expect(urls.api).toBe('https://host/vault/api');
    expect(urls.identity).toBe('https://host/vault/identity');
    expect(urls.webVault).toBe('https://host/vault');
  });
  it('takes separate addresses, and one base for old servers', () => {
    const separate = { identity: 'https://id.host/' };
    expect(serverUrls({ region: 'own', base: 'host', separate })).toMatchObject({
      api: 'https://host/api',
      identity: 'https://id.host',
    });
    expect(serverUrls({ region: 'own', base: 'host' }, true)).toMatchObject({
      api: 'https://host',
      identity: 'https://host',
    });
  });
  it('asks for no more origins than it needs', () => {
    expect(originsOf(serverUrls({ region: 'own', base: 'https://host:8443/x' }))).toEqual(['https://host/*']);
    expect(originsOf(serverUrls({ region: 'us' }))).toEqual([
      'https://api.bitwarden.com/*',
      'https://identity.bitwarden.com/*',
      'https://notifications.bitwarden.com/*',
    ]);
    const off = { region: 'own', base: 'https://host', separate: { notifications: 'http://-' } } as const;
    expect(originsOf(serverUrls(off))).toEqual(['https://host/*']);
  });
});
