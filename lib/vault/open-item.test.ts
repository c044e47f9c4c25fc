import { beforeAll, describe, expect, it } from 'vitest';
import { openOverview } from '../../tests/items/open-overview';
import {
  createUserKey,
  importSymmetricKey,
  type SymmetricKey,
  sealBytes,
  sealText,
  uriChecksum,
} from '../crypto';
import type { VaultKeys } from './keys';
import { openItem } from './open-item';

let user: SymmetricKey;
let organization: SymmetricKey;
let keys: VaultKeys;

beforeAll(async () => {
  user = await importSymmetricKey(createUserKey());
  organization = await importSymmetricKey(createUserKey());
  keys = { user: async () => user, organization: async (id) => (id === 'org' ? organization : null) };
});

const ID = 'id-1';

async function sealLogin(key: SymmetricKey, extra: Record<string, unknown> = {}) {
  const uri = 'https://git.hollis.dev/login';
  return {
    id: ID,
    type: 1,
    name: await sealText('Gitea', key),
    notes: await sealText('', key),
    login: {
      username: await sealText('pat@hollis.dev', key),
      password: await sealText('🔑 p\u0000ss', key),
      totp: null,
      uris: [
        { uri: await sealText(uri, key), uriChecksum: await sealText(await uriChecksum(uri), key), match: 2 },
      ],
    },
    fields: [
      { type: 1, name: await sealText('pin', key), value: await sealText('0000', key), linkedId: null },
    ],
    ...extra,
  };
}

describe('openItem', () => {
  it('opens every value, under the user key, an organisation’s key, or the item’s own', async () => {
    const own = createUserKey();
    const ownKey = await importSymmetricKey(own);
    const rows = [
      await sealLogin(user),
      await sealLogin(organization, { organizationId: 'org' }),
      await sealLogin(ownKey, { key: await sealBytes(own, user) }),
      await sealLogin(ownKey, { key: await sealBytes(own, organization), organizationId: 'org' }),
    ];
    for (const raw of rows) {
      const item = await openItem(ID, raw, keys);
      expect(item.problems).toEqual([]);
      expect(item).toMatchObject({ kind: 'login', name: 'Gitea', notes: '', canViewPassword: true });
      expect(item.values).toEqual({ username: 'pat@hollis.dev', password: '🔑 p\u0000ss', totp: null });
      expect(item.uris).toEqual([{ uri: 'https://git.hollis.dev/login', match: 2, checksum: 'valid' }]);
      expect(item.customFields).toEqual([{ type: 'hidden', name: 'pin', value: '0000', linkedId: null }]);
    }
  });

  it('reads the old servers’ letter case', async () => {
    const { name, login } = await sealLogin(user);
    const raw = {
      Id: ID,
      Type: 1,
      Name: name,
      Login: { Username: login.username, Uris: [{ Uri: login.uris[0]?.uri, Match: null }] },
    };
    const item = await openItem(ID, raw, keys);
    expect(item).toMatchObject({ kind: 'login', name: 'Gitea', values: { username: 'pat@hollis.dev' } });
    expect(item.uris[0]).toMatchObject({ match: null, checksum: 'missing' });
  });

  it('names the one value that cannot be read and opens all others', async () => {
    const raw = await sealLogin(user);
    const other = await importSymmetricKey(createUserKey());
    const password = await sealText('elsewhere', other);
    const item = await openItem(
      ID,
      { ...raw, login: { ...raw.login, password, totp: 7, username: '7.abc' } },
      keys,
    );
    expect(item.name).toBe('Gitea');
    expect(item.problems).toEqual(
      expect.arrayContaining([
        { path: 'login.password', reason: 'tampered' },
        { path: 'login.totp', reason: 'wrong-type' },
        { path: 'login.username', reason: 'newer-format' },
      ]),
    );
  });

  it('never reads values without a seal', async () => {
    const raw = await sealLogin(user);
    for (const name of ['0.AAAA|AAAA', 'AAAA|AAAA', '1.AAAA|AAAA|AAAA', 'plain', '4.AAAA']) {
      const item = await openItem(ID, { ...raw, name }, keys);
      expect(item.name).toBeNull();
      expect(item.problems).toContainEqual({ path: 'name', reason: 'tampered' });
    }
  });

  it('marks an address whose checksum is another’s', async () => {
    const raw = await sealLogin(user);
    const uris = [
      { uri: await sealText('https://evil.example', user), uriChecksum: raw.login.uris[0]?.uriChecksum },
    ];
    const item = await openItem(ID, { ...raw, login: { uris } }, keys);
    expect(item.uris[0]).toMatchObject({ uri: 'https://evil.example', checksum: 'wrong' });
  });

  it('says why a whole item cannot be read', async () => {
    const raw = await sealLogin(user);
    const reasonOf = async (odd: unknown) => (await openItem(ID, odd, keys)).problems;
    expect(await reasonOf({ ...raw, organizationId: 'stranger' })).toEqual([
      { path: '*', reason: 'key-missing' },
    ]);
    expect(await reasonOf({ ...raw, data: '{"format_version":1}' })).toEqual([
      { path: '*', reason: 'newer-format' },
    ]);
    expect(await reasonOf({ ...raw, data: { format_version: 1 } })).toEqual([
      { path: '*', reason: 'newer-format' },
    ]);
    expect(await reasonOf({ ...raw, key: 'no key' })).toEqual([{ path: '*', reason: 'tampered' }]);
    expect(await reasonOf('text')).toEqual([{ path: '*', reason: 'wrong-type' }]);
    expect(await reasonOf(null)).toEqual([{ path: '*', reason: 'wrong-type' }]);
  });

  it('shows what a kind of a newer version holds, under the wire’s names', async () => {
    const raw = {
      id: ID,
      type: 6,
      name: await sealText('Bank', user),
      bankAccount: { iban: await sealText('DE00', user), pin: null },
    };
    const item = await openItem(ID, raw, keys);
    expect(item).toMatchObject({ kind: 'unknown', wireType: 6, name: 'Bank', values: { iban: 'DE00' } });
  });
});

describe('openOverview', () => {
  it('opens what lists need and no secret', async () => {
    const row = await openOverview(ID, await sealLogin(user), keys);
    expect(row).toMatchObject({
      name: 'Gitea',
      detail: 'pat@hollis.dev',
      state: 'read',
      copies: ['first', 'second'],
      hasTotp: false,
    });
    expect(JSON.stringify(row)).not.toContain('p\u0000ss');
    expect(JSON.stringify(row)).not.toContain('0000');
  });
  it('shows of a card its last digits only', async () => {
    const card = {
      number: await sealText('4111 1111 1111 4417', user),
      expMonth: await sealText('9', user),
      expYear: await sealText('2028', user),
    };
    const row = await openOverview(ID, { id: ID, type: 3, name: await sealText('Visa', user), card }, keys);
    expect(row.detail).toBe('•••• 4417, 09/28');
    expect(JSON.stringify(row)).not.toContain('4111');
  });
  it('lists what cannot be read with its reason', async () => {
    const raw = await sealLogin(user);
    expect(await openOverview(ID, { ...raw, name: '2.x' }, keys)).toMatchObject({
      state: 'unread',
      problem: 'tampered',
    });
    expect(await openOverview(ID, { ...raw, data: '{"format_version":2}' }, keys)).toMatchObject({
      state: 'newer',
    });
    expect(await openOverview(ID, { ...raw, login: { ...raw.login, username: '2.x' } }, keys)).toMatchObject({
      state: 'partly',
      name: 'Gitea',
    });
    expect(await openOverview(ID, 42, keys)).toMatchObject({ state: 'unread', problem: 'wrong-type' });
  });
});
