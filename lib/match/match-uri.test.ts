import { expect, test } from 'vitest';
import { baseDomain, hostOf, matchUri } from '.';

test('smoke', () => {
  console.log(
    [
      'a.b.co.uk',
      'foo.github.io',
      'github.io',
      '127.0.0.1',
      '[::1]',
      'localhost',
      'nas.local',
      'xn--bcher-kva.example',
      '*.x.com',
      'co.uk',
      'a.b.c.kobe.jp',
      's3.amazonaws.com',
      'x.s3.amazonaws.com',
      'foo.home.arpa',
      'a_b.example.com',
    ]
      .map((h) => h + ' ' + baseDomain(h))
      .join('\n'),
  );
  console.log(
    [
      'Bücher.example',
      'data:text/html,x',
      'mailto:a@b.c',
      'example.com:8080',
      'androidapp://com.x',
      'http://2130706433/',
      'https://ex%61mple.com',
      'https://example。com',
      '//example.com',
      'javascript:alert(1)',
      'https:example.com',
      'about:blank',
      'http://0x7f.1',
    ]
      .map((h) => h + ' ' + hostOf(h))
      .join('\n'),
  );
  const m = (u: string, p: string) => matchUri({ uri: u, match: 4 }, p);
  console.log(
    m('^https://bank\\.example', 'https://bank.example/'),
    m('^https://bank\\.example', 'https://bank.example.evil.example/'),
    m('https://bank.example', 'https://evil.example/?https://bank.example'),
    m('^https://([a-z0-9-]+\\.)*bank\\.example/.*', 'https://a.b.bank.example/login'),
    m('^https://.*\\.bank\\.example/', 'https://x.bank.example/login'),
    m('^https://.*\\.bank\\.example/', 'https://evil.example/x.bank.example/'),
    m('^https?://.*$', 'https://a.example/'),
    m('^https?://192\\.168\\.1\\.\\d+/', 'http://192.168.1.7/x'),
  );
  expect(1).toBe(1);
});
