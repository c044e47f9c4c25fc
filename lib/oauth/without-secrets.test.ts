import { describe, expect, it } from 'vitest';
import { CodedError } from '../errors';
import { formsOfSecret, withoutSecrets } from './without-secrets';

const SECRET = `a"b\\c/d+e=f g&h<i>'é`;
const ID = 'client';

const said = (message: string, secrets: readonly string[] = formsOfSecret(ID, SECRET)): string => {
  const error = withoutSecrets(new CodedError('server-refused', { message }), secrets);
  return error instanceof CodedError ? (error.info.details.message ?? '') : String(error);
};

const json = JSON.stringify(SECRET).slice(1, -1);
const dotNet = json.replaceAll(/[+&<>']/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const html = SECRET.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

describe('what a server repeats of a secret is left out of its words', () => {
  it.each([
    ['as it is', SECRET],
    ['in capitals', SECRET.toUpperCase()],
    ['within JSON', json],
    ['within JSON within JSON', JSON.stringify(json).slice(1, -1)],
    ['within JSON as .NET and PHP write it', dotNet.replaceAll('/', '\\/')],
    ['in a form', String(new URLSearchParams({ '': SECRET })).slice(1)],
    ['in an address', encodeURIComponent(SECRET)],
    ['in an address, in small letters', encodeURIComponent(SECRET).toLowerCase()],
    ['in a web page', html.replaceAll('>', '&gt;').replaceAll("'", '&#39;')],
    ['in a web page, by numbers', html.replaceAll("'", '&#x27;')],
    ['by Basic', base64(`${ID}:${SECRET}`)],
    ['by Basic, without its end', base64(`${ID}:${SECRET}`).replaceAll('=', '')],
    ['in base64 alone', base64(SECRET)],
    ['in base64 for addresses', base64(SECRET).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')],
    ['by Basic, in an address', encodeURIComponent(base64(`${ID}:${SECRET}`))],
  ])('%s', (_, form) => {
    expect(said(`Not "${form}", please`)).toMatch(/^Not "…=*(%3D)*", please$/);
  });

  it('also where nobody can write it in an address', () => {
    expect(said('Not a\ud800b.', formsOfSecret('id', 'a\ud800b'))).toBe('Not ….');
  });

  it('and all else stays', () => {
    const words = 'The client is unknown: \\u0041 %41 &amp; "a"';
    expect(said(words)).toBe(words);
    expect(said(words, ['', ''])).toBe(words);
  });
});
