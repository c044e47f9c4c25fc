import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PlainItem, sealItem } from '../../tests/server/seal-item';
import {
  createUserKey,
  importSymmetricKey,
  openText,
  type SymmetricKey,
  sealBytes,
  sealText,
} from '../crypto';
import { CodedError } from '../errors';
import type { Wire } from '../wire';
import type { VaultKeys } from './keys';
import { openItem } from './open-item';
import { sharedRow } from './share-item';

const ORG = 'b1d7a0de-0000-4000-8000-000000000001';
const PLACE = { organizationId: ORG, collectionIds: ['c0', 'c1'] };

const LOGIN: PlainItem = {
  type: 1,
  name: 'Bank – Zürich',
  notes: 'two\nlines',
  favorite: true,
  login: {
    username: 'pat',
    password: 'secret',
    totp: 'JBSWY3DPEHPK3PXP',
    uris: [{ uri: 'https://bank.example' }, { uri: 'https://other.example', match: 3 }],
    fido2Credentials: [{ credentialId: 'b64.AAAA', keyValue: 'private', rpId: 'bank.example', counter: '0' }],
  },
  fields: [{ type: 1, name: 'PIN', value: '1234' }],
  passwordHistory: [{ password: 'older', lastUsedDate: '2025-01-01T00:00:00.000Z' }],
};

let user: SymmetricKey;
let organization: SymmetricKey;
let keys: VaultKeys;

beforeAll(async () => {
  user = await importSymmetricKey(createUserKey());
  organization = await importSymmetricKey(createUserKey());
  keys = { user: async () => user, organization: async (id) => (id === ORG ? organization : null) };
});

const stored = async (item: PlainItem, withOwnKey: boolean): Promise<Wire> => ({
  ...(await sealItem(item, user, withOwnKey)),
  id: 'a',
  deletedDate: null,
  archivedDate: null,
  collectionIds: [],
});

/** All that can be opened of a row. */
async function contentOf(row: Wire) {
  const { organizationId: _, collectionIds: __, ...content } = await openItem('a', row, keys);
  return content;
}

const codeOf = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof CodedError ? error.info.code : String(error)),
  );

/** Every CipherString in a row. */
const sealsIn = (row: unknown): string[] => JSON.stringify(row).match(/2\.[A-Za-z0-9+/=]+\|[^"]+/g) ?? [];

/** The row with the last character but one of a seal changed, which its MAC does not fit any more. */
const broken = (seal: string): string =>
  `${seal.slice(0, -4)}${seal.at(-4) === 'A' ? 'B' : 'A'}${seal.slice(-3)}`;

describe('an item for an organisation', () => {
  it('with a key of its own has that wrapped anew, and not one other byte changed', async () => {
    const row = await stored(LOGIN, true);
    const moved = await sharedRow(row, PLACE, keys);
    expect(moved.key).not.toBe(row.key);
    expect({ ...moved, ...PLACE, key: row.key }).toEqual({ ...row, ...PLACE });
    expect(moved).toMatchObject(PLACE);
    expect(await contentOf(moved)).toEqual(await contentOf(row));
  });

  it('without one has every value sealed anew, and each opens as it was', async () => {
    const row = await stored(LOGIN, false);
    const moved = await sharedRow(row, PLACE, keys);
    const [before, after] = [sealsIn(row), sealsIn(moved)];
    expect(after).toHaveLength(before.length);
    expect(after.filter((seal) => before.includes(seal))).toEqual([]);
    expect(await contentOf(moved)).toEqual(await contentOf(row));
    for (const seal of after) await expect(openText(seal, user)).rejects.toThrow();
  });

  it('keeps members that are not known here, sealed for its new owner and plain ones as they are', async () => {
    const unknown = {
      later: await sealText('from later', user),
      count: 7,
      list: [{ text: await sealText('x', user) }],
    };
    const row = { ...(await stored(LOGIN, false)), unknown };
    const moved = (await sharedRow(row, PLACE, keys)) as { unknown: typeof unknown } & Wire;
    expect(await openText(moved.unknown.later, organization)).toBe('from later');
    expect(moved.unknown.count).toBe(7);
    expect(await openText(moved.unknown.list[0]?.text, organization)).toBe('x');
  });

  it('has all that is typed into it, whatever that is', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, text, fc.boolean(), async (name, password, value, withOwnKey) => {
        const row = await stored(
          { ...LOGIN, name: `x${name}`, login: { password }, fields: [{ type: 0, name: 'n', value }] },
          withOwnKey,
        );
        expect(await contentOf(await sharedRow(row, PLACE, keys))).toEqual(await contentOf(row));
      }),
      { numRuns: 40 },
    );
  });

  it('takes the keys and names of its files along, where those stand under the key that changes', async () => {
    const fileKey = createUserKey();
    const file = {
      id: 'f',
      key: await sealBytes(fileKey, user),
      fileName: await sealText('a.txt', user),
      size: '9',
    };
    const row = { ...(await stored(LOGIN, false)), attachments: [file] };
    const moved = await sharedRow(row, PLACE, keys);
    const [now] = moved.attachments as (typeof file)[];
    expect(await openText(now?.fileName, organization)).toBe('a.txt');
    expect(now).toMatchObject({ id: 'f', size: '9' });
    const own = { ...(await stored(LOGIN, true)), attachments: [file] };
    expect((await sharedRow(own, PLACE, keys)).attachments).toEqual([file]);
  });

  it.each([true, false])(
    'does not go with a seal in it that was tampered with (own key: %s)',
    async (withOwnKey) => {
      const row = await stored(LOGIN, withOwnKey);
      for (const seal of withOwnKey ? [String(row.key)] : sealsIn(row)) {
        const tampered = JSON.parse(JSON.stringify(row).replace(seal, broken(seal))) as Wire;
        expect(await codeOf(sharedRow(tampered, PLACE, keys))).toBe('item-unreadable');
      }
    },
  );

  it('does not go with a key that is none, or a file whose key does not open', async () => {
    const short = { ...(await stored(LOGIN, true)), key: await sealBytes(new Uint8Array(32), user) };
    expect(await codeOf(sharedRow(short, PLACE, keys))).toBe('item-unreadable');
    const file = {
      id: 'f',
      key: broken(await sealBytes(createUserKey(), user)),
      fileName: await sealText('a', user),
    };
    const filed = { ...(await stored(LOGIN, false)), attachments: [file] };
    expect(await codeOf(sharedRow(filed, PLACE, keys))).toBe('item-unreadable');
  });

  it.each([
    ['share-twice', { organizationId: ORG }],
    ['share-trashed', { deletedDate: '2026-01-01T00:00:00Z' }],
    ['share-archived', { archivedDate: '2026-01-01T00:00:00Z' }],
    ['share-old-file', { attachments: [{ id: 'f', fileName: '2.x', key: null }] }],
  ])('says %s where it may not', async (code, members) => {
    for (const withOwnKey of [true, false])
      expect(await codeOf(sharedRow({ ...(await stored(LOGIN, withOwnKey)), ...members }, PLACE, keys))).toBe(
        code,
      );
  });

  it('goes to none whose key is not here', async () => {
    const other = { ...PLACE, organizationId: 'another' };
    expect(await codeOf(sharedRow(await stored(LOGIN, true), other, keys))).toBe('share-no-key');
  });
});
