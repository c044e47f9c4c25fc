import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAccount } from '../server/account.ts';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

const keyOf = ({ server }: Rig, email = EMAIL) => {
  const user = server.store.userByEmail(email);
  return { clientId: `user.${user?.id}`, clientSecret: user?.apiKey ?? '' };
};

const signIn = (rig: Rig, apiKey = keyOf(rig), password = PASSWORD): Promise<void> =>
  rig.ask('account.signIn', {
    server: { region: 'own', base: rig.server.url },
    email: EMAIL,
    password,
    apiKey,
  });

const endOf = async (rig: Rig) => {
  const step = await rig.step();
  return step?.name === 'failed' || step?.name === 'refused' ? step.error.code : step?.name;
};

/** An account that asks for a second step otherwise. */
async function withSecondStep(): Promise<Rig> {
  const rig = await createRig();
  const user = rig.server.store.userByEmail(EMAIL);
  const authenticator = { secret: 'JBSWY3DPEHPK3PXP', lastStep: 0 };
  if (user) rig.server.store.users.change(user.id, { twoFactor: { ...user.twoFactor, authenticator } });
  return rig;
}

describe('a sign-in by API key', () => {
  it('asks for no second step, sends nothing made of the password, and keeps the secret sealed', async () => {
    const rig = await withSecondStep();
    const before = rig.server.log.length;
    await signIn(rig);
    expect(await rig.status()).toMatchObject({ state: 'unlocked', signIn: null, sync: { error: null } });
    const sent = rig.server.log
      .slice(before)
      .map(({ body }) => Buffer.from(body).toString())
      .join('\n');
    expect(sent).not.toContain(encodeURIComponent(rig.account.masterPasswordHash));
    const disk = JSON.stringify(await fakeBrowser.storage.local.get(null));
    expect(disk).not.toContain(keyOf(rig).clientSecret);
  });

  it('renews its tokens by the key, also after the browser was closed', async () => {
    const rig = await withSecondStep();
    await signIn(rig);
    rig.server.faults.expireAccessTokens();
    await rig.ask('sync.now');
    expect((await rig.status()).sync.error).toBeNull();
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    rig.server.faults.expireAccessTokens();
    await rig.ask('sync.now');
    expect(await rig.status()).toMatchObject({
      state: 'unlocked',
      needsSignIn: false,
      sync: { error: null },
    });
  });

  it('whose key was changed wipes nothing: the vault stays open, the person is told', async () => {
    const rig = await withSecondStep();
    await signIn(rig);
    const user = rig.server.store.userByEmail(EMAIL);
    if (user) rig.server.store.users.change(user.id, { apiKey: 'another' });
    rig.server.faults.expireAccessTokens();
    await rig.ask('sync.now');
    expect(await rig.status()).toMatchObject({ state: 'unlocked', needsSignIn: true });
  });

  it('says that a key is wrong, and that a password is', async () => {
    const rig = await withSecondStep();
    await signIn(rig, { ...keyOf(rig), clientSecret: 'wrong' });
    expect(await endOf(rig)).toBe('wrong-api-key');
    await signIn(rig, keyOf(rig), 'wrong');
    expect(await endOf(rig)).toBe('wrong-password');
    expect((await rig.status()).state).toBe('signed-out');
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(
      keyOf(rig).clientSecret,
    );
  });

  it('by the key of somebody else opens nothing', async () => {
    const rig = await withSecondStep();
    await createAccount(rig.server, { email: 'sam@hollis.example', password: 'another one' });
    await signIn(rig, keyOf(rig, 'sam@hollis.example'));
    expect(await endOf(rig)).toBe('api-key-of-other');
    expect((await rig.status()).state).toBe('signed-out');
  });

  it('whose token is for somebody else is refused', async () => {
    const rig = await withSecondStep();
    await createAccount(rig.server, { email: 'sam@hollis.example', password: PASSWORD });
    const sam = keyOf(rig, 'sam@hollis.example');
    const token = await fetch(`${rig.server.url}/identity/connect/token`, {
      method: 'POST',
      headers: { 'Bitwarden-Client-Version': '2026.9.0' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: sam.clientId,
        client_secret: sam.clientSecret,
        scope: 'api',
        deviceType: '2',
        deviceIdentifier: 'other',
        deviceName: 'chrome',
      }),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const mutate = (body: Record<string, unknown>) => ({ ...body, access_token });
    rig.server.faults.always({ path: '/identity/connect/token' }, { kind: 'mutate', mutate });
    await signIn(rig);
    expect(await endOf(rig)).toBe('answer-damaged');
  });
});
