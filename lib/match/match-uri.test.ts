import { describe, expect, it } from 'vitest';
import { baseDomain, hostOf, type MatchOptions, matchUri } from '.';
import { isLoopback } from './parse-uri';

type Quality = ReturnType<typeof matchUri>;
/** Saved address, page, what is expected. */
type Pair = readonly [saved: string, page: string, quality: Quality];

const compare = (uri: string, page: string, match: number | null = null, options?: MatchOptions) =>
  matchUri({ uri, match, checksum: 'valid' }, page, options);

const SITE: readonly Pair[] = [
  // the same host and its neighbours
  ['https://example.com', 'https://example.com/', 'host'],
  ['https://example.com', 'https://example.com/login', 'host'],
  ['https://example.com/login', 'https://example.com/login', 'page'],
  ['https://example.com/login', 'https://example.com/login?next=/x#top', 'page'],
  ['https://example.com/login', 'https://example.com/other', 'host'],
  ['https://example.com', 'https://www.example.com/', 'host'],
  ['https://www.example.com', 'https://example.com/', 'host'],
  ['https://example.com', 'https://login.example.com/', 'site'],
  ['https://login.example.com', 'https://example.com/', 'site'],
  ['https://a.example.com', 'https://b.example.com/', 'site'],
  ['https://a.b.c.example.com', 'https://x.example.com/', 'site'],
  ['https://EXAMPLE.com', 'https://example.COM/', 'host'],
  ['HTTPS://Example.Com/', 'https://example.com/', 'host'],
  [' https://example.com ', 'https://example.com/', 'host'],
  ['https://example.co.uk', 'https://www.example.co.uk/', 'host'],
  ['https://example.co.uk', 'https://pay.example.co.uk/', 'site'],
  ['https://user:pass@example.com', 'https://example.com/', 'host'],
  ['https://example.com', 'https://someone@example.com/', 'host'],
  ['https://a_b.example.com', 'https://example.com/', 'site'],
  // other sites
  ['https://example.com', 'https://example.org/', null],
  ['https://example.com', 'https://example.com.evil.example/', null],
  ['https://example.com', 'https://evilexample.com/', null],
  ['https://example.com', 'https://example.com-evil.example/', null],
  ['https://example.com', 'https://evil.example/example.com', null],
  ['https://example.com', 'https://evil.example/?u=https://example.com', null],
  ['https://example.com', 'https://evil.example/#https://example.com', null],
  ['https://example.com', 'https://example.com@evil.example/', null],
  ['https://example.com', 'https://example.com:443@evil.example/', null],
  ['https://example.com', 'https://evil.example\\@example.com/', null],
  ['https://example.com', 'https://evil.example%2f.example.com/', null],
  ['https://example.com', 'https://examp1e.com/', null],
  ['https://example.com', 'https://example.comm/', null],
  ['https://example.com', 'https://xn--exmple-cua.com/', null],
  ['https://co.uk', 'https://example.co.uk/', null],
  ['https://example.co.uk', 'https://other.co.uk/', null],
  ['https://example.co.uk', 'https://co.uk/', null],
  ['https://com', 'https://example.com/', null],
  ['https://example.com.br', 'https://evil.com.br/', null],
  ['https://a.kobe.jp', 'https://b.kobe.jp/', null],
  ['https://city.kobe.jp', 'https://www.city.kobe.jp/', 'host'],
  // tenants of one registered name: the private section of the list
  ['https://alice.github.io', 'https://alice.github.io/', 'host'],
  ['https://alice.github.io', 'https://mallory.github.io/', null],
  ['https://github.io', 'https://mallory.github.io/', null],
  ['https://github.io', 'https://github.io/', 'host'],
  ['https://one.blogspot.com', 'https://two.blogspot.com/', null],
  ['https://one.herokuapp.com', 'https://two.herokuapp.com/', null],
  ['https://one.netlify.app', 'https://two.netlify.app/', null],
  ['https://one.vercel.app', 'https://two.vercel.app/', null],
  ['https://one.pages.dev', 'https://two.pages.dev/', null],
  ['https://one.web.app', 'https://two.web.app/', null],
  ['https://one.azurewebsites.net', 'https://two.azurewebsites.net/', null],
  ['https://one.s3.amazonaws.com', 'https://two.s3.amazonaws.com/', null],
  ['https://one.cloudfront.net', 'https://two.cloudfront.net/', null],
  ['https://one.myshopify.com', 'https://two.myshopify.com/', null],
  ['https://one.gitlab.io', 'https://two.gitlab.io/', null],
  ['https://one.duckdns.org', 'https://two.duckdns.org/', null],
  ['https://nas.one.duckdns.org', 'https://one.duckdns.org/', 'site'],
  ['https://www.google.com', 'https://accounts.google.com/', 'site'],
  ['https://google.com', 'https://script.google.com/a', null],
  ['https://script.google.com', 'https://google.com/', null],
  ['https://script.google.com', 'https://script.google.com/', 'host'],
  ['https://google.com', 'https://sites.google.com/view/mallory', null],
  // ports
  ['https://example.com:8443', 'https://example.com:8443/', 'host'],
  ['https://example.com:8443', 'https://example.com/', null],
  ['https://example.com:8443', 'https://example.com:9443/', null],
  ['https://example.com:8443', 'https://www.example.com:8443/', 'host'],
  ['https://example.com', 'https://example.com:8443/', 'site'],
  ['https://example.com:443', 'https://example.com/', 'host'],
  ['example.com:8080', 'https://example.com:8080/', 'host'],
  ['example.com:8080', 'https://example.com/', null],
  // schemes
  ['http://example.com', 'https://example.com/', 'host'],
  ['http://example.com', 'http://example.com/', 'host'],
  ['http://example.com', 'https://login.example.com/', 'site'],
  ['http://example.com', 'http://login.example.com/', null],
  ['http://example.com:8080', 'https://example.com:8080/', 'host'],
  ['https://example.com', 'http://example.com/', null],
  ['https://example.com', 'http://www.example.com/', null],
  ['example.com', 'https://example.com/', 'host'],
  ['example.com', 'http://example.com/', null],
  ['example.com/login', 'https://example.com/login', 'page'],
  ['//example.com', 'https://example.com/', 'host'],
  // numbers, this machine, single labels: host and port
  ['http://192.168.1.1', 'http://192.168.1.1/', 'host'],
  ['http://192.168.1.1', 'http://192.168.1.2/', null],
  ['http://192.168.1.1', 'http://192.168.1.1:8080/', null],
  ['http://192.168.1.1:8080', 'http://192.168.1.1:8080/', 'host'],
  ['http://192.168.1.1', 'https://192.168.1.1/', 'host'],
  ['https://192.168.1.1', 'http://192.168.1.1/', null],
  ['192.168.1.1', 'http://192.168.1.1/', 'host'],
  ['192.168.1.1', 'https://192.168.1.1/', 'host'],
  ['192.168.1.1:8080', 'http://192.168.1.1:8080/', 'host'],
  ['192.168.1.1', 'http://192.168.1.1:8080/', null],
  ['https://1.1.1.1', 'https://2.1.1.1/', null],
  ['https://1.1', 'https://1.0.0.1/', 'host'],
  ['http://127.0.0.1', 'http://2130706433/', 'host'],
  ['http://127.0.0.1', 'http://0x7f.1/', 'host'],
  ['http://127.0.0.1', 'http://127.1/', 'host'],
  ['http://127.0.0.1', 'http://localhost/', null],
  ['http://localhost', 'http://localhost/', 'host'],
  ['http://localhost:3000', 'http://localhost:3000/', 'host'],
  ['http://localhost:3000', 'http://localhost:4000/', null],
  ['http://localhost', 'http://localhost:3000/', null],
  ['http://localhost:3000', 'http://localhost/', null],
  ['https://localhost', 'http://localhost/', null],
  ['localhost', 'http://localhost/', 'host'],
  ['localhost:3000', 'http://localhost:3000/', 'host'],
  ['localhost:3000', 'https://localhost:3000/', 'host'],
  ['http://app.localhost:3000', 'http://app.localhost:3000/', 'host'],
  ['http://app.localhost:3000', 'http://api.localhost:3000/', null],
  ['http://app.localhost', 'http://app.localhost:3000/', null],
  ['http://[::1]:3000', 'http://[::1]:3000/', 'host'],
  ['http://[::1]', 'http://[::2]/', null],
  ['http://[::1]', 'http://[0:0:0:0:0:0:0:1]/', 'host'],
  ['http://[2001:db8::1]:80', 'http://[2001:db8::1]/', 'host'],
  ['https://router', 'https://router/', 'host'],
  ['https://router', 'https://router:8443/', null],
  ['router', 'https://router/', 'host'],
  ['router', 'http://router/', null],
  ['http://nas.local', 'http://nas.local/', 'host'],
  ['https://nas.local', 'https://tv.local/', null],
  ['https://a.nas.lan', 'https://b.nas.lan/', 'site'],
  // letters beyond ASCII
  ['https://bücher.example', 'https://xn--bcher-kva.example/', 'host'],
  ['https://xn--bcher-kva.example', 'https://bücher.example/', 'host'],
  ['https://BÜCHER.example', 'https://shop.bücher.example/', 'site'],
  ['https://bücher.example', 'https://bucher.example/', null],
  ['https://apple.com', 'https://аpple.com/', null],
  ['https://example.com', 'https://ex\u{430}mple.com/', null],
  ['https://example.com', 'https://example。com/', 'host'],
  ['https://example.com', 'https://ｅｘａｍｐｌｅ.com/', 'host'],
  ['https://example.com', 'https://ex%61mple.com/', 'host'],
  ['https://example.com', 'https://exam\u{AD}ple.com/', 'host'],
  // what never is a page
  ['https://example.com', 'https://example.com./', null],
  ['https://example.com.', 'https://example.com/', null],
  ['https://example.com.', 'https://example.com./', null],
  ['https://example.com', 'data:text/html,https://example.com', null],
  ['https://example.com', 'blob:https://example.com/0f0e', null],
  ['https://example.com', 'javascript:void(0)//example.com', null],
  ['https://example.com', 'about:blank', null],
  ['https://example.com', 'about:srcdoc', null],
  ['https://example.com', 'file:///example.com', null],
  ['https://example.com', 'ftp://example.com/', null],
  ['https://example.com', 'ws://example.com/', null],
  ['https://example.com', 'chrome-extension://example.com/', null],
  ['https://example.com', 'moz-extension://example.com/', null],
  ['https://example.com', 'chrome://settings/', null],
  ['https://example.com', 'view-source:https://example.com/', null],
  ['https://example.com', 'example.com', null],
  ['https://example.com', '', null],
  // what never is a saved page
  ['androidapp://com.example', 'https://com.example/', null],
  ['androidapp://example.com', 'https://example.com/', null],
  ['iosapp://example.com', 'https://example.com/', null],
  ['data:text/html,example.com', 'https://example.com/', null],
  ['javascript:alert(1)', 'https://alert/', null],
  ['about:blank', 'https://blank/', null],
  ['file:///etc/passwd', 'https://etc/', null],
  ['mailto:ada@example.com', 'https://example.com/', null],
  ['ada@example.com', 'https://example.com/', null],
  ['ftp://example.com', 'https://example.com/', null],
  ['https://', 'https://example.com/', null],
  ['', 'https://example.com/', null],
  ['not a host', 'https://example.com/', null],
  ['https:///', 'https://example.com/', null],
  ['https://exa mple.com', 'https://example.com/', null],
  ['https://example.com:99999', 'https://example.com/', null],
  ['*', 'https://example.com/', null],
  ['.com', 'https://example.com/', null],
];

const HOST: readonly Pair[] = [
  ['https://example.com', 'https://example.com/a', 'host'],
  ['https://example.com', 'https://www.example.com/', null],
  ['https://example.com', 'https://login.example.com/', null],
  ['https://example.com', 'https://example.com:8443/', null],
  ['https://example.com:8443', 'https://example.com:8443/', 'host'],
  ['https://example.com:8443', 'https://example.com/', null],
  ['https://example.com', 'http://example.com/', null],
  ['http://example.com', 'https://example.com/', 'host'],
  ['example.com', 'https://example.com/', 'host'],
  ['https://example.com', 'https://example.com.evil.example/', null],
];

const START: readonly Pair[] = [
  ['https://example.com', 'https://example.com/anything', 'host'],
  ['https://example.com', 'https://example.com.evil.example/', null],
  ['https://example.com', 'https://example.community/', null],
  ['https://example.com', 'https://example.com@evil.example/', null],
  ['https://example.com/team', 'https://example.com/team/login', 'host'],
  ['https://example.com/team', 'https://example.com/teams', 'host'],
  ['https://example.com/team/', 'https://example.com/team', null],
  ['https://example.com/team', 'https://example.com/other', null],
  ['https://example.com/a/../team', 'https://example.com/team', 'page'],
  ['https://example.com/?id=1', 'https://example.com/?id=1&x', 'host'],
  ['https://example.com/?id=1', 'https://example.com/?x&id=1', null],
  ['https://example.com', 'https://example.com:8443/', null],
  ['https://example.com', 'http://example.com/', null],
  ['https://www.example.com', 'https://example.com/', null],
];

const EXACT: readonly Pair[] = [
  ['https://example.com/login', 'https://example.com/login', 'page'],
  ['https://example.com', 'https://example.com/', 'host'],
  ['https://EXAMPLE.com:443/login', 'https://example.com/login', 'page'],
  ['https://example.com/login', 'https://example.com/login?a', null],
  ['https://example.com/login', 'https://example.com/Login', null],
  ['https://example.com/login', 'https://example.com/login#a', null],
  ['https://example.com/login', 'http://example.com/login', null],
  ['http://example.com/login', 'https://example.com/login', null],
  ['localhost:3000/a', 'http://localhost:3000/a', 'page'],
];

describe('a saved address and a page', () => {
  it.each(SITE)('same site: %s on %s is %s', (saved, page, quality) => {
    expect(compare(saved, page)).toBe(quality);
    expect(compare(saved, page, 0)).toBe(quality);
  });
  it.each(HOST)('host: %s on %s is %s', (saved, page, quality) =>
    expect(compare(saved, page, 1)).toBe(quality),
  );
  it.each(START)('starts with: %s on %s is %s', (saved, page, quality) =>
    expect(compare(saved, page, 2)).toBe(quality),
  );
  it.each(EXACT)('exact: %s on %s is %s', (saved, page, quality) =>
    expect(compare(saved, page, 3)).toBe(quality),
  );

  it('has enough cases to mean something', () => {
    expect(SITE.length + HOST.length + START.length + EXACT.length).toBeGreaterThan(190);
  });

  it('never fits with the mode "never", with a mode that is not known, or with a wrong checksum', () => {
    for (const match of [5, 6, -1, 0.5, Number.NaN]) {
      expect(compare('https://example.com', 'https://example.com/', match)).toBeNull();
    }
    const tampered = { uri: 'https://example.com', match: null, checksum: 'wrong' } as const;
    expect(matchUri(tampered, 'https://example.com/')).toBeNull();
    expect(matchUri({ uri: null, match: null }, 'https://example.com/')).toBeNull();
  });

  it('uses the default mode only where the address has none of its own', () => {
    const strict = { defaultMatch: 1 };
    expect(compare('https://example.com', 'https://login.example.com/', null, strict)).toBeNull();
    expect(compare('https://example.com', 'https://login.example.com/', 0, strict)).toBe('site');
    expect(compare('https://example.com', 'https://example.com/', null, { defaultMatch: 5 })).toBeNull();
  });
});

describe('equivalent sites', () => {
  const options = {
    equivalentDomains: [
      ['google.com', 'youtube.com'],
      ['example.com', 'example.org'],
    ],
  };

  it('share their logins in the mode "same site" only', () => {
    expect(compare('https://google.com', 'https://www.youtube.com/', null, options)).toBe('equivalent');
    expect(compare('https://google.com', 'https://www.youtube.com/', 1, options)).toBeNull();
    expect(compare('https://google.com', 'https://example.org/', null, options)).toBeNull();
    expect(compare('https://google.com', 'http://youtube.com/', null, options)).toBeNull();
    expect(compare('http://google.com', 'http://youtube.com/', null, options)).toBeNull();
    expect(compare('https://google.com:8443', 'https://youtube.com/', null, options)).toBeNull();
  });
});

describe('helpers', () => {
  it('find the base domain, or none', () => {
    expect(baseDomain('a.b.example.co.uk')).toBe('example.co.uk');
    expect(baseDomain('mallory.github.io')).toBe('mallory.github.io');
    for (const none of ['github.io', 'co.uk', 'localhost', '127.0.0.1', '[::1]', '', 'example.com.']) {
      expect(baseDomain(none)).toBeNull();
    }
  });

  it('tell the host of an address in A-labels, with its port', () => {
    expect(hostOf('https://Bücher.example:8443/x')).toBe('xn--bcher-kva.example:8443');
    expect(hostOf('example.com:8080')).toBe('example.com:8080');
    expect(hostOf('https://example.com:443')).toBe('example.com');
    for (const none of [
      'androidapp://com.x',
      'javascript:alert(1)',
      'mailto:a@b.c',
      'https://example.com.',
      '',
    ])
      expect(hostOf(none)).toBeNull();
  });

  it('know what never leaves this machine', () => {
    for (const name of ['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '[::1]'])
      expect(isLoopback(name)).toBe(true);
    for (const name of ['localhost.example', '128.0.0.1', '127.0.0.1.example', '[::2]', 'mylocalhost'])
      expect(isLoopback(name)).toBe(false);
  });
});
