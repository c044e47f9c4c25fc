import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAccount } from '../server/account.ts';
import { PASSWORD } from './rig';
import { closeTwoAccounts, createTwoAccounts, statesOf, type TwoAccounts } from './two-accounts';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeTwoAccounts();
});

const TYPED = 'typed for a third one';
const THIRD = 'kim@hollis.example';

/** Two accounts that are open, and a sign-in that waits, with a master password that was typed for it. */
async function signingIn(email = THIRD, password = TYPED): Promise<TwoAccounts> {
  const two = await createTwoAccounts();
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
  const server = { region: 'own', base: two.second.url } as const;
  await fakeBrowser.storage.local.set({ signInDraft: { server: JSON.stringify(server), email } });
  await two.rig.ask('account.signIn', { server, email, password });
  expect(await waits(two)).toBe(true);
  return two;
}

const typed = async () => JSON.stringify(await fakeBrowser.storage.session.get('pendingSignIn'));
const form = async () =>
  Object.keys((await fakeBrowser.storage.local.get('signInDraft')).signInDraft ?? {}).length > 0;

/** True while the sign-in goes on; false once nothing of it is left. */
async function waits({ rig }: TwoAccounts): Promise<boolean> {
  const isTold = (await rig.step())?.name === 'permission';
  const left = [(await typed()).includes('password'), await form(), await hasAlarm()];
  expect(left).toEqual([isTold, isTold, isTold]);
  return isTold;
}

const hasAlarm = async () => (await fakeBrowser.alarms.get('signIn')) !== undefined;

describe('a sign-in that is under way for another account', () => {
  it('goes on where one of two is locked, and ends with the second', async () => {
    const two = await signingIn();
    await two.rig.ask('account.lock', { account: two.home });
    expect(await waits(two)).toBe(true);
    await two.rig.ask('account.lock', { account: two.work });
    expect(await waits(two)).toBe(false);
  });

  it('goes on where one of two locks by itself, or is left', async () => {
    const two = await signingIn();
    await fakeBrowser.storage.local.set({ settings: { version: 1, lockAction: 'signOut' } });
    await two.rig.session().screenLocked();
    expect((await two.rig.status()).accounts.map(({ account }) => account.id)).toEqual([two.work]);
    expect(await waits(two)).toBe(true);
    await two.rig.ask('account.signOut', { account: two.work });
    expect((await two.rig.step())?.name).toBeUndefined();
    expect(await typed()).toBe('{}');
  });

  it('is finished beside the account that stayed open', async () => {
    const two = await signingIn();
    const kdf = { kind: 'pbkdf2', iterations: 600_000 } as const;
    await createAccount(two.second, { email: THIRD, password: TYPED, kdf });
    await two.rig.ask('account.lock', { account: two.home });
    vi.mocked(fakeBrowser.permissions.contains).mockImplementation(async () => true);
    await two.rig.ask('account.continueSignIn', { accepted: 'permission' });
    expect(await statesOf(two)).toEqual(['locked', 'unlocked', 'unlocked']);
    expect(await typed()).toBe('{}');
  });

  it('ends with a lock of all, also where one cannot be locked', async () => {
    const two = await signingIn();
    const set = fakeBrowser.storage.session.set.bind(fakeBrowser.storage.session);
    vi.spyOn(fakeBrowser.storage.session, 'set').mockImplementation(async (values) => {
      if ('overviewKeys' in (values as object)) throw new Error('disk');
      return set(values as never);
    });
    await expect(two.rig.ask('account.lock')).rejects.toThrow('disk');
    expect(await typed()).toBe('{}');
    expect(await two.rig.step()).toBeUndefined();
  });
});

describe('a sign-in of an account that is here already', () => {
  it('ends with a lock of that account, and with it what was typed', async () => {
    const two = await signingIn('Pat@Hollis.example', PASSWORD);
    await two.rig.ask('account.lock', { account: two.home });
    // The same address on another server.
    expect(await waits(two)).toBe(true);
    await two.rig.ask('account.unlock', { account: two.home, password: PASSWORD });
    await two.rig.ask('account.lock', { account: two.work });
    expect(await waits(two)).toBe(false);
  });
});
