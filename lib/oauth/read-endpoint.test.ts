import { describe, expect, it } from 'vitest';
import { readEndpoint } from './read-endpoint';

const code = (text: string) => {
  try {
    return readEndpoint(text, 'field').href;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('an address that a secret may go to', () => {
  it.each([
    ['https://bits.example/token', 'https://bits.example/token'],
    ['https://BITS.example:443/a/../token', 'https://bits.example/token'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/'],
    // The browser reads these as this computer before anything is compared.
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['http://0x7f.1:8080/', 'http://127.0.0.1:8080/'],
    ['http://127.0.0.1./', 'http://127.0.0.1/'],
    ['http://[0:0:0:0:0:0:0:1]/', 'http://[::1]/'],
    ['http://LOCALHOST/', 'http://localhost/'],
  ])('%s is one', (text, href) => {
    expect(code(text)).toBe(href);
  });

  it.each([
    'http://bits.example/',
    'http://localhost.evil.example/',
    'http://notlocalhost/',
    'http://evil.localhost/',
    'http://localhost./',
    'http://0.0.0.0/',
    'http://0/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://127.0.0.1.nip.example/',
    'http://127.0.0.1.evil/',
    'http://bits.example\\@127.0.0.1/',
    'http://127.0.0.1@bits.example/',
    'https://good.example@evil.example/',
    'https://:word@evil.example/',
    'https://good.example/#part',
    'http:127.0.0.1@evil.example',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'data:,https://good.example',
  ])('%s is none', (text) => {
    expect(code(text)).toBe('endpoint-unsafe');
  });
});
