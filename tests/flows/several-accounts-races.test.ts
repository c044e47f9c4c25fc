import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openBeside, openingWith } from '../../lib/account';
import { wrapUserKey } from '../../lib/account/wrapped-key';
import { statusItem } from '../../lib/browser';
import { createUserKey } from '../../lib/crypto';
import { emptyDraft } from '../../lib/items';
import { readGroups } from '../../lib/sites';
import { PASSWORD, type Rig } from './rig';
import { closeTwoAccounts, createTwoAccounts, OTHER, statesOf } from './two-accounts';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeTwoAccounts();
});

const deadlineOf = async (rig: Rig, id: string) =>
  (await rig.status()).accounts.find(({ account }) => account.id === id)?.lockAt;

describe('the deadlines of two accounts', () => {
  it('do not move by a page that sees one of them pass', async () => {
    const two = await createTwoAccounts();
    const { rig, home, work } = two;
    const status = await rig.status();
    const now = Date.now();
    const lockAt = { [home]: now - 1, [work]: now + 5000 };
    const accounts = status.accounts.map((one) => ({ ...one, lockAt: lockAt[one.account.id] ?? null }));
    await statusItem.set({ ...status, accounts });
    await rig.ask('account.touch').catch(() => undefined);
    expect(await statesOf(two)).toEqual(['locked', 'unlocked']);
    expect(await deadlineOf(rig, work)).toBe(now + 5000);
    await rig.ask('account.touch');
    expect(await deadlineOf(rig, work)).toBeGreaterThan(now + 5000);
  });
});

/** The next lock of one account fails, once. */
function breakNextLock(): void {
  const set = fakeBrowser.storage.session.set.bind(fakeBrowser.storage.session);
  let isBroken = true;
  vi.spyOn(fakeBrowser.storage.session, 'set').mockImplementation(async (values) => {
    const fails = isBroken && 'overviewKeys' in (values as object);
    if (fails) isBroken = false;
    if (fails) throw new Error('disk');
    return set(values as never);
  });
}

describe('a lock of all accounts', () => {
  it('locks the second one where the first one cannot be', async () => {
    const two = await createTwoAccounts();
    const { rig } = two;
    breakNextLock();
    await expect(rig.ask('account.lock')).rejects.toThrow('disk');
    expect((await statesOf(two))[1]).toBe('locked');
  });
});

describe('a worker that starts again', () => {
  it('wakes the second account where the first one cannot be woken, and says so of that one', async () => {
    const two = await createTwoAccounts();
    const { rig } = two;
    const status = await rig.status();
    const lockAt = Date.now() - 1;
    await statusItem.set({ ...status, accounts: status.accounts.map((one) => ({ ...one, lockAt })) });
    breakNextLock();
    await rig.killWorker();
    expect((await statesOf(two))[1]).toBe('locked');
    const errors = (await rig.status()).accounts.map(({ sync }) => sync.error?.code ?? null);
    expect(errors).toEqual(['internal', null]);
    await expect(rig.ask('vault.item', { id: 'any' })).rejects.toThrow('locked');
    expect(await statesOf(two)).toEqual(['locked', 'locked']);
  });
});

describe('accounts that unlock together', () => {
  it('stay locked where a lock comes between one and the next', async () => {
    const two = await createTwoAccounts();
    const { rig, home, work } = two;
    await rig.ask('unlock.setTogether', { account: work, password: OTHER });
    await rig.ask('account.lock', { account: work });
    expect(await openingWith(home)).toEqual([work]);
    await rig.ask('account.lock');
    await expect(openBeside(home, work)).rejects.toThrow('locked');
    await rig.ask('account.unlock', { account: home, password: PASSWORD });
    expect(await statesOf(two)).toEqual(['unlocked', 'unlocked']);
  });

  it.each([
    ['opens what is sealed for it', ['home', 'work'], 'own', 'unlocked'],
    ['leaves shut what is sealed for another', ['work', 'home'], 'own', 'locked'],
    ['leaves shut an account that has another key since', ['home', 'work'], 'other', 'locked'],
  ] as const)('one %s', async (_, context, key, state) => {
    const two = await createTwoAccounts();
    const { rig, home, work, other } = two;
    const sealed = await wrapUserKey(key === 'own' ? other.userKeyBytes : createUserKey(), {
      bytes: rig.account.userKeyBytes,
      purpose: 'latchkey unlock together',
      context: context.map((one) => two[one]),
    });
    const accounts = { [work]: { openers: [home], wrapped: { [home]: sealed } } };
    await rig.ask('account.lock');
    await fakeBrowser.storage.local.set({ together: { version: 1, accounts } });
    await rig.ask('account.unlock', { account: home, password: PASSWORD });
    expect(await statesOf(two)).toEqual(['unlocked', state]);
  });

  it('are told to stand alone when the last one that opens them is left', async () => {
    const { rig, home, work } = await createTwoAccounts();
    await rig.ask('unlock.setTogether', { account: work, password: OTHER });
    await rig.ask('account.signOut', { account: home });
    expect((await rig.status()).accounts.map(({ ways }) => ways.together)).toEqual([false]);
  });
});

describe('an account that is locked beside an open one', () => {
  it('costs nobody his place when the worker starts again', async () => {
    const { rig, work } = await createTwoAccounts();
    await rig.ask('account.lock', { account: work });
    const places = { popupRoute: { screen: 'item' }, fillSteps: { 7: { id: 'x', at: Date.now() } } };
    await fakeBrowser.storage.session.set(places);
    await rig.killWorker();
    expect(await fakeBrowser.storage.session.get(['popupRoute', 'fillSteps'])).toEqual(places);
    await rig.ask('account.lock');
    expect(await fakeBrowser.storage.session.get(['popupRoute', 'fillSteps'])).toEqual({});
  });
});

describe('an item of one account', () => {
  it('does not go into a folder of another', async () => {
    const { rig } = await createTwoAccounts();
    const made = await rig.ask('folder.create', { newId: `${crypto.randomUUID()}@2`, name: 'Site' });
    const draft = { ...emptyDraft('note', made.id), name: 'Door code' };
    const saved = rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft });
    await expect(saved).rejects.toThrow('not-found');
  });
});

describe('what several accounts say at once', () => {
  it('of sites that count as one is kept of each, and of none that is locked', async () => {
    const { rig, home, work } = await createTwoAccounts();
    const both = [home, work].map((account) => ({ account, groups: [['bank.example', 'bank.test']] }));
    await Promise.all(both.map((args) => rig.ask('sites.agree', args)));
    const agreed = async () => Promise.all([home, work].map(async (id) => (await readGroups(id)).agreed));
    expect(await agreed()).toEqual(both.map(({ groups }) => groups));
    await rig.ask('account.lock', { account: home });
    const apart = (account: string) =>
      rig.ask('sites.keepApart', { account, sites: ['bank.example', 'bank.test'] });
    await expect(apart(home)).rejects.toThrow('locked');
    await apart(work);
    expect(await agreed()).toEqual([both[0]?.groups, []]);
  });
});

describe('the live lines of two accounts', () => {
  it('end with a lock of their own account, and with no other', async () => {
    const { rig, second, home, work } = await createTwoAccounts();
    const lines = () => [rig.server.hub.open, second.hub.open];
    const see = (open: number[]) => vi.waitFor(() => expect(lines()).toEqual(open), { timeout: 10_000 });
    await rig.ask('sync.follow');
    await see([1, 1]);
    await rig.ask('account.lock', { account: home });
    await see([0, 1]);
    await rig.ask('sync.now');
    expect(lines()).toEqual([0, 1]);
    expect(second.hub.connects).toBe(1);
    await rig.ask('account.lock', { account: work });
    await see([0, 0]);
  });
});
