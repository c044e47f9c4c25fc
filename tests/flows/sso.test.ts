import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAccount } from '../server/account.ts';
import { closeRigs, EMAIL, PASSWORD, type Rig } from './rig';
import { answer, begin, endOf, SSO, TAB, TOKEN, withSso } from './sso-rig';

afterEach(closeRigs);

describe('single sign-on', () => {
  it('lets in by the organisation, opens by the master password, and sends nothing made of it', async () => {
    const { rig, opened, replaced } = await withSso();
    const before = rig.server.log.length;
    await begin(rig);
    expect(await rig.step()).toEqual({ name: 'sso', webVault: new URL(rig.server.url).host });
    expect(opened()).toHaveLength(1);
    await answer(rig, opened()[0] ?? '');
    expect(replaced()).toEqual([[TAB, { url: expect.stringContaining('popup.html?in=tab') }]]);
    expect(await rig.step()).toEqual({ name: 'master-password', error: null });
    await rig.ask('account.answerPassword', { password: PASSWORD });
    expect(await rig.status()).toMatchObject({
      state: 'unlocked',
      signIn: null,
      account: { email: EMAIL },
      sync: { error: null },
    });
    const sent = rig.server.log.slice(before).map(({ body }) => Buffer.from(body).toString());
    const { masterPasswordHash: hash } = rig.account;
    // In a form, and in JSON.
    for (const spelled of [encodeURIComponent(hash), hash]) expect(sent.join('\n')).not.toContain(spelled);
    const kept = JSON.stringify(await fakeBrowser.storage.session.get(null));
    expect(kept).not.toContain(PASSWORD);
  });

  it('asks for the password again where it is wrong, as often as it takes', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    await answer(rig, opened()[0] ?? '');
    const asked = rig.requests(TOKEN.path);
    for (const password of ['wrong', 'wrong too']) {
      await rig.ask('account.answerPassword', { password });
      expect(await rig.step()).toMatchObject({ name: 'master-password', error: { code: 'wrong-password' } });
      expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain('wrong too');
      await rig.killWorker();
    }
    await rig.ask('account.answerPassword', { password: PASSWORD });
    expect((await rig.status()).state).toBe('unlocked');
    expect(rig.requests(TOKEN.path)).toBe(asked);
  });

  it('renews its tokens, also after the browser was closed', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    await answer(rig, opened()[0] ?? '');
    await rig.ask('account.answerPassword', { password: PASSWORD });
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    rig.server.faults.expireAccessTokens();
    await rig.ask('sync.now');
    expect(await rig.status()).toMatchObject({ needsSignIn: false, sync: { error: null } });
  });

  it.each([
    ['another tab', { tabId: 7 }],
    ['another page', { origin: 'https://mallory.example' }],
    ['another sign-in', { state: 'x:clientId=browser' }],
  ])('takes no answer of %s', async (_, change) => {
    const { rig, opened } = await withSso();
    await rig.ssoAnswered({ code: 'c', state: 's', tabId: TAB, origin: rig.server.url });
    await begin(rig);
    await answer(rig, opened()[0] ?? '', change);
    expect(await endOf(rig)).toBe('sso');
    expect(rig.requests(TOKEN.path)).toBe(0);
  });

  it('opens one tab, however often it is asked to go on', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    await rig.ask('account.continueSignIn', { accepted: 'permission' });
    expect(await endOf(rig)).toBe('sso');
    expect(opened()).toHaveLength(1);
  });

  it('goes on after the worker was stopped, and opens its page again when asked', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    await rig.killWorker();
    expect(opened()).toHaveLength(1);
    rig.server.clock.advance(60_000);
    await rig.ask('account.openSsoPage');
    expect(opened()).toHaveLength(2);
    await answer(rig, opened()[1] ?? '');
    expect(await endOf(rig)).toBe('master-password');
    await expect(rig.ask('account.openSsoPage')).rejects.toThrow('not-found');
  });

  it('that has come back meanwhile is not begun again: the tab is ours by then', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    const held = rig.server.faults.hold({ path: '/identity/sso/prevalidate' });
    const again = rig.ask('account.openSsoPage');
    await held.reached;
    await answer(rig, opened()[0] ?? '');
    held.release();
    await expect(again).rejects.toThrow('not-found');
    expect(opened()).toHaveLength(1);
    expect(vi.mocked(fakeBrowser.tabs.remove)).not.toHaveBeenCalled();
    expect(await endOf(rig)).toBe('master-password');
  });

  it.each([
    ['a lock', (rig: Rig) => rig.ask('account.lock')],
    [
      'its time',
      async (rig: Rig) => {
        vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ['Date'] });
        await rig.expireSignIn();
        vi.useRealTimers();
      },
    ],
  ])('that %s has ended leaves no script in pages of the web vault', async (_, end) => {
    const { rig, withdrawn } = await withSso();
    await rig.signIn();
    await begin(rig);
    const before = withdrawn();
    await end(rig);
    expect((await rig.status()).signIn).toBeNull();
    expect(withdrawn()).toBeGreaterThan(before);
  });

  it('is over when it is cancelled, and closes its tab', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    await rig.ask('account.cancelSignIn');
    expect(vi.mocked(fakeBrowser.tabs.remove)).toHaveBeenCalledWith(TAB);
    await answer(rig, opened()[0] ?? '');
    expect(await rig.status()).toMatchObject({ state: 'signed-out', signIn: null });
    expect(rig.requests(TOKEN.path)).toBe(0);
  });
});

describe('the organisation of a single sign-on', () => {
  it('is the one that is typed where the address tells none', async () => {
    const { rig, opened } = await withSso({ ...SSO, domain: 'elsewhere.example' });
    await begin(rig);
    expect(await endOf(rig)).toBe('sso-no-organization');
    await begin(rig, ' hollis ');
    await answer(rig, opened()[0] ?? '');
    expect(await endOf(rig)).toBe('master-password');
  });

  it('that the server does not know is told with its words', async () => {
    const { rig } = await withSso();
    await begin(rig, 'nobody');
    expect(await rig.step()).toMatchObject({
      name: 'failed',
      error: { code: 'server-refused', details: { message: 'Organization not found by identifier.' } },
    });
  });

  it.each(['modern', 'rubywarden'] as const)(
    'is none on a %s server without single sign-on',
    async (protocol) => {
      const { rig } = await withSso(null, protocol);
      await begin(rig, 'hollis');
      expect(await endOf(rig)).toBe('sso-none');
    },
  );

  it('is named where it lets nobody in by password', async () => {
    const sso = { ...SSO };
    const { rig } = await withSso(sso);
    sso.isRequired = true;
    await rig.signIn();
    expect(await rig.step()).toMatchObject({
      name: 'failed',
      error: { code: 'sso-required', details: { organization: 'hollis' } },
    });
  });

  it('waits for the permission to read what comes back', async () => {
    const { rig, opened } = await withSso();
    const allowed = vi.spyOn(fakeBrowser.permissions, 'contains');
    allowed.mockImplementation(async ({ origins }) => origins?.includes('http://localhost/*') !== true);
    const { url } = rig.server;
    const separate = { webVault: url.replace('127.0.0.1', 'localhost') };
    await rig.ask('account.signInWithSso', {
      server: { region: 'own', base: url, separate },
      email: EMAIL,
      organization: '',
    });
    expect(await rig.step()).toEqual({ name: 'permission', origins: ['http://localhost/*'] });
    expect(opened()).toHaveLength(0);
    allowed.mockImplementation(async () => true);
    await Promise.all([1, 2].map(() => rig.ask('account.continueSignIn', { accepted: 'permission' })));
    expect(await endOf(rig)).toBe('sso');
    expect(opened()).toHaveLength(1);
  });
});

describe('what single sign-on gives', () => {
  const arrived = async (mutate: (body: Record<string, unknown>) => unknown) => {
    const { rig, opened } = await withSso();
    await begin(rig);
    rig.server.faults.always(TOKEN, { kind: 'mutate', mutate });
    await answer(rig, opened()[0] ?? '');
    return rig;
  };
  const withWeakKey = ({ server }: Rig) =>
    server.faults.always(
      { path: /\/accounts\/prelogin/ },
      { kind: 'mutate', mutate: () => ({ kdf: 0, kdfIterations: 100_000 }) },
    );
  const without = (UserDecryptionOptions: object) => (body: Record<string, unknown>) => ({
    ...body,
    Key: null,
    UserDecryptionOptions,
  });

  it.each([
    ['no-master-password', { HasMasterPassword: false }],
    ['opened-by-device', { HasMasterPassword: false, TrustedDeviceOption: { HasAdminApproval: true } }],
    ['opened-by-connector', { KeyConnectorOption: { KeyConnectorUrl: 'https://keys.hollis.example' } }],
    [
      'salt-refused',
      { MasterPasswordUnlock: { Salt: 'mallory@hollis.example', MasterKeyEncryptedUserKey: '2.a|b|c' } },
    ],
  ])('is refused as %s before a password is asked for', async (code, options) => {
    const rig = await arrived(without(options));
    expect(await endOf(rig)).toBe(code);
    expect(await rig.status()).toMatchObject({ state: 'signed-out' });
  });

  it('is refused before anybody agrees to a weak key that would not be derived', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    withWeakKey(rig);
    const options = { KeyConnectorOption: { KeyConnectorUrl: 'https://keys.hollis.example' } };
    rig.server.faults.always(TOKEN, { kind: 'mutate', mutate: without(options) });
    await answer(rig, opened()[0] ?? '');
    expect(await endOf(rig)).toBe('opened-by-connector');
  });

  it('waits for a yes where its key is cheap to guess, and then for the password', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    withWeakKey(rig);
    rig.server.faults.always(TOKEN, {
      kind: 'mutate',
      mutate: ({ UserDecryptionOptions: _, ...body }) => ({ ...body, KdfIterations: 100_000 }),
    });
    await answer(rig, opened()[0] ?? '');
    expect(await rig.step()).toMatchObject({ name: 'consent', risks: [{ risk: 'kdf-weak' }] });
    await rig.ask('account.continueSignIn', { accepted: 'risks' });
    expect(await endOf(rig)).toBe('master-password');
  });

  it('is another account than the address that was typed: its own address is shown, and its own password opens it', async () => {
    const { rig, opened } = await withSso();
    const sam = await createAccount(rig.server, { email: 'sam@hollis.example', password: 'another one' });
    await begin(rig);
    await answer(rig, opened()[0] ?? '', {}, sam.email);
    expect((await rig.status()).signIn).toMatchObject({
      email: sam.email,
      step: { name: 'master-password' },
    });
    await rig.ask('account.answerPassword', { password: PASSWORD });
    expect(await rig.step()).toMatchObject({ error: { code: 'wrong-password' } });
    await rig.ask('account.answerPassword', { password: sam.password });
    expect(await rig.status()).toMatchObject({ state: 'unlocked', account: { email: sam.email } });
  });

  it('is nothing where the code is not good (any more)', async () => {
    const { rig, opened } = await withSso();
    await begin(rig);
    await answer(rig, opened()[0] ?? '', { code: 'forged' });
    expect(await endOf(rig)).toBe('sso-ended');
  });
});
