import { describe, expect, it } from 'vitest';
import { type PlainItem, sealItem } from '../../tests/server/seal-item';
import { pascal } from '../../tests/server/shapes/pascal';
import { importSymmetricKey, randomBytes } from '../crypto';
import { draftOf, emptyDraft, type ItemDraft } from '../items';
import type { Wire } from '../wire';
import { cipherRequest } from './cipher-request';
import { openItem } from './open-item';
import { sealDraft, sealNewItem } from './seal-draft';

const user = await importSymmetricKey(randomBytes(64));
const keys = { user: async () => user, organization: async () => null };
const NOW = new Date('2026-11-27T12:00:00Z');

const LOGIN: PlainItem = {
  type: 1,
  name: 'Gitea',
  notes: 'In the cupboard',
  login: {
    username: 'pat',
    password: 'secret',
    totp: 'JBSWY3DPEHPK3PXP',
    uris: [{ uri: 'https://git.example', match: 1 }, { uri: 'https://old.example' }],
    fido2Credentials: [{ credentialId: 'one', rpId: 'git.example' }, { credentialId: 'two' }],
  },
  fields: [
    { type: 1, name: 'PIN', value: '1234' },
    { type: 3, name: 'Same', value: null, linkedId: 100 },
  ],
  passwordHistory: [{ password: 'older', lastUsedDate: '2026-01-01T00:00:00Z' }],
};

const KINDS: readonly PlainItem[] = [
  LOGIN,
  { type: 2, name: 'Note', notes: 'Text' },
  { type: 3, name: 'Visa', card: { number: '4111111111111111', code: '123', expMonth: '9', brand: 'Visa' } },
  { type: 4, name: 'Me', identity: { firstName: 'Pat', lastName: 'Hollis', email: 'pat@hollis.example' } },
  { type: 5, name: 'Key', sshKey: { privateKey: 'p', publicKey: 'q', keyFingerprint: 'SHA256:r' } },
];

const sealed = async (item: PlainItem, more: object = {}): Promise<Wire> =>
  ({ id: 'i', ...(await sealItem(item, user, true)), ...more }) as unknown as Wire;

async function draftFor(row: Wire): Promise<ItemDraft> {
  const draft = draftOf(await openItem('', row, keys));
  if (!draft) throw new Error('no draft');
  return draft;
}

/** Saves a row with a change of its draft. */
async function save(row: Wire, change: (draft: ItemDraft) => Partial<ItemDraft>): Promise<Wire> {
  const draft = await draftFor(row);
  return sealDraft(row, { ...draft, ...change(draft) }, keys, NOW);
}

/** Members in which two rows differ, by path. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const isInner = [a, b].every((value) => typeof value === 'object' && value !== null);
  if (!isInner) return [path];
  const names = new Set([...Object.keys(a as object), ...Object.keys(b as object)]);
  return [...names].flatMap((name) =>
    differences((a as Wire)[name], (b as Wire)[name], path === '' ? name : `${path}.${name}`),
  );
}

describe('a draft that was not changed', () => {
  it.each(KINDS)('leaves the row as it is: $name', async (item) => {
    const row = await sealed(item);
    expect(await save(row, () => ({}))).toBe(row);
  });
});

describe('a change', () => {
  it.each<[string, (draft: ItemDraft) => Partial<ItemDraft>, string[]]>([
    ['of the name', () => ({ name: 'Forge' }), ['name']],
    ['of the note', () => ({ notes: '' }), ['notes']],
    ['of the star', () => ({ favorite: true }), ['favorite']],
    ['of the folder', () => ({ folderId: 'f' }), ['folderId']],
    ['of the question', () => ({ reprompt: true }), ['reprompt']],
    ['of a value', ({ values }) => ({ values: { ...values, username: 'kim' } }), ['login.username']],
    [
      'of the password',
      ({ values }) => ({ values: { ...values, password: 'new' } }),
      ['login.password', 'login.passwordRevisionDate', 'passwordHistory.0', 'passwordHistory.1'],
    ],
    [
      'of an address',
      ({ uris }) => ({
        uris: uris.map((uri, at) => (at === 1 ? { ...uri, uri: 'https://new.example' } : uri)),
      }),
      ['login.uris.1.uri', 'login.uris.1.uriChecksum'],
    ],
    [
      'of a match mode',
      ({ uris }) => ({ uris: uris.map((uri) => ({ ...uri, match: 3 as const })) }),
      ['login.uris.0.match', 'login.uris.1.match'],
    ],
    ['that takes a passkey out', () => ({ passkeys: [0] }), ['login.fido2Credentials.1']],
    [
      'of a field',
      ({ customFields }) => ({
        customFields: customFields.map((field, at) => (at === 0 ? { ...field, name: 'Number' } : field)),
      }),
      ['fields.0.name'],
    ],
  ])('%s touches nothing else', async (_, change, expected) => {
    const row = await sealed(LOGIN);
    const saved = await save(row, change);
    const paths = differences(row, saved).map((path) => path.replace(/^(passwordHistory\.\d).*/, '$1'));
    expect([...new Set(paths)]).toEqual(expect.arrayContaining(expected));
    expect([...new Set(paths)].filter((path) => !expected.includes(path))).toEqual([]);
    const draft = await draftFor(row);
    const { history: _history, ...wanted } = { ...draft, ...change(draft) };
    const { history: _kept, ...found } = await draftFor(saved);
    expect({ ...found, passkeys: found.passkeys.length }).toEqual({
      ...wanted,
      passkeys: wanted.passkeys.length,
    });
  });

  it('keeps what is not known here, and what cannot be opened', async () => {
    const row = await sealed(LOGIN, { notes: '2.broken|x|y', newMember: { deep: [1, null] } });
    const login = { ...(row.login as Wire), newLoginMember: 'kept', totp: '2.broken' };
    const saved = await save({ ...row, login }, ({ values }) => ({ values: { ...values, username: 'kim' } }));
    expect(saved).toMatchObject({
      notes: '2.broken|x|y',
      newMember: { deep: [1, null] },
      login: { newLoginMember: 'kept', totp: '2.broken' },
    });
  });

  it('keeps the spelling of an old server, and sends it in lower case', async () => {
    const row = pascal(await sealed(LOGIN)) as Wire;
    const saved = await save(row, () => ({ name: 'Forge' }));
    expect(differences(row, saved)).toEqual(['Name']);
    const request = cipherRequest(saved, row);
    expect(request).toMatchObject({ name: saved.Name, login: { uris: [{ match: 1 }, {}] } });
    expect(Object.keys(request).filter((name) => /^[A-Z]/.test(name))).toEqual([]);
  });

  it('of a hidden field keeps what stood there', async () => {
    const row = await sealed(LOGIN);
    const saved = await save(row, ({ customFields }) => ({ customFields: customFields.slice(1) }));
    expect((await draftFor(saved)).history.map(({ password }) => password)).toEqual(['PIN: 1234', 'older']);
  });

  it('is refused for what this version does not know whole', async () => {
    const row = await sealed(LOGIN, { extra: `7.${'A'.repeat(40)}` });
    await expect(save({ ...row }, () => ({ name: 'x' }))).rejects.toMatchObject({
      info: { code: 'read-only' },
    });
  });
});

describe('a new item', () => {
  it.each([true, false])('opens as it was typed; with a key of its own: %s', async (withOwnKey) => {
    for (const item of KINDS) {
      const typed = { ...(await draftFor(await sealed(item))), passkeys: [] };
      const added = {
        ...typed,
        uris: typed.uris.map((uri) => ({ ...uri, from: null })),
        customFields: typed.customFields.map((field) => ({ ...field, from: null })),
        history: [],
      };
      const row = await sealNewItem(added, keys, NOW, { withOwnKey, place: null });
      expect(row.key === null).toBe(!withOwnKey);
      expect(await draftFor(row)).toEqual({ ...typed, history: [] });
    }
  });

  it('of nothing but a name has no empty seals', async () => {
    const empty = { ...emptyDraft('login'), name: 'x' };
    const row = await sealNewItem(empty, keys, NOW, { withOwnKey: false, place: null });
    expect(JSON.stringify(row).match(/"2\./g)).toHaveLength(1);
  });
});

describe('what is sent', () => {
  it('has no member that a server would take for more than it is', async () => {
    const base = await sealed(LOGIN, {
      object: 'cipherDetails',
      data: '{"Name":"2.x"}',
      attachments: [{ id: 'a' }],
      collectionIds: ['c'],
      edit: true,
      viewPassword: true,
      permissions: {},
      organizationUseTotp: true,
      creationDate: '2026-01-01T00:00:00Z',
      revisionDate: '2026-02-01T00:00:00.123Z',
      deletedDate: null,
      archivedDate: '2026-02-01T00:00:00Z',
    });
    const { id, ...content } = await sealed(LOGIN);
    const request = cipherRequest(base, base);
    expect(Object.keys(request).sort()).toEqual(
      [...Object.keys(content), 'archivedDate', 'lastKnownRevisionDate'].sort(),
    );
    expect(request.lastKnownRevisionDate).toBe('2026-02-01T00:00:00.123Z');
    expect(id).toBe('i');
  });
});
