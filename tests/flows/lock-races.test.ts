import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sealText } from '../../lib/crypto';
import { atWrite, stopAt } from './at-write.ts';
import { forgetDerived } from './derive-once';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';
import { until } from './until';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

const SECRETS = ['unlocked', 'overviewKeys', 'pendingSignIn', 'popupRoute', 'fillCycle'];

const memory = async () => Object.keys(await fakeBrowser.storage.session.get(null));
const heldSecrets = async () => (await memory()).filter((key) => SECRETS.includes(key));
const unlocked = async () =>
  Object.values(
    ((await fakeBrowser.storage.session.get('unlocked')).unlocked ?? {}) as Record<
      string,
      { accessToken: unknown }
    >,
  )[0];
const vaultRows = async (rig: Rig) => rig.storedItems();

async function addNote({ account }: Rig): Promise<void> {
  const name = await sealText('Boiler service', account.userKey);
  await account.call('POST', '/ciphers', { type: 2, name, secureNote: { type: 0 } });
}

async function lockedRig(): Promise<Rig> {
  const rig = await createRig();
  await rig.signIn();
  await rig.ask('account.lock');
  return rig;
}

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const unlock = (rig: Rig, password = PASSWORD) => rig.ask('account.unlock', { password });

describe('an unlock that is overtaken', () => {
  it('by a lock stays locked', async () => {
    const rig = await lockedRig();
    forgetDerived();
    const unlocking = expect(unlock(rig)).rejects.toThrow('locked');
    await rig.ask('account.lock');
    await unlocking;
    expect((await rig.status()).state).toBe('locked');
    expect(await heldSecrets()).toEqual([]);
    await unlock(rig);
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('by a sign-out opens nothing', async () => {
    const rig = await lockedRig();
    forgetDerived();
    const unlocking = expect(unlock(rig)).rejects.toThrow('signed-out');
    await rig.ask('account.signOut');
    await unlocking;
    expect((await rig.status()).state).toBe('signed-out');
    expect(await heldSecrets()).toEqual([]);
  });

  it('at any of its writes is locked in the end', async () => {
    const rig = await lockedRig();
    const done = atWrite(() => undefined);
    await unlock(rig);
    await until(async () => (await rig.status()).sync.state === 'idle');
    const writes = done();
    expect(writes).toBeGreaterThan(5);
    for (let nth = 1; nth <= writes; nth += 1) {
      await rig.ask('account.lock');
      let locking: Promise<void> | null = null;
      const end = atWrite((at) => {
        if (at === nth) locking = rig.ask('account.lock');
        return undefined;
      });
      await unlock(rig).catch(() => undefined);
      await until(() => locking !== null);
      await locking;
      end();
      expect((await rig.status()).state, `a lock at write ${nth}`).toBe('locked');
      expect(await heldSecrets(), `a lock at write ${nth}`).toEqual([]);
    }
  });
});

describe('two unlocks at once', () => {
  it('leave the tokens alone that the first has fetched', async () => {
    const rig = await lockedRig();
    forgetDerived();
    const [first, second] = [unlock(rig), unlock(rig)];
    await first;
    await rig.ask('sync.now');
    await second;
    expect((await unlocked())?.accessToken).toBeTruthy();
    await unlock(rig);
    expect((await unlocked())?.accessToken).toBeTruthy();
  });

  it('of which one is wrong: it says so, and the other stays', async () => {
    const rig = await lockedRig();
    forgetDerived();
    const wrong = expect(unlock(rig, 'wrong')).rejects.toThrow('wrong-password');
    await unlock(rig);
    await wrong;
    expect((await rig.status()).state).toBe('unlocked');
  });
});

describe('a master password that is asked again', () => {
  it('opens nothing when the account is locked meanwhile', async () => {
    const rig = await createRig();
    await rig.signIn();
    forgetDerived();
    const verifying = expect(rig.session().verifyPassword(PASSWORD)).rejects.toThrow('locked');
    await rig.ask('account.lock');
    await verifying;
    await expect(rig.session().verifyPassword(PASSWORD)).rejects.toThrow('locked');
  });

  it('is told from a wrong one', async () => {
    const rig = await createRig();
    await rig.signIn();
    await expect(rig.session().verifyPassword('wrong')).rejects.toThrow('reprompt-wrong');
    await rig.session().verifyPassword(PASSWORD);
  });
});

describe('a sign-in that is overtaken by a lock', () => {
  it('at any of its last writes unlocks nothing', async () => {
    let isWithTokens = true;
    for (let nth = 1; isWithTokens; nth += 1) {
      const rig = await createRig();
      const held = rig.server.faults.hold({ path: '/identity/connect/token' });
      const signingIn = rig.signIn();
      await held.reached;
      let locking: Promise<void> | null = null;
      const end = atWrite((at) => {
        if (at === nth) locking = rig.ask('account.lock');
        return undefined;
      });
      held.release();
      await signingIn;
      isWithTokens = end() >= nth;
      if (locking === null) break;
      await locking;
      const { state, signIn } = await rig.status();
      expect(state, `a lock at write ${nth}`).not.toBe('unlocked');
      expect(signIn, `a lock at write ${nth}`).toBeNull();
      expect(await heldSecrets(), `a lock at write ${nth}`).toEqual([]);
      await closeRigs();
    }
  });

  it('between two of its steps is not put back by the next one', async () => {
    const rig = await createRig();
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    await rig.signIn();
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => true);
    const going = rig.ask('account.continueSignIn', { accepted: 'permission' }).catch(() => undefined);
    await rig.ask('account.lock');
    await going;
    expect(await rig.status()).toMatchObject({ state: 'signed-out', signIn: null });
    expect(await heldSecrets()).toEqual([]);
  });
});

describe('a worker that is stopped', () => {
  /** What pages see agrees with what is in memory. */
  async function expectWhole(rig: Rig, when: string): Promise<void> {
    const { state, account } = await rig.status();
    const keys = (await memory()).filter((key) => key === 'unlocked' || key === 'overviewKeys');
    expect(keys, when).toHaveLength(state === 'unlocked' ? 2 : 0);
    expect(account === null, when).toBe(state === 'signed-out');
  }

  it('at any write of an unlock leaves a vault that is locked or open, never half of it', async () => {
    const rig = await lockedRig();
    for (let nth = 1; ; nth += 1) {
      await rig.ask('account.lock');
      const end = atWrite(stopAt(nth));
      const isDone = await succeeds(unlock(rig));
      end();
      if (isDone) break;
      await rig.killWorker();
      await expectWhole(rig, `stopped at write ${nth}`);
    }
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('at any write of a sign-in goes on, or has left nothing', async () => {
    const rig = await createRig();
    for (let nth = 1, isLast = false; !isLast; nth += 1) {
      const end = atWrite(stopAt(nth));
      await succeeds(rig.signIn());
      isLast = end() < nth;
      await rig.killWorker();
      const when = `stopped at write ${nth}`;
      await expectWhole(rig, when);
      expect((await rig.status()).signIn, when).toBeNull();
      expect(await memory(), when).not.toContain('pendingSignIn');
      if ((await rig.status()).account) await rig.ask('account.signOut');
    }
  });

  it('at any write of a lock leaves a vault that is locked, or untouched', async () => {
    const rig = await createRig();
    for (let nth = 1; ; nth += 1) {
      await rig.signIn();
      await rig.list();
      await fakeBrowser.storage.session.set({ popupRoute: { search: 'boiler' } });
      const end = atWrite(stopAt(nth));
      const isDone = await succeeds(rig.ask('account.lock'));
      end();
      if (isDone) break;
      await rig.killWorker();
      const isUntouched = nth === 1;
      expect((await rig.status()).state, `stopped at write ${nth}`).toBe(isUntouched ? 'unlocked' : 'locked');
      if (!isUntouched) expect(await heldSecrets(), `stopped at write ${nth}`).toEqual([]);
    }
    expect(await heldSecrets()).toEqual([]);
  });

  it('at any write of a sign-out leaves an account that is locked or left, never half of one', async () => {
    const rig = await createRig();
    await addNote(rig);
    const states: string[] = [];
    for (let nth = 2; ; nth += 1) {
      await rig.signIn();
      await rig.list();
      expect(await vaultRows(rig)).toBe(1);
      const end = atWrite(stopAt(nth));
      const isDone = await succeeds(rig.ask('account.signOut'));
      end();
      if (isDone) break;
      await rig.killWorker();
      const { state, account } = await rig.status();
      states.push(state);
      expect(await heldSecrets(), `stopped at write ${nth}`).toEqual([]);
      if (state === 'signed-out') {
        expect(account).toBeNull();
        expect(await vaultRows(rig), `stopped at write ${nth}`).toBe(0);
      } else expect(state).toBe('locked');
    }
    expect(new Set(states)).toEqual(new Set(['locked', 'signed-out']));
    expect(await vaultRows(rig)).toBe(0);
  });
});
