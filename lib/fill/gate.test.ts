import { describe, expect, it } from 'vitest';
import { HOST_PAIRS } from '../../tests/vectors/host-pairs';
import { refuseFrame } from '.';

const uris = [{ uri: 'https://example.com', match: null, checksum: 'valid' }] as const;

function refuse(
  url: string,
  topUrl = url,
  origin = URL.canParse(url) ? new URL(url).origin : 'null',
  allowFrame?: string,
) {
  return refuseFrame({ uris, frame: { url, origin }, topUrl, allowFrame });
}

describe('the gate', () => {
  it('lets the frame of the right site through', () => {
    expect(refuse('https://example.com/login')).toBeNull();
    expect(refuse('https://example.com/frame', 'https://example.com/')).toBeNull();
  });

  it.each([
    ['https://evil.example/', 'https://evil.example/', 'page-other-site'],
    // the right site in a foreign page, and a foreign frame in the right page
    ['https://example.com/', 'https://evil.example/', 'page-frame-other-site'],
    ['https://evil.example/', 'https://example.com/', 'page-other-site'],
    // neighbours are other origins too
    ['https://login.example.com/', 'https://example.com/', 'page-frame-other-site'],
    ['https://example.com:8443/', 'https://example.com/', 'page-frame-other-site'],
    ['http://example.com/', 'https://example.com/', 'page-not-secure'],
    ['https://example.com/', 'http://example.com/', 'page-not-secure'],
    ['http://example.com/', 'http://example.com/', 'page-not-secure'],
    ['http://evil.example/', 'http://evil.example/', 'page-other-site'],
  ])('refuses %s in %s', (url, top, reason) => expect(refuse(url, top)).toBe(reason));

  it('lets a frame of another origin through that was allowed by name, and no other one', () => {
    const [frame, top] = ['https://example.com/login', 'https://portal.example/'];
    const allow = (origin: string, url = frame, page = top, own = new URL(url).origin) =>
      refuse(url, page, own, origin);
    expect(allow('https://example.com')).toBeNull();
    for (const other of [
      'https://portal.example',
      'https://www.example.com',
      'http://example.com',
      'null',
      '',
    ])
      expect(allow(other)).toBe('page-frame-other-site');
    // Leave to fill a frame is no leave to fill it with what belongs elsewhere, over http, or where nobody knows where that is.
    expect(allow('https://evil.example', 'https://evil.example/')).toBe('page-other-site');
    expect(allow('https://example.com', frame, 'http://portal.example/')).toBe('page-not-secure');
    expect(allow('http://example.com', 'http://example.com/')).toBe('page-not-secure');
    expect(allow('null', frame, top, 'null')).toBe('page-not-fillable');
  });

  it.each([
    'about:blank',
    'about:srcdoc',
    'data:text/html,x',
    'blob:https://example.com/1',
    'javascript:1',
    'file:///x',
    'chrome-extension://abc/popup.html',
    'moz-extension://abc/popup.html',
    '',
    'nonsense',
  ])('refuses what is no web page: %s', (url) => {
    expect(refuse(url, 'https://example.com/')).toBe('page-not-fillable');
    expect(refuse('https://example.com/', url, 'https://example.com')).toBe('page-not-fillable');
    expect(refuse(url, 'https://example.com/', 'https://example.com')).toBe('page-not-fillable');
  });

  it('refuses a sandboxed frame and one whose origin is not that of its address', () => {
    expect(refuse('https://example.com/', 'https://example.com/', 'null')).toBe('page-not-fillable');
    expect(refuse('https://example.com/', 'https://example.com/', 'https://evil.example')).toBe(
      'page-not-fillable',
    );
  });

  it('refuses items without an address, and with one that was tampered with', () => {
    const frame = { url: 'https://example.com/', origin: 'https://example.com' };
    const topUrl = frame.url;
    expect(refuseFrame({ uris: [], frame, topUrl })).toBe('page-other-site');
    const wrong = [{ uri: 'https://example.com', match: null, checksum: 'wrong' }] as const;
    expect(refuseFrame({ uris: wrong, frame, topUrl })).toBe('page-other-site');
  });

  describe('of what belongs to no site', () => {
    const refuseAny = (url: string, topUrl = url, origin = new URL(url).origin) =>
      refuseFrame({ uris: [], isForAnySite: true, frame: { url, origin }, topUrl });

    it('opens on any encrypted page, and on this machine', () => {
      expect(refuseAny('https://shop.example/order')).toBeNull();
      expect(refuseAny('http://localhost:3000/')).toBeNull();
      expect(refuseAny('http://127.0.0.1/')).toBeNull();
    });

    it.each([
      ['http://shop.example/', 'http://shop.example/', 'page-not-secure'],
      ['http://localhost.example/', 'http://localhost.example/', 'page-not-secure'],
      ['https://evil.example/', 'https://shop.example/', 'page-frame-other-site'],
      ['http://pay.example/', 'https://shop.example/', 'page-not-secure'],
      ['about:blank', 'https://shop.example/', 'page-not-fillable'],
    ])('refuses %s in %s', (url, top, reason) => expect(refuseAny(url, top)).toBe(reason));

    it('opens a frame for payment that was allowed by name', () => {
      const frame = { url: 'https://pay.example/number', origin: 'https://pay.example' };
      const request = { uris: [], isForAnySite: true, frame, topUrl: 'https://shop.example/' };
      expect(refuseFrame({ ...request, allowFrame: 'https://pay.example' })).toBeNull();
      expect(refuseFrame({ ...request, allowFrame: 'https://shop.example' })).toBe('page-frame-other-site');
    });

    it('refuses a frame that hides its origin', () => {
      expect(refuseAny('https://shop.example/', 'https://shop.example/', 'null')).toBe('page-not-fillable');
    });
  });

  it('agrees with the table of saved addresses and pages', () => {
    for (const { at, saved, match, page, fits } of HOST_PAIRS) {
      const origin = URL.canParse(page) ? new URL(page).origin : 'null';
      const request = { uris: [{ uri: saved, match }], frame: { url: page, origin }, topUrl: page };
      expect([at, refuseFrame(request) === null]).toEqual([at, fits]);
    }
  });

  it.each([
    ['https://shop.example/', null],
    ['http://localhost:3000/', null],
    ['http://app.localhost/', null],
    ['http://127.0.0.2/', null],
    ['http://[::1]:8080/', null],
    ['http://shop.example/', 'page-not-secure'],
    ['http://192.168.1.1/', 'page-not-secure'],
    ['http://127.0.0.1.evil.test/', 'page-not-secure'],
    ['http://localhost.evil.test/', 'page-not-secure'],
    ['https://shop.example./', 'page-not-fillable'],
    ['file:///x', 'page-not-fillable'],
    ['data:text/html,x', 'page-not-fillable'],
  ])('lets what belongs to no site into %s: %s', (url, refusal) => {
    const frame = { url, origin: new URL(url).origin };
    expect(refuseFrame({ uris: [], isForAnySite: true, frame, topUrl: url })).toBe(refusal);
  });
});
