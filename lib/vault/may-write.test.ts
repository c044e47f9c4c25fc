import { beforeAll, describe, expect, it } from 'vitest';
import { createNewerKey, sealNewerText } from '../../tests/server/newer/seal-newer';
import { createUserKey, importSymmetricKey, type SymmetricKey, sealText } from '../crypto';
import { CodedError } from '../errors';
import { assertMayWrite, readOnlyReason } from './may-write';

const OURS = { readOnly: null };
const newerText = sealNewerText('x', createNewerKey());
let key: SymmetricKey;
let login: Record<string, unknown>;

beforeAll(async () => {
  key = await importSymmetricKey(createUserKey());
  login = {
    type: 1,
    name: await sealText('Gitea', key),
    login: {
      username: await sealText('pat', key),
      uris: [{ uri: await sealText('https://a.example', key) }],
    },
    fields: [{ type: 0, name: await sealText('n', key), value: null }],
    attachments: [{ id: '1', size: '7340032', sizeName: '7.5 MB', url: 'https://10.0.0.1/7.bin' }],
    data: JSON.stringify({ Name: 'x', Uri: '127.0.0.1' }),
  };
});

const reasonOf = (account: { readOnly: string | null }, raw: unknown): string | undefined => {
  try {
    assertMayWrite(account, raw);
    return undefined;
  } catch (error) {
    if (!(error instanceof CodedError) || error.info.code !== 'read-only') throw error;
    return error.info.details.message;
  }
};

describe('writing', () => {
  it('is allowed for what is known whole: items of the five kinds, and new ones', async () => {
    expect(reasonOf(OURS, null)).toBeUndefined();
    for (const type of [1, 2, 3, 4, 5, '1']) expect(reasonOf(OURS, { ...login, type })).toBeUndefined();
    expect(reasonOf(OURS, { Type: 1, Name: login.name, Login: login.login })).toBeUndefined();
    // What is damaged or old is carried along as it came.
    for (const name of ['2.x', '0.AAAA|AAAA', '4.AAAAAAAAAAAAAAAAAAAAAAAA', null])
      expect(reasonOf(OURS, { ...login, name })).toBeUndefined();
  });

  it('is refused for every item of a newer account, new ones too', () => {
    expect(reasonOf({ readOnly: 'newer-format' }, login)).toBe('newer-format');
    expect(reasonOf({ readOnly: 'newer-format' }, null)).toBe('newer-format');
  });

  it.each([6, 7, 8, 9, 0, -1, 1.5, null, undefined, 'login', {}])(
    'is refused for the unknown kind %j',
    (type) => {
      expect(reasonOf(OURS, { ...login, type })).toBe('unknown-kind');
    },
  );

  it.each([[[]], ['text'], [7], [true], [undefined]])('is refused for what is no item: %j', (raw) => {
    expect(reasonOf(OURS, raw)).toBe('unknown-kind');
  });

  it('is refused for items in an envelope, however the server writes it', () => {
    for (const data of [
      { format_version: 1 },
      { format_version: 99 },
      '{"format_version":1,"wrapped_cek":"2.x"}',
      `{"wrapped_cek":"${'x'.repeat(5_000)}", "format_version" : 1}`,
      'broken "format_version"',
    ])
      expect(reasonOf(OURS, { ...login, data })).toBe('newer-format');
    expect(reasonOf(OURS, { ...login, data: null, Data: { format_version: 2 } })).toBe('newer-format');
  });

  it('is refused when one value anywhere is of a newer type', () => {
    const types = [7, 8, 12, 100].map((type) => newerText.replace(/^7/, String(type)));
    for (const value of types) {
      expect(reasonOf(OURS, { ...login, name: value })).toBe('newer-format');
      expect(reasonOf(OURS, { ...login, key: value })).toBe('newer-format');
      expect(reasonOf(OURS, { ...login, login: { totp: value } })).toBe('newer-format');
      expect(reasonOf(OURS, { ...login, fields: [{}, { value }] })).toBe('newer-format');
      expect(reasonOf(OURS, { ...login, surprise: [[{ deep: [value] }]] })).toBe('newer-format');
    }
  });

  it('is judged without running out of stack, whatever the depth', () => {
    let deep: unknown = newerText;
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(readOnlyReason({ ...login, deep })).toBe('newer-format');
    expect(readOnlyReason({ ...login, deep: Array(15_000).fill(1) })).toBeNull();
    expect(readOnlyReason({ ...login, deep: Array(200_000).fill({ a: 1 }) })).toBe('newer-format');
  });
});
