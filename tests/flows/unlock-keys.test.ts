import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';
import { type SoftKey, softKey, type Twist } from './soft-authenticator';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

async function add(rig: Rig, key: SoftKey, name = 'Work key', twist?: Twist): Promise<void> {
  const { challenge, salt } = await rig.ask('unlock.beginKey', { password: PASSWORD });
  await rig.ask('unlock.addKey', { name, transports: ['usb'], proof: key.answer(challenge, salt, twist) });
}

async function answer(rig: Rig, key: SoftKey, twist?: Twist) {
  const { challenge, keys } = await rig.ask('unlock.request');
  const salt = keys.find(({ id }) => id === key.id)?.salt ?? keys[0]?.salt ?? '';
  return key.answer(challenge, salt, twist);
}

const unlock = async (rig: Rig, key: SoftKey, twist?: Twist) =>
  rig.ask('unlock.withKey', { proof: await answer(rig, key, twist) });

/** Signed in, with one key, and locked. */
async function keyedRig(): Promise<{ rig: Rig; key: SoftKey }> {
  const rig = await createRig();
  const key = softKey();
  await rig.signIn();
  await add(rig, key);
  await rig.ask('account.lock');
  return { rig, key };
}

const state = async (rig: Rig) => (await rig.status()).state;
const disk = async (): Promise<string> => JSON.stringify(await fakeBrowser.storage.local.get(null));
const memory = async () => Object.keys(await fakeBrowser.storage.session.get(null));

interface StoredKeys {
  readonly version: number;
  readonly keys: Record<string, Record<string, unknown>[]>;
}
const stored = async () => (await fakeBrowser.storage.local.get('unlockKeys')).unlockKeys as StoredKeys;

/** Changes the only stored key of the only account. */
async function change(alter: (key: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
  const { version, keys } = await stored();
  const [[account, [key]] = ['', [{}]]] = Object.entries(keys);
  await fakeBrowser.storage.local.set({ unlockKeys: { version, keys: { [account]: [alter(key ?? {})] } } });
}

describe('an unlock key', () => {
  it('opens the vault after the browser was closed, without the network, and is noted as used', async () => {
    const { rig, key } = await keyedRig();
    await rig.restartBrowser();
    rig.server.faults.always({}, { kind: 'drop' });
    expect(await rig.status()).toMatchObject({ state: 'locked', ways: { keys: 1, pinTries: null } });
    expect(await rig.ask('unlock.keys')).toMatchObject([{ id: key.id, name: 'Work key', usedAt: null }]);
    await unlock(rig, key);
    expect(await state(rig)).toBe('unlocked');
    expect((await rig.status()).lockAt).toBeGreaterThan(Date.now());
    expect((await rig.ask('unlock.keys'))[0]?.usedAt).toBeGreaterThan(0);
    await expect(rig.ask('account.touch')).resolves.toBeUndefined();
  });

  it('leaves no secret on disk or in memory', async () => {
    const { rig, key } = await keyedRig();
    const proof = await answer(rig, key);
    await rig.ask('unlock.withKey', { proof });
    const { unlocked } = (await fakeBrowser.storage.session.get('unlocked')) as {
      unlocked: { userKey: string };
    };
    for (const secret of [proof.output, unlocked.userKey, PASSWORD])
      expect(await disk()).not.toContain(secret);
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(proof.output);
    await rig.ask('account.lock');
    expect(await memory()).toEqual(['status']);
  });

  it('is one of several; each opens, and one that was removed no longer does', async () => {
    const { rig, key } = await keyedRig();
    const second = softKey();
    await unlock(rig, key);
    await add(rig, second, 'Laptop');
    await expect(add(rig, second, 'Laptop again')).rejects.toThrow('unlock-key-twice');
    await rig.ask('account.lock');
    await unlock(rig, second);
    await rig.ask('unlock.removeKey', { id: key.id });
    expect((await rig.status()).ways.keys).toBe(1);
    await rig.ask('account.lock');
    await expect(unlock(rig, key)).rejects.toThrow('unlock-key-gone');
    await unlock(rig, second);
    await rig.ask('unlock.removeKey', { id: second.id });
    expect(await stored()).toBeUndefined();
    await rig.ask('account.lock');
    await expect(rig.ask('unlock.request')).rejects.toThrow('unlock-key-gone');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await state(rig)).toBe('unlocked');
  });

  it('is added only to an open vault, with the master password once more', async () => {
    const { rig, key } = await keyedRig();
    await expect(rig.ask('unlock.beginKey', { password: PASSWORD })).rejects.toThrow('locked');
    await expect(rig.ask('unlock.removeKey', { id: key.id })).rejects.toThrow('locked');
    await unlock(rig, key);
    await expect(rig.ask('unlock.beginKey', { password: 'wrong' })).rejects.toThrow('reprompt-wrong');
    const other = softKey();
    const proof = other.answer('AAAA', 'AAAA');
    const name = 'No challenge';
    await expect(rig.ask('unlock.addKey', { name, transports: [], proof })).rejects.toThrow(
      'unlock-key-refused',
    );
    // A challenge for unlocking is none for adding.
    const { challenge } = await rig.ask('unlock.request');
    const asked = other.answer(challenge, 'AAAA');
    await expect(rig.ask('unlock.addKey', { name, transports: [], proof: asked })).rejects.toThrow(
      'unlock-key-refused',
    );
    expect((await rig.status()).ways.keys).toBe(1);
  });

  it('goes with the account', async () => {
    const { rig, key } = await keyedRig();
    await rig.ask('account.signOut');
    expect(await disk()).not.toContain(key.id);
    expect((await rig.status()).ways).toEqual({ pinTries: null, keys: 0, together: false });
    await rig.signIn();
    expect((await rig.status()).ways.keys).toBe(0);
  });

  it('is overtaken by a lock as the master password is', async () => {
    const { rig, key } = await keyedRig();
    const proof = await answer(rig, key);
    const unlocking = expect(rig.ask('unlock.withKey', { proof })).rejects.toThrow('locked');
    await rig.ask('account.lock');
    await unlocking;
    expect(await state(rig)).toBe('locked');
    expect(await memory()).not.toContain('unlocked');
  });
});

describe('an answer that does not hold', () => {
  const origin = fakeBrowser.runtime.getURL('' as never).replace(/\/$/, '');
  const cases: readonly (readonly [string, Twist])[] = [
    ['of another act', { type: 'webauthn.create' }],
    ['to another challenge', { challenge: Buffer.alloc(32, 1).toString('base64') }],
    ['of a page of others', { origin: 'https://evil.example' }],
    ['of another extension', { origin: `${origin}x` }],
    ['for another site', { rpId: 'evil.example' }],
    ['by a touch alone', { flags: 1 }],
    ['without anybody there', { flags: 4 }],
    ['with a short secret', { output: Buffer.alloc(16).toString('base64') }],
    ['with no secret', { output: '' }],
  ];

  it.each(cases)('%s opens nothing and adds nothing', async (_, twist) => {
    const { rig, key } = await keyedRig();
    await expect(unlock(rig, key, twist)).rejects.toThrow('unlock-key-refused');
    expect(await state(rig)).toBe('locked');
    await unlock(rig, key);
    await expect(add(rig, softKey(), 'Odd', twist)).rejects.toThrow('unlock-key-refused');
    expect((await rig.status()).ways.keys).toBe(1);
  });

  it('the second time opens nothing', async () => {
    const { rig, key } = await keyedRig();
    const proof = await answer(rig, key);
    await rig.ask('unlock.withKey', { proof });
    await rig.ask('account.lock');
    await expect(rig.ask('unlock.withKey', { proof })).rejects.toThrow('unlock-key-refused');
    expect(await state(rig)).toBe('locked');
  });

  it('is one answer to a request: another one is refused, be it right', async () => {
    const { rig, key } = await keyedRig();
    const { challenge, keys } = await rig.ask('unlock.request');
    const salt = keys[0]?.salt ?? '';
    const wrong = key.answer(challenge, salt, { output: Buffer.alloc(32, 9).toString('base64') });
    await expect(rig.ask('unlock.withKey', { proof: wrong })).rejects.toThrow('unlock-key-damaged');
    const right = key.answer(challenge, salt);
    await expect(rig.ask('unlock.withKey', { proof: right })).rejects.toThrow('unlock-key-refused');
    expect(await state(rig)).toBe('locked');
  });

  it('with another secret opens nothing, and costs nothing', async () => {
    const { rig, key } = await keyedRig();
    const wrong = Buffer.alloc(32, 9).toString('base64');
    await expect(unlock(rig, key, { output: wrong })).rejects.toThrow('unlock-key-damaged');
    expect(await state(rig)).toBe('locked');
    await unlock(rig, key);
  });

  it('too late opens nothing', async () => {
    const { rig, key } = await keyedRig();
    const proof = await answer(rig, key);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 11 * 60_000);
    await expect(rig.ask('unlock.withKey', { proof })).rejects.toThrow('unlock-key-refused');
  });
});

describe('a stored key that was meddled with', () => {
  it.each([
    ['its wrapping', { wrapped: Buffer.alloc(92, 3).toString('base64') }],
    ['no wrapping', { wrapped: '' }],
    ['its salt', { salt: Buffer.alloc(32, 3).toString('base64') }],
  ])('opens nothing: %s', async (_, odd) => {
    const { rig, key } = await keyedRig();
    await change((old) => ({ ...old, ...odd }));
    await expect(unlock(rig, key)).rejects.toThrow('unlock-key-damaged');
    expect(await state(rig)).toBe('locked');
    await rig.ask('account.unlock', { password: PASSWORD });
  });

  it('opens nothing for another site', async () => {
    const { rig, key } = await keyedRig();
    await change((old) => ({ ...old, rpId: 'evil.example' }));
    await expect(unlock(rig, key)).rejects.toThrow('unlock-key-refused');
  });

  it('opens nothing in the place of another key, or of another account', async () => {
    const { rig, key } = await keyedRig();
    const second = softKey();
    await unlock(rig, key);
    await add(rig, second, 'Second');
    await rig.ask('account.lock');
    const { version, keys } = await stored();
    const [[account, [one, two]] = ['', []]] = Object.entries(keys);
    const swapped = [
      { ...one, wrapped: two?.wrapped, salt: two?.salt },
      { ...two, wrapped: one?.wrapped, salt: one?.salt },
    ];
    await fakeBrowser.storage.local.set({ unlockKeys: { version, keys: { [account]: swapped } } });
    await expect(unlock(rig, key)).rejects.toThrow('unlock-key-damaged');

    // The same record, under the same authenticator, moved to another account.
    const { accounts } = (await fakeBrowser.storage.local.get('accounts')) as {
      accounts: { current: string; accounts: Record<string, object> };
    };
    const other = `${account}2`;
    await fakeBrowser.storage.local.set({
      accounts: {
        ...accounts,
        current: other,
        accounts: { [other]: { ...accounts.accounts[account], id: other } },
      },
      unlockKeys: { version, keys: { [other]: [one] } },
    });
    await rig.killWorker();
    await expect(unlock(rig, key)).rejects.toThrow('unlock-key-damaged');
  });

  it('is told apart from an account that has another user key now, and stays until it is removed', async () => {
    const { rig, key } = await keyedRig();
    const old = await stored();
    const { accounts } = (await fakeBrowser.storage.local.get('accounts')) as {
      accounts: { current: string; accounts: Record<string, { canary: string }> };
    };
    // Signed in again after the key was changed elsewhere: another account's known text stands for that.
    const strange = await createRig({ account: { email: 'sam@hollis.example' } });
    await strange.ask('account.signIn', {
      server: { region: 'own', base: strange.server.url },
      email: 'sam@hollis.example',
      password: PASSWORD,
    });
    const theirs = (await fakeBrowser.storage.local.get('accounts')) as typeof accounts & {
      accounts: typeof accounts;
    };
    const { canary } = Object.values(theirs.accounts.accounts)[0] ?? { canary: '' };
    const record = accounts.accounts[accounts.current];
    await fakeBrowser.storage.session.clear();
    await fakeBrowser.storage.local.set({
      accounts: { ...accounts, accounts: { [accounts.current]: { ...record, canary } } },
      unlockKeys: old,
    });
    await rig.killWorker();
    await expect(unlock(rig, key)).rejects.toThrow('unlock-key-stale');
    expect((await rig.status()).state).toBe('locked');
    expect((await rig.status()).ways.keys).toBe(1);
  });

  it('of a version that is not known counts as none, and is left alone', async () => {
    const { rig } = await keyedRig();
    const newer = { version: 2, anything: true };
    await fakeBrowser.storage.local.set({ unlockKeys: newer });
    await rig.killWorker();
    expect((await rig.status()).ways.keys).toBe(0);
    expect(await stored()).toEqual(newer);
  });
});
