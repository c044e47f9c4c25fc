import { describe, expect, it } from 'vitest';
import { openOverview } from '../../tests/items/open-overview';
import { importSymmetricKey, randomBytes, sealText } from '../crypto';
import { searchTextParts } from '../items';
import { openItem } from './open-item';
import { openSearchText } from './open-search-text';
import { openSource } from './open-source';

const user = await importSymmetricKey(randomBytes(64));
const keys = { user: async () => user, organization: async () => null };
const text = await sealText('pat', user);

const problemsOf = async (raw: object): Promise<string[]> =>
  (await openItem('x', { type: 1, name: text, ...raw }, keys)).problems.map(
    ({ path, reason }) => `${path}: ${reason}`,
  );

describe('what an item lacks because it is odd', () => {
  it.each([
    [{ login: 7 }, 'login: wrong-type'],
    [{ login: { uris: 'none' } }, 'login.uris: wrong-type'],
    [{ login: { uris: [null] } }, 'login.uris.0: wrong-type'],
    [{ fields: {} }, 'fields: wrong-type'],
    [{ fields: ['odd'] }, 'fields.0: wrong-type'],
    [{ passwordHistory: 'none' }, 'passwordHistory: wrong-type'],
    [{ attachments: [7] }, 'attachments.0: wrong-type'],
    [{ fields: Array.from({ length: 501 }, () => ({ name: text })) }, 'fields: too-large'],
  ])('is named: %j', async (raw, problem) => {
    expect(await problemsOf(raw)).toEqual([problem]);
  });

  it('is not named where nothing was', async () => {
    expect(
      await problemsOf({ login: null, fields: null, passwordHistory: [], attachments: undefined }),
    ).toEqual([]);
    expect(await problemsOf({ login: { uris: [text] } })).toEqual([]);
  });

  it('shows in its row too', async () => {
    for (const login of [7, { uris: 'none' }]) {
      const row = await openOverview('x', { type: 1, name: text, login }, keys);
      expect(row).toMatchObject({ name: 'pat', state: 'partly', problem: 'wrong-type' });
    }
  });

  it('costs what is behind the last entry that is opened, and no time', async () => {
    const fields = Array.from({ length: 200_000 }, () => 0);
    expect((await openItem('x', { type: 1, fields }, keys)).customFields).toHaveLength(500);
  });
});

describe('a custom field of a type that is none', () => {
  it.each([true, 'odd', {}, 99])('counts as a secret: %j', async (type) => {
    const raw = {
      type: 1,
      name: text,
      fields: [{ type, name: text, value: await sealText('s3cret', user) }],
    };
    expect((await openItem('x', raw, keys)).customFields).toMatchObject([
      { type: 'hidden', value: 's3cret' },
    ]);
    const source = await openSource(raw, keys);
    if ('problem' in source) throw new Error(source.problem);
    expect(searchTextParts(await openSearchText(source))).toContainEqual({ name: 'pat', value: '' });
  });
});
