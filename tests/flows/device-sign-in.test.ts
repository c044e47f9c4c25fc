import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { encodeBase64 } from '../../lib/bytes';
import {
  createKeyPair,
  deriveMasterKey,
  importPrivateKey,
  type MasterKey,
  openAsymmetric,
  randomBytes,
  sealUserKey,
} from '../../lib/crypto';
import { type EmbeddedServer, timeCode } from '../server/index.ts';
import { askingAt, letIn } from '../server/let-in.ts';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

const signInWithDevice = (rig: Rig): Promise<void> =>
  rig.ask('account.signInWithDevice', { server: { region: 'own', base: rig.server.url }, email: EMAIL });

/** This browser has been signed in before, and asks another device now. */
async function asking(): Promise<Rig> {
  const rig = await createRig();
  await rig.signIn();
  await rig.ask('account.signOut');
  await signInWithDevice(rig);
  expect((await rig.step())?.name).toBe('device');
  return rig;
}

const endOf = async (rig: Rig) => {
  const step = await rig.step();
  return step?.name === 'failed' || step?.name === 'refused' ? step.error.code : step?.name;
};

describe('a sign-in by another device', () => {
  it('waits for the answer, ends unlocked, and opens by password from then on', async () => {
    const rig = await asking();
    await rig.ask('account.lookAtDevice');
    expect(await rig.step()).toEqual({ name: 'device', publicKey: (await askingAt(rig.account)).publicKey });
    await letIn(rig.account);
    await rig.ask('account.lookAtDevice');
    expect(await rig.status()).toMatchObject({ state: 'unlocked', signIn: null, sync: { error: null } });
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('survives the popup and the worker, and leaves nothing of its keys behind', async () => {
    const rig = await asking();
    await rig.killWorker();
    expect((await rig.step())?.name).toBe('device');
    await letIn(rig.account);
    await rig.killWorker();
    await rig.ask('account.lookAtDevice');
    expect((await rig.status()).state).toBe('unlocked');
    expect(Object.keys(await fakeBrowser.storage.session.get(null))).not.toContain('pendingSignIn');
  });

  it('takes the master key of an older device', async () => {
    const rig = await asking();
    const masterKey = await deriveMasterKey(PASSWORD, EMAIL, { kind: 'pbkdf2', iterations: 600_000 });
    await letIn(rig.account, masterKey, '4.sealed');
    await rig.ask('account.lookAtDevice');
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('asks for the second step where the account wants one', async () => {
    const rig = await asking();
    const secret = 'JBSWY3DPEHPK3PXP';
    const user = rig.server.store.userByEmail(EMAIL);
    const authenticator = { secret, lastStep: 0 };
    if (user) rig.server.store.users.change(user.id, { twoFactor: { ...user.twoFactor, authenticator } });
    await letIn(rig.account);
    await rig.ask('account.lookAtDevice');
    expect((await rig.step())?.name).toBe('second-factor');
    const code = timeCode(secret, Math.floor(Date.now() / 30_000));
    await rig.ask('account.answerSecondFactor', { factor: 'authenticator', code, remember: true });
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('is not asked for where this browser does not know the account', async () => {
    const rig = await createRig();
    await signInWithDevice(rig);
    expect(await endOf(rig)).toBe('device-first');
    expect(rig.requests('/api/auth-requests')).toBe(0);
  });

  it('ends when the other device says no', async () => {
    const rig = await asking();
    const { id } = await askingAt(rig.account);
    await rig.account.call('PUT', `/auth-requests/${id}`, {
      key: '',
      deviceIdentifier: 'desktop',
      requestApproved: false,
    });
    await rig.ask('account.lookAtDevice');
    expect(await endOf(rig)).toBe('device-denied');
  });

  it('ends when nobody answers in time', async () => {
    const rig = await asking();
    rig.server.clock.advance(16 * 60_000);
    await rig.ask('account.lookAtDevice');
    expect(await endOf(rig)).toBe('device-denied');
  });

  it('says so where the server knows no such thing', async () => {
    const rig = await createRig({ server: { protocol: 'rubywarden' } });
    await rig.signIn();
    if ((await rig.step())?.name === 'consent')
      await rig.ask('account.continueSignIn', { accepted: 'risks' });
    await rig.ask('account.signOut');
    await signInWithDevice(rig);
    expect(await endOf(rig)).toBe('device-unsupported');
  });

  it.each([
    ['a key of its own', () => randomBytes(64), null],
    ['a key that is none', () => randomBytes(7), null],
    ['a master key of its own', () => randomBytes(32), '4.sealed'],
    ['a master key of another length', () => randomBytes(64), '4.sealed'],
  ])('refuses %s, which anybody between the two could seal', async (_, bytes, hash) => {
    const rig = await asking();
    await letIn(rig.account, bytes(), hash);
    await rig.ask('account.lookAtDevice');
    expect(await endOf(rig)).toBe('key-refused');
    expect((await rig.status()).state).toBe('signed-out');
  });
});

it('A key of its own, sealed under a master key of its own, is refused and not asked about', async () => {
  const rig = await asking();
  const masterKey = randomBytes(32) as Uint8Array<ArrayBuffer> as MasterKey;
  const Key = await sealUserKey(randomBytes(64), masterKey);
  const mutate = (body: Record<string, unknown>) => ({ ...body, Key, UserDecryptionOptions: null });
  rig.server.faults.always({ path: '/identity/connect/token' }, { kind: 'mutate', mutate });
  await letIn(rig.account, masterKey, '4.sealed');
  await rig.ask('account.lookAtDevice');
  expect(await endOf(rig)).toBe('key-refused');
  expect((await rig.status()).state).toBe('signed-out');
});

/** Another device asks, past the extension. */
async function askFrom(
  server: EmbeddedServer,
): Promise<{ id: string; code: string; privateKey: Uint8Array }> {
  const { publicKey, privateKey } = await createKeyPair();
  const [user] = server.store.users.all();
  const device = server.store.devices.all()[0]?.identifier ?? '';
  const code = 'a-code-of-its-own';
  const answer = await fetch(`${server.url}/api/auth-requests`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Device-Type': '3' },
    body: JSON.stringify({
      email: user?.email,
      publicKey: encodeBase64(publicKey),
      deviceIdentifier: device,
      accessCode: code,
      type: 0,
    }),
  });
  const { id } = (await answer.json()) as { id: string };
  return { id, code, privateKey };
}

const answerAt = async ({ server }: Rig, id: string, code: string) =>
  (await (await fetch(`${server.url}/api/auth-requests/${id}/response?code=${code}`)).json()) as {
    key: string | null;
    requestApproved: boolean | null;
  };

describe('letting another device in', () => {
  it('lists who asks, and hands the user key to the one whose key was compared', async () => {
    const rig = await createRig();
    await rig.signIn();
    expect(await rig.ask('account.askers')).toEqual([]);
    const { id, code, privateKey } = await askFrom(rig.server);
    const [asker] = await rig.ask('account.askers');
    expect(asker).toMatchObject({ id, device: 'Firefox Extension', address: '127.0.0.1' });
    // From here on the server shows another key: what counts is the one that the person has seen.
    rig.server.store.authRequests.change(id, { publicKey: encodeBase64((await createKeyPair()).publicKey) });
    await rig.ask('account.answerAsker', { id, publicKey: asker?.publicKey ?? '', isWelcome: true });
    const { key, requestApproved } = await answerAt(rig, id, code);
    expect(requestApproved).toBe(true);
    const opened = await openAsymmetric(key, await importPrivateKey(privateKey));
    expect(encodeBase64(opened)).toBe(encodeBase64(rig.account.userKeyBytes));
    expect(await rig.ask('account.askers')).toEqual([]);
  });

  it('turns away with no key in the answer', async () => {
    const rig = await createRig();
    await rig.signIn();
    const { id, code } = await askFrom(rig.server);
    const [asker] = await rig.ask('account.askers');
    await rig.ask('account.answerAsker', { id, publicKey: asker?.publicKey ?? '', isWelcome: false });
    expect(await answerAt(rig, id, code)).toMatchObject({ key: null, requestApproved: false });
  });

  it('needs an open vault, and a server that knows it', async () => {
    const rig = await createRig();
    await rig.signIn();
    await rig.ask('account.lock');
    await expect(rig.ask('account.askers')).rejects.toThrow('locked');
    await expect(
      rig.ask('account.answerAsker', { id: 'x', publicKey: 'AAAA', isWelcome: true }),
    ).rejects.toThrow('locked');
    const old = await createRig({ server: { protocol: 'rubywarden' } });
    await old.signIn();
    if ((await old.step())?.name === 'consent')
      await old.ask('account.continueSignIn', { accepted: 'risks' });
    expect(await old.ask('account.askers')).toEqual([]);
  });
});
