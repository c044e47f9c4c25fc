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
import { type Item, isSecret, type Overview, withoutSecrets } from '../items';
import type { VaultKeys } from './keys';
import { readOnlyReason } from './may-write';
import { openItem } from './open-item';
import { openListedItems } from './open-lists';

/** What a server may put in any place of a row: made anew for each use, for some are large. */
const ODD: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  number: () => 7,
  'a number beyond all': () => -1e300,
  truth: () => true,
  'no text': () => '',
  text: () => 'text',
  'half a surrogate pair': () => '\ud800x\udfff',
  object: () => ({}),
  list: () => [],
  'names of prototypes': () =>
    JSON.parse('{"__proto__":{"a":"2.AAAAAAAAAAAAAAAAAAAA"},"constructor":{"prototype":{}},"toString":1}'),
  'a list of lists': () => [[[]], {}, null, 7, 'x'],
  'a megabyte': () => 'x'.repeat(1_000_000),
  'a megabyte, sealed': () => `2.${'A'.repeat(22)}==|${'A'.repeat(1_000_000)}|${'A'.repeat(43)}=`,
  'a megabyte of bars': () => `2.${'|'.repeat(1_000_000)}`,
  'type 0': () => '0.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==',
  'type 4': () => `4.${'A'.repeat(344)}`,
  'type 7': () => `7.${'A'.repeat(80)}`,
  'type 99': () => `99.${'A'.repeat(80)}`,
  'an envelope': () => ({ format_version: 1, wrapped_cek: '2.x', envelope: 'AAAA' }),
  'an envelope, as text': () => '{"format_version":1,"wrapped_cek":"2.x","envelope":"AAAA"}',
};

type Path = readonly string[];

const pathsOf = (value: unknown, at: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...at, name]))]
    : [at];

/** A copy with another value at a place; undefined takes the place out. */
function replaceAt(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  const inner = replaceAt((value as Record<string, unknown>)[name], rest, by);
  if (Array.isArray(value)) {
    const copy = [...value];
    copy.splice(Number(name), 1, ...(inner === undefined ? [] : [inner]));
    return copy;
  }
  const { [name]: _, ...others } = value as Record<string, unknown>;
  return inner === undefined ? others : { ...others, [name]: inner };
}

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

/** Everything that screens and the fill engine take for granted about what was opened. */
function expectWellFormed(item: Item, row: Overview): void {
  const texts = [
    item.name,
    item.notes,
    ...Object.values(item.values),
    ...item.uris.map(({ uri }) => uri),
    ...item.customFields.flatMap(({ name, value }) => [name, value]),
    ...item.attachments.flatMap(({ id, fileName }) => [id, fileName]),
    ...item.passwordHistory.flatMap(({ password, lastUsed }) => [password, lastUsed]),
    ...item.passkeys.flatMap((passkey) => Object.values(passkey)),
    ...[item.creationDate, item.revisionDate, item.deletedDate, item.folderId, item.organizationId],
    ...[
      row.name,
      row.detail,
      row.folderId,
      row.revisionDate,
      ...row.collectionIds,
      ...row.uris.map(({ uri }) => uri),
    ],
  ];
  expect(texts.filter((text) => !isTextOrNull(text))).toEqual([]);
  expect(row.name.length).toBeLessThanOrEqual(1_000);
  expect(['read', 'partly', 'unread', 'newer']).toContain(row.state);
  const shown = withoutSecrets(item);
  for (const field of Object.keys(item.values))
    if (isSecret(item, field)) expect(shown.values[field]).toBeNull();
  // What crosses from the background to a page.
  expect(JSON.parse(JSON.stringify({ item, row }))).toBeTruthy();
}

let key: SymmetricKey;
let keys: VaultKeys;
let login: Record<string, unknown>;
let unknown: Record<string, unknown>;

beforeAll(async () => {
  key = await importSymmetricKey(createUserKey());
  keys = { user: async () => key, organization: async () => null };
  const own = createUserKey();
  const under = await importSymmetricKey(own);
  const seal = (text: string) => sealText(text, under);
  const uri = 'https://git.hollis.dev/login';
  const common = {
    id: '1',
    name: await seal('Gitea'),
    notes: await seal('note'),
    key: await sealBytes(own, key),
    folderId: 'f',
    collectionIds: ['c'],
    reprompt: 0,
    favorite: false,
    revisionDate: '2026-01-01T00:00:00Z',
    fields: [{ type: 1, name: await seal('pin'), value: await seal('0000'), linkedId: null }],
    passwordHistory: [{ password: await seal('old'), lastUsedDate: '2025-01-01T00:00:00Z' }],
    attachments: [{ id: 'a', fileName: await seal('a.txt'), key: null, size: '161', sizeName: '161 Bytes' }],
    permissions: { delete: true, restore: true },
    data: '{"Name":"2.x"}',
  };
  login = {
    ...common,
    type: 1,
    login: {
      username: await seal('pat'),
      password: await seal('secret'),
      totp: await seal('JBSWY3DPEHPK3PXP'),
      passwordRevisionDate: null,
      uris: [{ uri: await seal(uri), uriChecksum: await seal(await uriChecksum(uri)), match: 0 }],
      fido2Credentials: [
        { credentialId: await seal('id'), keyValue: await seal('k'), counter: await seal('0') },
      ],
    },
  };
  unknown = { ...common, type: 9, boat: { berth: await seal('B 12'), owners: [await seal('Pat')] } };
});

describe('a row with an odd value in any of its places', () => {
  it.each(['missing', ...Object.keys(ODD)])('is opened as far as it can be: %s', async (kind) => {
    for (const whole of [login, unknown]) {
      for (const path of pathsOf(whole)) {
        const raw = replaceAt(whole, path, kind === 'missing' ? undefined : ODD[kind]?.());
        const [item, row] = await Promise.all([openItem('1', raw, keys), openOverview('1', raw, keys)]);
        expectWellFormed(item, row);
        readOnlyReason(raw);
        // What stands elsewhere is not touched by it.
        if (path[0] === 'notes' || path[0] === 'fields') expect(item.name).toBe('Gitea');
        if (path[0] === 'login') expect(row.name).toBe('Gitea');
      }
    }
  });

  it('costs no other row', async () => {
    const odd = Object.values(ODD).map((make, index) => ({
      account: 'a',
      id: `odd-${index}`,
      revisionDate: null,
      raw: make(),
    }));
    const good = { account: 'a', id: 'good', revisionDate: null, raw: login };
    const listed = await openListedItems([...odd, good, ...odd], keys);
    expect(listed.filter(({ overview }) => overview.name === 'Gitea')).toMatchObject([
      { overview: { id: 'good', state: 'read' }, text: 'note\u001epin\u001f' },
    ]);
  });

  it('keeps names that reach for a prototype among the values, and leaves prototypes alone', async () => {
    const boat = JSON.parse(
      `{"__proto__":${JSON.stringify(login.name)},"constructor":${JSON.stringify(login.name)}}`,
    );
    const { values } = await openItem('1', { ...unknown, boat }, keys);
    expect(Object.entries(values).sort()).toEqual([
      ['__proto__', 'Gitea'],
      ['constructor', 'Gitea'],
    ]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });
});

describe('a row with more than any real one has', () => {
  const lots = <T>(entry: T): T[] => Array.from({ length: 100_000 }, () => entry);
  const problem = (path: string) => ({ path, reason: 'too-large' });

  it('is opened up to a limit, and says so', async () => {
    const { uris, fido2Credentials } = login.login as Record<string, unknown[]>;
    const raw = {
      ...login,
      login: {
        ...(login.login as object),
        uris: lots(uris?.[0]),
        fido2Credentials: lots(fido2Credentials?.[0]),
      },
      fields: lots({ type: 0, name: login.name, value: login.name }),
      passwordHistory: lots({ password: login.name, lastUsedDate: 7 }),
      attachments: lots({ id: 'a', fileName: login.name }),
      collectionIds: lots('c'),
    };
    const item = await openItem('1', raw, keys);
    const lists = [item.uris, item.passkeys, item.customFields, item.passwordHistory, item.attachments];
    expect(lists.map(({ length }) => length)).toEqual([500, 500, 500, 500, 500]);
    expect(item.problems).toEqual(
      ['login.uris', 'fields', 'passwordHistory', 'attachments', 'fido2Credentials'].map(problem),
    );
    expect(item.collectionIds).toHaveLength(1_000);
    const row = await openOverview('1', raw, keys);
    expect(row).toMatchObject({ name: 'Gitea', state: 'partly', problem: 'too-large' });
    expect(row.uris).toHaveLength(500);
  });

  it('shows a long name by its start, and no address that is longer than any server takes', async () => {
    const long = await sealText('n'.repeat(1_000_000), key);
    const raw = { type: 1, name: long, login: { username: long, uris: [{ uri: long }] } };
    const row = await openOverview('1', raw, keys);
    expect([row.name.length, row.detail.length]).toEqual([1_000, 1_000]);
    expect(row).toMatchObject({ state: 'partly', problem: 'too-large', uris: [{ uri: null }] });
    expect((await openItem('1', raw, keys)).name).toHaveLength(1_000_000);
  });

  it('of a kind that is not known shows some of its values, and says so', async () => {
    const boat = Object.fromEntries(lots(unknown.name).map((value, index) => [`v${index}`, value]));
    const item = await openItem('1', { ...unknown, boat }, keys);
    expect(Object.keys(item.values)).toHaveLength(200);
    expect(item.problems).toEqual([problem('values')]);
  });
});
