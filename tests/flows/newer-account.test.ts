import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createUserKey, deriveMasterKey, sealUserKey } from '../../lib/crypto';
import { addNewerItems, type NewerAccount, upgradeAccount } from '../server/newer/newer-account.ts';
import {
  createNewerKey,
  encodePaddedKey,
  sealEnvelope,
  sealNewerKey,
  sealNewerText,
} from '../server/newer/seal-newer.ts';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

interface NewerRig extends Rig {
  readonly newer: NewerAccount;
  readonly ids: ReadonlyMap<string, string>;
  /** Requests that would change a vault, since the account was made. */
  writes(): string[];
}

async function createNewerRig(): Promise<NewerRig> {
  const rig = await createRig();
  const newer = await upgradeAccount(rig.server, rig.account);
  const ids = await addNewerItems(rig.server, newer);
  const before = rig.server.log.length;
  const writes = () =>
    rig.server.log
      .slice(before)
      .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`);
  return { ...rig, newer, ids, writes };
}

const open = async (rig: NewerRig, name: string) =>
  (await rig.ask('vault.item', { id: rig.ids.get(name) ?? '' })).item;

describe('an account of the newer format', () => {
  it('signs in, lists all that it holds, and says that it is read-only', async () => {
    const rig = await createNewerRig();
    await rig.signIn();
    expect(await rig.status()).toMatchObject({ state: 'unlocked', account: { readOnly: 'newer-format' } });
    const { rows, folders, collections } = await rig.list();
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(rig.ids.keys()));
    expect(rows.filter(({ state }) => state === 'unread')).toEqual([]);
    expect(folders.map(({ name }) => name)).toEqual(['Important']);
    expect(collections.map(({ name }) => name)).toEqual(['Engineering']);
    const named = (name: string) => rows.find((row) => row.name === name);
    expect(named('Bitwarden')).toMatchObject({
      kind: 'login',
      state: 'newer',
      detail: 'test@bitwarden.com',
      copies: ['first', 'second', 'third'],
      hasTotp: true,
      uris: [
        { uri: 'https://vault.bitwarden.com', match: null, checksum: 'valid' },
        { uri: 'https://bitwarden.com', match: 3, checksum: 'valid' },
      ],
    });
    expect(named('My card')).toMatchObject({ kind: 'card', detail: '•••• 1111, 01/32' });
    expect(named('My passport')).toMatchObject({ kind: 'unknown', state: 'newer' });
    expect(named('Gitea')).toMatchObject({ kind: 'login', state: 'read', detail: 'pat@hollis.dev' });
  });

  it('opens every item, whichever way it is sealed', async () => {
    const rig = await createNewerRig();
    await rig.signIn();
    for (const name of rig.ids.keys()) expect((await open(rig, name)).problems).toEqual([]);
    expect(await open(rig, 'Bitwarden')).toMatchObject({
      notes: 'My note',
      readOnly: 'newer-format',
      values: { username: 'test@bitwarden.com', password: 'asdfasdfasdf' },
      customFields: [
        { type: 'text', name: 'Text', value: 'A' },
        { type: 'hidden', name: 'Hidden', value: 'B' },
        { type: 'boolean', value: 'true' },
        { type: 'boolean', value: 'false' },
        { type: 'linked', value: null, linkedId: 101 },
      ],
      passwordHistory: [{ password: 'old-password', lastUsed: '2024-01-29T10:00:00.123Z' }],
      passkeys: [{ rpId: 'bitwarden.com', counter: '0', discoverable: 'true', keyValue: 'AAECAwQFBg' }],
    });
    expect(await open(rig, 'My SSH key')).toMatchObject({
      kind: 'sshKey',
      values: { keyFingerprint: 'SHA256:VJEsaYpftOEr7fESTQdGq5WxHmkW6glvsHo4QGB36Wo' },
    });
    expect(await open(rig, 'My bank account')).toMatchObject({
      kind: 'unknown',
      wireType: 6,
      readOnly: 'newer-format',
      values: { iban: 'DE89370400440532013000' },
    });
    expect(await open(rig, 'Gitea')).toMatchObject({ values: { password: '🔑 plain p\u0000ss' } });
    expect(await open(rig, 'Build server')).toMatchObject({
      values: { password: 'shared-secret' },
      readOnly: null,
    });
    const code = await rig.ask('vault.code', { id: rig.ids.get('Bitwarden') });
    expect(code.code).toMatch(/^\d{6}$/);
  });

  it('unlocks without the network, keeps its session over the worker and the browser, and renews its tokens', async () => {
    const rig = await createNewerRig();
    await rig.signIn();
    await rig.killWorker();
    expect((await open(rig, 'Gitea')).problems).toEqual([]);
    await rig.restartBrowser();
    const mend = rig.server.faults.always({}, { kind: 'drop' });
    await expect(rig.ask('account.unlock', { password: 'wrong' })).rejects.toThrow('wrong-password');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect((await open(rig, 'Gitea')).name).toBe('Gitea');
    expect((await rig.status()).account?.readOnly).toBe('newer-format');
    mend();
    await rig.ask('sync.now');
    expect((await rig.status()).sync).toMatchObject({ state: 'idle', error: null });
    rig.server.faults.expireAccessTokens();
    await rig.ask('sync.now');
    expect((await rig.status()).sync).toMatchObject({ state: 'idle', error: null });
  });

  it('is never written: whatever is done with it, no request changes anything', async () => {
    const rig = await createNewerRig();
    await rig.signIn();
    for (const name of rig.ids.keys()) await open(rig, name);
    await rig.ask('sync.now');
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { password: PASSWORD });
    await rig.ask('account.signOut');
    expect(rig.writes()).toEqual([]);
  });

  it('leaves no key on disk in the clear', async () => {
    const rig = await createNewerRig();
    await rig.signIn();
    const { unlocked } = await fakeBrowser.storage.session.get('unlocked');
    const [own] = Object.values(unlocked as object);
    const { userKey, refreshToken } = own as Record<string, string>;
    const local = JSON.stringify(await fakeBrowser.storage.local.get(null));
    for (const secret of [userKey, refreshToken, rig.newer.key.bytes.toString('base64')]) {
      expect(secret).toBeTruthy();
      expect(local).not.toContain(secret);
    }
  });
});

describe('items of an account of the newer format that are odd', () => {
  it('cost themselves only: damaged, of a version to come, of a kind to come', async () => {
    const rig = await createNewerRig();
    const { key, put } = rig.newer;
    const content = createNewerKey(3);
    const dataOf = (version: number, opened: object) =>
      JSON.stringify({
        format_version: version,
        wrapped_cek: sealNewerKey(content, key),
        envelope: sealEnvelope(opened as never, content),
      });
    const whole = {
      version: '1',
      content: { name: 'Cabin', notes: null, typeData: { type: 'cabin', code: '77' } },
    };
    put(9, { data: dataOf(1, whole) });
    put(1, { data: dataOf(2, whole) });
    put(1, { data: dataOf(1, { ...whole, version: '2' }) });
    put(1, { data: dataOf(1, whole).replace(/"envelope":"./, '"envelope":"h') });
    put(6, {
      name: sealNewerText('Savings', key),
      bankAccount: { pin: sealNewerText('1234', key), bankName: 'plain' },
    });
    await rig.signIn();
    const { rows } = await rig.list();
    const odd = rows
      .filter(({ name }) => !rig.ids.has(name))
      .map(({ name, state, problem }) => [name, state, problem]);
    expect(odd.sort()).toEqual([
      ['', 'newer', 'newer-format'],
      ['', 'newer', 'newer-format'],
      ['', 'unread', 'tampered'],
      ['Cabin', 'newer', null],
      ['Savings', 'read', null],
    ]);
    const savings = rows.find(({ name }) => name === 'Savings');
    const { item } = await rig.ask('vault.item', { id: savings?.id });
    expect(item).toMatchObject({ values: { pin: '1234' }, readOnly: 'unknown-kind', problems: [] });
  });

  it('hold what is sealed with them and nothing else, whatever the server says beside it', async () => {
    const rig = await createNewerRig();
    const mutate = (body: Record<string, unknown>) => ({
      ...body,
      ciphers: (body.ciphers as object[]).map((cipher) => ({
        ...cipher,
        type: 2,
        notes: 'injected',
        Notes: 'injected',
        login: { username: 'injected', uris: [{ uri: 'https://evil.example' }] },
      })),
    });
    rig.server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
    await rig.signIn();
    expect(await open(rig, 'My card')).toMatchObject({ kind: 'card', notes: null, uris: [] });
    expect(JSON.stringify(await open(rig, 'My SSH key'))).not.toMatch(/injected|evil/);
    expect(await open(rig, 'My passport')).toMatchObject({ kind: 'unknown', wireType: null });
  });
});

describe('a server that hands out another user key', () => {
  const replaceKey = async (rig: Rig, bytes: Uint8Array) => {
    const masterKey = await deriveMasterKey(PASSWORD, EMAIL, { kind: 'pbkdf2', iterations: 600_000 });
    rig.server.store.users.change(rig.account.userId, { key: await sealUserKey(bytes, masterKey) });
  };

  it('of the older format, for an account that was seen with the newer: refused', async () => {
    const rig = await createNewerRig();
    await rig.signIn();
    await rig.ask('account.signOut');
    await replaceKey(rig, createUserKey());
    await rig.signIn();
    expect(await rig.step()).toMatchObject({ name: 'failed', error: { code: 'key-refused' } });
    expect((await rig.status()).state).toBe('signed-out');
  });

  it('of an algorithm that is not known here: refused, and told as newer', async () => {
    const rig = await createNewerRig();
    await replaceKey(rig, encodePaddedKey(createNewerKey(-99_999)));
    await rig.signIn();
    const error = { code: 'key-refused', details: { message: 'newer-format' } };
    expect(await rig.step()).toMatchObject({ name: 'failed', error });
  });
});

describe('an account of the older format', () => {
  it('is written as ever', async () => {
    const rig = await createRig();
    await rig.signIn();
    expect((await rig.status()).account?.readOnly).toBeNull();
  });

  it('counts as newer as soon as the server keeps signatures of it', async () => {
    const rig = await createRig();
    const signedState = {
      wrappedSigningKey: '7.AAAA',
      verifyingKey: '',
      signedPublicKey: '',
      securityState: 'AA==',
    };
    rig.server.store.users.change(rig.account.userId, { signedState });
    await rig.signIn();
    expect((await rig.status()).account?.readOnly).toBe('newer-format');
  });
});
