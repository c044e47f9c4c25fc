import { describe, expect, it } from 'vitest';
import { utf8Encode } from '../bytes';
import { readToken } from './read-token';

const read = (body: string) =>
  readToken(
    { status: 200, headers: new Headers(), bytes: utf8Encode(body) },
    new URL('https://a.example'),
    'id',
  );

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('an answer that is no token', () => {
  it.each([
    ['{"access_token":"t","type":{"toString":1}}', 'access_token, type'],
    ['{"access_token":"t","scope":[{"toString":1}]}', 'access_token, scope'],
    ['{"access_token":"t","expires_in":{"valueOf":1,"toString":1}}', 'access_token, expires_in'],
    [`{"access_token":"t","scope":${deep(100_000)}}`, 'access_token, scope'],
    ['{"access_token":["t"]}', 'access_token'],
    ['{"access_token":"t","token_type":"mac"}', 'access_token, token_type'],
  ])('is told by the names in it, whatever it is made of: %.60s', async (body, message) => {
    await expect(read(body)).rejects.toMatchObject({
      info: { code: 'no-token', details: { host: 'a.example', message } },
    });
  });

  it.each(['', 'null', '[]', '"t"', deep(100_000), '\ud800'])(
    'is told also when it is %.20s',
    async (body) => {
      await expect(read(body)).rejects.toThrow('no-token');
    },
  );
});
