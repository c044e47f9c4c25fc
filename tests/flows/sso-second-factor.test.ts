import { afterEach, describe, expect, it } from 'vitest';
import { createAccount } from '../server/account.ts';
import { timeCode } from '../server/index.ts';
import { closeRigs, EMAIL, PASSWORD, type Rig } from './rig';
import { answer, begin, endOf, SSO, withSso } from './sso-rig';

afterEach(closeRigs);

describe('a second factor after single sign-on', () => {
  const SECRET = 'JBSWY3DPEHPK3PXP';
  const wants = (rig: Rig, change: object, email = EMAIL) => {
    const user = rig.server.store.userByEmail(email);
    if (user) rig.server.store.users.change(user.id, { twoFactor: { ...user.twoFactor, ...change } });
  };
  const asking = async (change: object, sso = SSO) => {
    const { rig, opened } = await withSso(sso);
    wants(rig, change);
    await begin(rig);
    await answer(rig, opened()[0] ?? '');
    return rig;
  };
  const codeNow = (rig: Rig) => timeCode(SECRET, Math.floor(rig.server.clock.now() / 30_000));
  const passes = async (rig: Rig, factor: 'authenticator' | 'email', code: string | null) => {
    await rig.ask('account.answerSecondFactor', { factor, code, remember: false });
    expect(await endOf(rig)).toBe('master-password');
    await rig.ask('account.answerPassword', { password: PASSWORD });
    expect((await rig.status()).state).toBe('unlocked');
  };

  it('is asked for with the same code', async () => {
    const rig = await asking({ authenticator: { secret: SECRET, lastStep: 0 } });
    expect(await rig.step()).toMatchObject({ name: 'second-factor', options: [{ factor: 'authenticator' }] });
    expect((await rig.status()).signIn?.canRemember).toBe(false);
    await passes(rig, 'authenticator', timeCode(SECRET, Math.floor(Date.now() / 30_000)));
  });

  it('is mailed by the session that the server has opened for that', async () => {
    const rig = await asking({ email: EMAIL });
    expect(await rig.step()).toMatchObject({ name: 'second-factor', error: null });
    await passes(rig, 'email', rig.server.outbox.newest(EMAIL, 'second-factor'));
  });

  it('is mailed to whom the organisation has let in, whatever address was typed', async () => {
    const { rig, opened } = await withSso();
    const sam = await createAccount(rig.server, { email: 'sam@hollis.example', password: PASSWORD });
    wants(rig, { email: sam.email }, sam.email);
    await begin(rig);
    await answer(rig, opened()[0] ?? '', {}, sam.email);
    expect(await rig.step()).toMatchObject({ name: 'second-factor', error: null });
    await passes(rig, 'email', rig.server.outbox.newest(sam.email, 'second-factor'));
  });

  it('is mailed by a server that knows whom by the device, and wants a password with an address', async () => {
    const rig = await asking({ email: EMAIL }, { ...SSO, mailsByDevice: true });
    expect(await rig.step()).toMatchObject({ name: 'second-factor', error: null });
    await passes(rig, 'email', rig.server.outbox.newest(EMAIL, 'second-factor'));
  });

  it('that comes too late for the code is no wrong code', async () => {
    const rig = await asking({ authenticator: { secret: SECRET, lastStep: 0 } });
    await rig.ask('account.answerSecondFactor', { factor: 'authenticator', code: '000000', remember: false });
    expect(await rig.step()).toMatchObject({ name: 'second-factor', error: { code: 'wrong-code' } });
    rig.server.clock.advance(6 * 60_000);
    await rig.ask('account.answerSecondFactor', {
      factor: 'authenticator',
      code: codeNow(rig),
      remember: false,
    });
    expect(await endOf(rig)).toBe('sso-ended');
  });

  it('does not cost the password its remembered one', async () => {
    const { rig, opened } = await withSso();
    wants(rig, { authenticator: { secret: SECRET, lastStep: 0 } });
    await rig.signIn();
    await rig.ask('account.answerSecondFactor', {
      factor: 'authenticator',
      code: codeNow(rig),
      remember: true,
    });
    await rig.ask('account.signOut');
    await begin(rig);
    await answer(rig, opened()[0] ?? '');
    rig.server.clock.advance(30_000);
    await passes(rig, 'authenticator', codeNow(rig));
    await rig.ask('account.signOut');
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
  });
});
