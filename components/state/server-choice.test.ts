import { describe, expect, it } from 'vitest';
import {
  choiceHost,
  choiceOrigins,
  isOpenWire,
  parseAddress,
  readChoice,
  webVaultOrigins,
  writeChoice,
} from './server-choice';

const own = (base: string, separate?: Record<string, string>) =>
  ({ region: 'own', base, ...(separate && { separate }) }) as const;

describe('a chosen server', () => {
  it.each([
    [own('vault.hollis.dev'), ['https://vault.hollis.dev/*']],
    [own('https://vault.hollis.dev:8443/path/'), ['https://vault.hollis.dev/*']],
    [own('localhost:8080'), ['http://localhost/*']],
    [own('127.0.0.1:8080'), ['http://127.0.0.1/*']],
    [
      own('a.example', { api: 'https://api.a.example', identity: 'https://id.a.example' }),
      ['https://api.a.example/*', 'https://id.a.example/*', 'https://a.example/*'],
    ],
    [
      own('a.example', {
        api: 'https://b.example',
        identity: 'https://b.example',
        notifications: 'http://-',
      }),
      ['https://b.example/*'],
    ],
    [
      own('a.example', { identity: 'https://id.a.example' }),
      ['https://a.example/*', 'https://id.a.example/*'],
    ],
    [
      { region: 'eu' } as const,
      [
        'https://api.bitwarden.eu/*',
        'https://identity.bitwarden.eu/*',
        'https://notifications.bitwarden.eu/*',
      ],
    ],
  ])('%o needs %o', (choice, origins) => {
    expect(choiceOrigins(choice)).toEqual(origins);
  });

  it.each([
    [{ region: 'us' } as const, ['https://vault.bitwarden.com/*']],
    [own('vault.hollis.dev:8443'), ['https://vault.hollis.dev/*']],
    [own('a.example', { webVault: 'https://web.a.example' }), ['https://web.a.example/*']],
    [own('a.example', { webVault: 'http://-' }), []],
  ])('%o is come back to through %o', (choice, origins) => {
    expect(webVaultOrigins(choice)).toEqual(origins);
  });

  it('is told by its host', () => {
    expect(choiceHost(own('https://vault.hollis.dev:8443/x'))).toBe('vault.hollis.dev:8443');
    expect(choiceHost({ region: 'us' })).toBe('bitwarden.com');
  });

  it('is kept as text; what cannot be read is the default', () => {
    const choice = own('a.example', { icons: 'https://i.a.example' });
    expect(readChoice(writeChoice(choice))).toEqual(choice);
    expect(readChoice(writeChoice({ region: 'eu' }))).toEqual({ region: 'eu' });
    for (const odd of ['', 'null', '{}', '[]', '{"region":"own"}', 'vault.example']) {
      expect(readChoice(odd)).toEqual({ region: 'us' });
    }
  });
});

it.each(['', '  ', 'ftp://a.example', 'javascript:alert(1)', 'https://', 'a b'])(
  '%o is no address',
  (typed) => {
    expect(parseAddress(typed)).toBeNull();
  },
);

it('Plain http is open to others, but not on this computer', () => {
  const isOpen = (typed: string) => isOpenWire(parseAddress(typed) as URL);
  expect(isOpen('http://vault.example')).toBe(true);
  expect(isOpen('http://localhost:8080')).toBe(false);
  expect(isOpen('https://vault.example')).toBe(false);
});
