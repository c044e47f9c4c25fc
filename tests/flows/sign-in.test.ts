import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { timeCode } from '../server/index.ts';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

const SECRET = 'JBSWY3DPEHPK3PXP';

describe('signing in', () => {
  it('ends unlocked, synced, and with nothing left of what was typed', async () => {
    const rig = await createRig();
    await rig.signIn();
    const status = await rig.status();
    expect(status).toMatchObject({ state: 'unlocked', signIn: null, account: { email: EMAIL } });
    expect(status.sync).toMatchObject({ state: 'idle', error: null });
    const kept =
      JSON.stringify(await fakeBrowser.storage.local.get(null)) +
      JSON.stringify(await fakeBrowser.storage.session.get(null));
    expect(kept).not.toContain(PASSWORD);
    expect(kept).not.toContain(rig.account.masterPasswordHash);
  });

  it('keeps no key and no token on disk in the clear', async () => {
    const rig = await createRig();
    await rig.signIn();
    const local = JSON.stringify(await fakeBrowser.storage.local.get(null));
    const { unlocked } = await fakeBrowser.storage.session.get('unlocked');
    const [own] = Object.values(unlocked as Record<string, Record<string, string>>);
    const { userKey, accessToken, refreshToken } = own ?? {};
    for (const secret of [userKey, accessToken, refreshToken]) {
      expect(secret).toBeTruthy();
      expect(local).not.toContain(secret);
    }
  });

  it('tells a wrong password, and can be tried again', async () => {
    const rig = await createRig();
    await rig.signIn('wrong');
    expect(await rig.step()).toMatchObject({ name: 'failed', error: { code: 'wrong-credentials' } });
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('waits for the browser’s permission before the first byte', async () => {
    const rig = await createRig();
    const allowed = vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    await rig.signIn();
    expect(await rig.step()).toEqual({ name: 'permission', origins: ['http://127.0.0.1/*'] });
    expect(rig.requests('/')).toBe(0);
    allowed.mockImplementation(async () => true);
    await rig.ask('account.continueSignIn', { accepted: 'permission' });
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('goes on where it was when the worker was stopped', async () => {
    const rig = await createRig();
    const held = rig.server.faults.hold({ path: '/identity/connect/token' });
    const first = rig.signIn();
    await held.reached;
    expect(await rig.step()).toEqual({ name: 'working', at: 'signing-in' });
    const again = rig.killWorker();
    held.release();
    await Promise.all([first, again]);
    expect(await rig.status()).toMatchObject({ state: 'unlocked', signIn: null });
  });

  it('can be cancelled while it works', async () => {
    const rig = await createRig();
    const held = rig.server.faults.hold({ path: '/identity/connect/token' });
    const working = rig.signIn();
    await held.reached;
    await rig.ask('account.cancelSignIn');
    held.release();
    await working;
    expect(await rig.status()).toMatchObject({ state: 'signed-out', signIn: null });
  });
});

describe('second factor', () => {
  const withAuthenticator = async () => {
    const rig = await createRig();
    const user = rig.server.store.userByEmail(EMAIL);
    if (!user) throw new Error('no user');
    const authenticator = { secret: SECRET, lastStep: 0 };
    rig.server.store.users.change(user.id, { twoFactor: { ...user.twoFactor, authenticator } });
    return rig;
  };
  const code = (shift = 0) => timeCode(SECRET, Math.floor(Date.now() / 30_000) + shift);

  it('is asked for, survives the worker, tells a wrong code, and takes the right one', async () => {
    const rig = await withAuthenticator();
    await rig.signIn();
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(PASSWORD);
    expect(await rig.step()).toMatchObject({
      name: 'second-factor',
      error: null,
      options: [{ factor: 'authenticator', supported: true }],
    });
    await rig.killWorker();
    await rig.ask('account.answerSecondFactor', {
      factor: 'authenticator',
      code: '000 000',
      remember: false,
    });
    expect(await rig.step()).toMatchObject({ name: 'second-factor', error: { code: 'wrong-code' } });
    const spaced = `${code().slice(0, 3)} ${code().slice(3)}`;
    await rig.ask('account.answerSecondFactor', { factor: 'authenticator', code: spaced, remember: false });
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('is not asked for again on a browser that is remembered, until the server forgets it', async () => {
    const rig = await withAuthenticator();
    await rig.signIn();
    await rig.ask('account.answerSecondFactor', { factor: 'authenticator', code: code(), remember: true });
    await rig.ask('account.signOut');
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
    await rig.ask('account.signOut');
    const user = rig.server.store.userByEmail(EMAIL);
    if (user) rig.server.store.users.change(user.id, { securityStamp: 'changed' });
    await rig.signIn();
    expect(await rig.step()).toMatchObject({ name: 'second-factor', error: null });
  });

  it('by mail has the code sent at once', async () => {
    const rig = await createRig();
    const user = rig.server.store.userByEmail(EMAIL);
    if (user) rig.server.store.users.change(user.id, { twoFactor: { ...user.twoFactor, email: EMAIL } });
    await rig.signIn();
    expect(await rig.step()).toMatchObject({ name: 'second-factor', options: [{ factor: 'email' }] });
    const mailed = rig.server.outbox.newest(EMAIL, 'second-factor');
    await rig.ask('account.answerSecondFactor', { factor: 'email', code: mailed, remember: false });
    expect((await rig.status()).state).toBe('unlocked');
  });
});

describe('the touch of a key, and the way without', () => {
  const KEY = 'ccccccbdefgh';
  const RECOVERY = 'KDQ4NSF3MWPJZB2V7XGRTCEYHLU5A6OI';
  const touch = (letter: string) => `${KEY}${letter.repeat(32)}`;
  const withKey = async () => {
    const rig = await createRig();
    const user = rig.server.store.userByEmail(EMAIL);
    if (!user) throw new Error('no user');
    const yubikey = { keys: [KEY], used: [] };
    const twoFactor = { ...user.twoFactor, yubikey, recoveryCode: RECOVERY };
    rig.server.store.users.change(user.id, { twoFactor });
    return rig;
  };

  it('a touch is taken once, and remembered where that is wished', async () => {
    const rig = await withKey();
    await rig.signIn();
    expect(await rig.step()).toMatchObject({
      name: 'second-factor',
      options: [{ factor: 'yubikey', supported: true }],
    });
    const answer = { factor: 'yubikey', code: touch('i'), remember: true } as const;
    await rig.ask('account.answerSecondFactor', answer);
    expect((await rig.status()).state).toBe('unlocked');
    await rig.ask('account.signOut');
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('another key is refused, and the next touch counts', async () => {
    const rig = await withKey();
    await rig.signIn();
    const wrong = `ccccccbdefgi${'i'.repeat(32)}`;
    await rig.ask('account.answerSecondFactor', { factor: 'yubikey', code: wrong, remember: false });
    expect(await rig.step()).toMatchObject({ name: 'second-factor', error: { code: 'wrong-code' } });
    await rig.ask('account.answerSecondFactor', { factor: 'yubikey', code: touch('j'), remember: false });
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('a recovery code opens, as it is printed, and switches the second step off', async () => {
    const rig = await withKey();
    await rig.signIn();
    const printed = RECOVERY.replaceAll(/(.{4})/g, '$1 ');
    await rig.ask('account.answerSecondFactor', { factor: 'recovery', code: printed, remember: false });
    expect((await rig.status()).state).toBe('unlocked');
    await rig.ask('account.signOut');
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
  });
});

describe('a new device', () => {
  it('asks for the mailed code', async () => {
    const rig = await createRig();
    const user = rig.server.store.userByEmail(EMAIL);
    if (user)
      rig.server.store.users.change(user.id, { verifyDevices: true, creationDate: '2020-01-01T00:00:00Z' });
    await rig.signIn();
    expect(await rig.step()).toEqual({ name: 'new-device', error: null });
    await rig.ask('account.answerNewDevice', { code: 'nope' });
    expect(await rig.step()).toMatchObject({ name: 'new-device', error: { code: 'wrong-code' } });
    await rig.ask('account.answerNewDevice', { code: rig.server.outbox.newest(EMAIL, 'new-device') });
    expect((await rig.status()).state).toBe('unlocked');
  });
});

describe('a server that asks for less', () => {
  const prelogin = /\/accounts\/prelogin/;
  const weaken = (kdfIterations: unknown) => (body: Record<string, unknown>) => ({
    ...body,
    kdfIterations,
    kdfSettings: null,
  });

  it.each([1, 4_999, 2_000_001, -1, 5_000.5, null])(
    '%s rounds: refused, and no password hash is sent',
    async (rounds) => {
      const rig = await createRig();
      rig.server.faults.always({ path: prelogin }, { kind: 'mutate', mutate: weaken(rounds) });
      await rig.signIn();
      expect(['refused', 'failed']).toContain((await rig.step())?.name);
      expect(rig.requests('/identity/connect')).toBe(0);
    },
  );

  it('a low but allowed cost: asks once, before anything is sent', async () => {
    const rig = await createRig({
      server: { protocol: 'rubywarden' },
      account: { kdf: { kind: 'pbkdf2', iterations: 5_000 } },
    });
    await rig.signIn();
    expect(await rig.step()).toMatchObject({
      name: 'consent',
      risks: [{ risk: 'kdf-weak', kdf: { iterations: 5_000 } }],
    });
    expect(rig.requests('/identity/connect')).toBe(0);
    await rig.ask('account.continueSignIn', { accepted: 'risks' });
    expect((await rig.status()).state).toBe('unlocked');
    await rig.ask('account.signOut');
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('less than this account was seen with: refused, and told what was remembered', async () => {
    const rig = await createRig();
    await rig.signIn();
    await rig.ask('account.signOut');
    rig.server.faults.always({ path: prelogin }, { kind: 'mutate', mutate: weaken(100_000) });
    const before = rig.requests('/identity/connect');
    await rig.signIn();
    expect(await rig.step()).toMatchObject({
      name: 'refused',
      error: { code: 'kdf-weaker' },
      remembered: { iterations: 600_000 },
      asked: { iterations: 100_000 },
    });
    expect(rig.requests('/identity/connect')).toBe(before);
  });

  it('another salt: refused', async () => {
    const rig = await createRig();
    rig.server.faults.always(
      { path: prelogin },
      { kind: 'mutate', mutate: (body) => ({ ...body, salt: 'evil' }) },
    );
    await rig.signIn();
    expect(await rig.step()).toMatchObject({ name: 'refused', error: { code: 'salt-refused' } });
    expect(rig.requests('/identity/connect')).toBe(0);
  });

  it('an old kind of key: consent on first sight, refused after a better one', async () => {
    const rig = await createRig({ account: { protectedKeyType: 0 } });
    await rig.signIn();
    expect(await rig.step()).toMatchObject({ name: 'consent', risks: [{ risk: 'key-type-0' }] });
    await rig.ask('account.continueSignIn', { accepted: 'risks' });
    expect((await rig.status()).state).toBe('unlocked');
    await rig.ask('account.lock');
    await expect(rig.ask('account.unlock', { password: 'wrong' })).rejects.toThrow('wrong-password');
    await rig.ask('account.unlock', { password: PASSWORD });

    const headless = await createRig();
    const owner = headless.server.store.userByEmail(EMAIL);
    if (owner)
      headless.server.store.users.change(owner.id, { key: `${'A'.repeat(22)}==|${'A'.repeat(106)}==` });
    await headless.signIn();
    expect(await headless.step()).toMatchObject({ name: 'consent', risks: [{ risk: 'key-type-0' }] });

    const other = await createRig();
    await other.signIn();
    await other.ask('account.signOut');
    const user = other.server.store.userByEmail(EMAIL);
    if (user) other.server.store.users.change(user.id, { key: `0.${'A'.repeat(22)}==|${'A'.repeat(106)}==` });
    await other.signIn();
    expect(await other.step()).toMatchObject({ name: 'refused', error: { code: 'key-refused' } });
  });
});

describe('a second factor in a page of the web vault', () => {
  const DUO = 'https://api-12345678.duosecurity.com/oauth/v1/authorize?state=of-this-sign-in';
  const TAB = 41;

  const withFactor = async (change: object) => {
    const rig = await createRig();
    const user = rig.server.store.userByEmail(EMAIL);
    if (!user) throw new Error('no user');
    rig.server.store.users.change(user.id, { twoFactor: { ...user.twoFactor, ...change } });
    vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async () => ({ id: TAB }) as never);
    const scripting = {
      registerContentScripts: vi.fn(),
      unregisterContentScripts: vi.fn(async () => undefined),
    };
    Object.assign(fakeBrowser, { scripting });
    vi.spyOn(fakeBrowser.i18n, 'getMessage').mockReturnValue('Use your security key');
    await rig.signIn();
    return { rig, scripting };
  };
  const openedUrl = () => new URL(String(vi.mocked(fakeBrowser.tabs.create).mock.calls[0]?.[0].url));
  const posted = (rig: Rig, answer: object) =>
    rig.pageAnswered({
      factor: 'duo',
      token: 'code|of-this-sign-in',
      tabId: TAB,
      origin: new URL(rig.server.url).origin,
      ...answer,
    });

  it('of Duo: opens its page, takes the answer of that tab, and of no other', async () => {
    const { rig, scripting } = await withFactor({ duo: { authUrl: DUO } });
    expect(await rig.step()).toMatchObject({
      name: 'second-factor',
      options: [{ factor: 'duo', supported: true, page: new URL(rig.server.url).origin }],
    });
    await posted(rig, {});
    await rig.ask('account.openFactorPage', { factor: 'duo', remember: true });
    expect(openedUrl().origin).toBe(new URL(rig.server.url).origin);
    expect(openedUrl().searchParams.get('duoFramelessUrl')).toBe(DUO);
    const before = rig.requests('/identity/connect/token');
    for (const other of [{ tabId: 42 }, { origin: 'https://mallory.example' }, { factor: 'webauthn' }])
      await posted(rig, other);
    expect(rig.requests('/identity/connect/token')).toBe(before);
    await posted(rig, {});
    expect((await rig.status()).state).toBe('unlocked');
    expect(scripting.unregisterContentScripts).toHaveBeenCalled();
    await rig.ask('account.signOut');
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('that was refused can be asked for again', async () => {
    const { rig } = await withFactor({ duo: { authUrl: DUO } });
    await rig.ask('account.openFactorPage', { factor: 'duo', remember: false });
    await posted(rig, { token: 'code|of-another' });
    expect(await rig.step()).toMatchObject({ name: 'second-factor', error: { code: 'wrong-code' } });
    await rig.killWorker();
    await rig.ask('account.openFactorPage', { factor: 'duo', remember: false });
    await posted(rig, {});
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('of a security key: hands the challenge on as it came', async () => {
    const { rig } = await withFactor({ webauthn: { credentialId: 'a2V5' } });
    await rig.ask('account.openFactorPage', { factor: 'webauthn', remember: false });
    const asked = JSON.parse(atob(openedUrl().searchParams.get('data') ?? ''));
    expect(asked).toMatchObject({ rpId: '127.0.0.1', allowCredentials: [{ id: 'a2V5' }] });
    const clientDataJson = btoa(JSON.stringify({ challenge: asked.challenge }));
    await posted(rig, {
      factor: 'webauthn',
      token: JSON.stringify({ id: 'a2V5', response: { clientDataJson } }),
    });
    expect((await rig.status()).state).toBe('unlocked');
  });

  it.each([
    'https://mallory.example/?state=s',
    'http://api-12345678.duosecurity.com/?state=s',
    'https://api-1.duosecurity.com.mallory.example/?state=s',
    'https://api-1.duosecurity.com:8443/?state=s',
    'javascript:alert(1)',
  ])('is not opened where the server sends people to %s', async (authUrl) => {
    const { rig } = await withFactor({ duo: { authUrl } });
    expect(await rig.step()).toMatchObject({ options: [{ factor: 'duo', supported: false, page: null }] });
    await expect(rig.ask('account.openFactorPage', { factor: 'duo', remember: false })).rejects.toThrow(
      'not-found',
    );
    expect(fakeBrowser.tabs.create).not.toHaveBeenCalled();
  });
});
