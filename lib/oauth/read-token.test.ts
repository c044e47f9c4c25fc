import { describe, expect, it } from 'vitest';
import { utf8Encode } from '../bytes';
import { readToken } from './read-token';

const read = (body: string, status = 200, type = '') =>
  readToken(
    { status, headers: new Headers({ 'Content-Type': type }), bytes: utf8Encode(body) },
    new URL('https://a.example'),
    'id',
  );

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('an answer that is no token', () => {
  it.each([
    ['{"access_token":"t","type":{"toString":1}}', 'access_token, type'],
    ['{"access_token":"t","scope":[{"toString":1}]}', 'access_token, scope'],
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

const seconds = async (body: string) => (await read(body)).seconds;

describe('a token', () => {
  it.each([
    '{"access_token":"t","token_type":null,"type":"Bearer"}',
    '{"access_token":"t","token_type":"","type":"bearer"}',
    '{"access_token":"t","token_type":null,"type":""}',
    '{"access_token":"t","token_type":"Bearer","error":""}',
    '{"access_token":"t","token_type":"Bearer","error":null}',
    '\ufeff{"access_token":"t","token_type":"Bearer"}',
  ])('is read whatever is empty beside it: %s', async (body) => {
    expect(await read(body)).toMatchObject({ accessToken: 't', seconds: null });
  });

  it.each([
    ['3600', 3600],
    ['"3600"', 3600],
    ['" 3600 "', 3600],
    ['"3599.5"', 3599.5],
    ['0', 0],
    ['1e300', 1e300],
    ['"1h"', null],
    ['"1e9"', null],
    ['"0x10"', null],
    ['-1', null],
    ['"-1"', null],
    ['true', null],
    ['[60]', null],
    ['{"valueOf":1,"toString":1}', null],
    ['1e999', null],
  ])('lives for as long as can be read: %s', async (told, wanted) => {
    expect(await seconds(`{"access_token":"t","expires_in":${told}}`)).toBe(wanted);
  });
});

describe('a refusal', () => {
  const problem = 'application/problem+json';
  it.each([
    ['text/plain', 'invalid_client: nope', 'client-refused', 'invalid_client: nope'],
    ['text/plain', 'invalid_client', 'client-refused', 'invalid_client'],
    ['application/json', '"invalid_scope"', 'scope-refused', 'invalid_scope'],
    ['text/plain', 'Incorrect client_secret', 'client-refused', 'Incorrect client_secret'],
    ['text/plain', ' The key has ended.\n', 'server-refused', 'The key has ended.'],
    ['', 'error=invalid_client&error_description=Not+known.', 'client-refused', 'Not known.'],
    [
      problem,
      '{"title":"Not allowed","detail":"The key has ended."}',
      'server-refused',
      'The key has ended.',
    ],
    [problem, '{"title":"Not allowed","status":400}', 'server-refused', 'Not allowed'],
    ['', '{"error":{"code":400,"description":"No such thing."}}', 'server-refused', 'No such thing.'],
    ['', '{"error":{"message":"No such thing."}}', 'server-refused', 'No such thing.'],
    ['', '{"error":"","ErrorModel":{"Message":"Invalid client_id"}}', 'client-refused', 'Invalid client_id'],
    ['', '{"error":"","message":"Slow."}', 'server-refused', 'Slow.'],
    [
      '',
      '{"error":"invalid_request","error_description":"No client_id."}',
      'server-refused',
      'No client_id.',
    ],
    ['application/json', '{"error":"invalid_cli', 'server-refused', 'HTTP 400'],
    ['text/plain', '\u0000\u0001PNG', 'server-refused', 'HTTP 400'],
    ['text/plain', ' ', 'server-refused', 'HTTP 400'],
  ])('is told in its own words: %s %s', async (type, body, code, message) => {
    await expect(read(body, 400, type)).rejects.toMatchObject({ info: { code, details: { message } } });
  });
});
