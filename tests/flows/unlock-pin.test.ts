import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { atWrite, stopAt } from './at-write.ts';
import { argon } from './light-argon';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';

vi.mock('hash-wasm', () => import('./light-argon'));

afterEach(async () => {
  argon.isFull = false;
  vi.restoreAllMocks();
  await closeRigs();
});

const PIN = '271828';

async function pinRig(): Promise<Rig> {
  const rig = await createRig();
  await rig.signIn();
  await rig.ask('unlock.setPin', { pin: PIN, password: PASSWORD });
  await rig.ask('account.lock');
  return rig;
}

const unlock = (rig: Rig, pin = PIN) => rig.ask('unlock.withPin', { pin });
const tries = async (rig: Rig) => (await rig.status()).ways.pinTries;
const state = async (rig: Rig) => (await rig.status()).state;
const memory = async () => Object.keys(await fakeBrowser.storage.session.get(null)).sort();
const wrong = (rig: Rig) => expect(unlock(rig, '000000')).rejects.toThrow(/pin-wrong|pin-gone/);

interface StoredPin {
  readonly account: string;
  readonly tries: number;
  readonly wrapped: string;
}
const allStored = async () =>
  (await fakeBrowser.storage.session.get('unlockPins')).unlockPins as Record<string, StoredPin> | undefined;
const stored = async () => Object.values((await allStored()) ?? {})[0] as StoredPin;
const changeStored = async (change: object) => {
  const [[id, pin] = ['', {}]] = Object.entries((await allStored()) ?? {});
  await fakeBrowser.storage.session.set({ unlockPins: { [id]: { ...pin, ...change } } });
};

describe('a PIN', () => {
  it('opens the vault without the network, and all tries are there again', async () => {
    const rig = await pinRig();
    rig.server.faults.always({}, { kind: 'drop' });
    expect(await tries(rig)).toBe(5);
    await wrong(rig);
    await wrong(rig);
    expect(await tries(rig)).toBe(3);
    await unlock(rig);
    expect(await state(rig)).toBe('unlocked');
    expect(await tries(rig)).toBe(5);
  });

  it('is derived as the official clients advise it for passwords', async () => {
    argon.asked.clear();
    await unlock(await pinRig());
    expect([...argon.asked]).toEqual(['3,65536,4']);
  });

  it('says how many tries are left', async () => {
    const rig = await pinRig();
    await expect(unlock(rig, '000000')).rejects.toMatchObject({
      info: { code: 'pin-wrong', details: { number: '4' } },
    });
  });

  it('outlives lock and worker, not the browser, and never lies on disk', async () => {
    const rig = await pinRig();
    expect(await memory()).toEqual(['status', 'unlockPins']);
    const disk = JSON.stringify(await fakeBrowser.storage.local.get(null));
    expect(disk).not.toContain((await stored()).wrapped);
    expect(disk).not.toContain(PIN);
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(PIN);
    await rig.killWorker();
    expect(await tries(rig)).toBe(5);
    await rig.restartBrowser();
    expect(await tries(rig)).toBeNull();
    await expect(unlock(rig)).rejects.toThrow('pin-gone');
  });

  it('is set and changed with the master password, and has six characters', async () => {
    const rig = await pinRig();
    await expect(rig.ask('unlock.setPin', { pin: PIN, password: PASSWORD })).rejects.toThrow('locked');
    await expect(rig.ask('unlock.removePin')).rejects.toThrow('locked');
    await unlock(rig);
    await expect(rig.ask('unlock.setPin', { pin: '12345', password: PASSWORD })).rejects.toThrow('pin-short');
    await expect(rig.ask('unlock.setPin', { pin: '123456', password: 'wrong' })).rejects.toThrow(
      'reprompt-wrong',
    );
    await rig.ask('unlock.setPin', { pin: 'another one', password: PASSWORD });
    await rig.ask('account.lock');
    await wrong(rig);
    await unlock(rig, 'another one');
    await rig.ask('unlock.removePin');
    expect(await tries(rig)).toBeNull();
    await rig.ask('account.lock');
    expect(await memory()).toEqual(['status']);
  });

  it('goes with the account, and before it', async () => {
    const rig = await pinRig();
    const left: Promise<unknown>[] = [];
    fakeBrowser.storage.onChanged.addListener((changes) => {
      if (changes.accounts) left.push(stored());
    });
    await rig.ask('account.signOut');
    expect(left.length).toBeGreaterThan(0);
    expect(await left[0]).toBeUndefined();
    expect(await stored()).toBeUndefined();
    expect(await tries(rig)).toBeNull();
  });

  it('is overtaken by a lock as the master password is', async () => {
    argon.isFull = true;
    const rig = await pinRig();
    const unlocking = expect(unlock(rig)).rejects.toThrow('locked');
    await rig.ask('account.lock');
    await unlocking;
    expect(await state(rig)).toBe('locked');
    // The try counts: only an account that was opened gives it back.
    expect(await tries(rig)).toBe(4);
  });
});

describe('five tries', () => {
  it('are all; then the PIN is gone and the master password opens', async () => {
    const rig = await pinRig();
    for (const left of [4, 3, 2, 1]) {
      await wrong(rig);
      expect(await tries(rig)).toBe(left);
    }
    await expect(unlock(rig, '000000')).rejects.toThrow('pin-gone');
    expect(await tries(rig)).toBeNull();
    expect(await stored()).toBeUndefined();
    await expect(unlock(rig)).rejects.toThrow('pin-gone');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await state(rig)).toBe('unlocked');
  });

  it('of which the last is right give all back', async () => {
    const rig = await pinRig();
    for (const _ of [1, 2, 3, 4]) await wrong(rig);
    await unlock(rig);
    expect(await tries(rig)).toBe(5);
    await rig.ask('account.lock');
    await unlock(rig);
  });

  it('at the same time are five, however many there are', async () => {
    const rig = await pinRig();
    const guesses = Array.from({ length: 12 }, (_, at) => `00000${at}`);
    const answers = await Promise.allSettled(guesses.map((guess) => unlock(rig, guess)));
    const left = answers.map((answer) => {
      const { code, details } = (answer as PromiseRejectedResult).reason.info;
      return code === 'pin-wrong' ? Number(details.number) : 0;
    });
    expect(left.sort((a, b) => b - a)).toEqual([4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await stored()).toBeUndefined();
    await expect(unlock(rig)).rejects.toThrow('pin-gone');
  });

  it('are counted before anything is derived: a worker that is stopped gives none back', async () => {
    const rig = await pinRig();
    for (const left of [4, 3, 2, 1]) {
      // The count is the first write; nothing after it reaches storage.
      const end = atWrite(stopAt(2));
      await unlock(rig, '000000').catch(() => undefined);
      end();
      await rig.killWorker();
      expect((await stored()).tries).toBe(left);
      expect(await tries(rig)).toBe(left);
    }
    const end = atWrite(stopAt(2));
    await unlock(rig).catch(() => undefined);
    end();
    await rig.killWorker();
    expect(await stored()).toBeUndefined();
    expect(await tries(rig)).toBeNull();
  });

  it('cannot be made where the count cannot be written', async () => {
    const rig = await pinRig();
    const end = atWrite(stopAt(1));
    await expect(unlock(rig)).rejects.toThrow('stopped');
    end();
    expect(await state(rig)).toBe('locked');
  });
});

describe('a PIN that was meddled with in memory', () => {
  it.each([
    ['its wrapping', { wrapped: Buffer.alloc(92, 3).toString('base64') }, 'pin-wrong'],
    ['its account', { account: 'https://other.example|x' }, 'pin-gone'],
    ['its salt', { salt: Buffer.alloc(32, 3).toString('base64') }, 'pin-wrong'],
    ['its count', { tries: -3 }, 'pin-gone'],
    ['no count', { tries: null }, 'pin-gone'],
  ])('opens nothing: %s', async (_, odd, code) => {
    const rig = await pinRig();
    await changeStored(odd);
    await expect(unlock(rig)).rejects.toThrow(code);
    expect(await state(rig)).toBe('locked');
  });

  it('has no more than five tries, whatever stands there', async () => {
    const rig = await pinRig();
    await changeStored({ tries: 1000 });
    await wrong(rig);
    expect(await tries(rig)).toBe(4);
  });
});
