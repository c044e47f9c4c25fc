import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sealText } from '../../lib/crypto';
import { emptyDraft } from '../../lib/items';
import type { EmbeddedServer } from '../server/index.ts';
import { PASSWORD, readList } from './rig';
import { closeTwoAccounts, createTwoAccounts, OTHER, statesOf, type TwoAccounts } from './two-accounts';
import { until } from './until';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeTwoAccounts();
});

const note = (name: string) => ({ type: 2, name, secureNote: { type: 0 } });

/** Two accounts with an item each, and their lists made. */
async function furnished(): Promise<TwoAccounts> {
  const two = await createTwoAccounts(async (home, work) => {
    await home.call('POST', '/ciphers', note(await sealText('Boiler service', home.userKey)));
    await work.call('POST', '/ciphers', note(await sealText('Office alarm', work.userKey)));
  });
  await Promise.all([two.home, two.work].map(listOf));
  return two;
}

const listOf = (account: string) =>
  until(async () => {
    const list = await readList(account).catch(() => null);
    return list?.head.isComplete ? list : null;
  });
const namesOf = async (account: string) => (await listOf(account)).rows.map(({ name }) => name);
const idsOf = async (account: string) => (await listOf(account)).rows.map(({ id }) => id);

describe('two accounts with the same address on two servers', () => {
  it('stand side by side, and what is opened comes from the one that it is named for', async () => {
    const two = await furnished();
    const { rig, home, work } = two;
    expect(home).not.toBe(work);
    expect(await statesOf(two)).toEqual(['unlocked', 'unlocked']);
    expect(await namesOf(home)).toEqual(['Boiler service']);
    expect(await namesOf(work)).toEqual(['Office alarm']);
    const [boiler = ''] = await idsOf(home);
    const [alarm = ''] = await idsOf(work);
    expect((await rig.ask('vault.item', { id: boiler })).item).toMatchObject({
      id: boiler,
      name: 'Boiler service',
    });
    const ref = `${alarm}@2`;
    expect((await rig.ask('vault.item', { id: ref })).item).toMatchObject({ id: ref, name: 'Office alarm' });
    await expect(rig.ask('vault.item', { id: alarm })).rejects.toThrow('not-found');
    await expect(rig.ask('vault.item', { id: `${alarm}@3` })).rejects.toThrow('not-found');
  });

  it('are locked apart and opened apart, each with its own password', async () => {
    const two = await furnished();
    const { rig, home, work } = two;
    const [boiler = ''] = await idsOf(home);
    const [alarm = ''] = await idsOf(work);
    await rig.ask('account.lock', { account: work });
    expect(await statesOf(two)).toEqual(['unlocked', 'locked']);
    await expect(readList(work)).rejects.toThrow('locked');
    await expect(rig.ask('vault.item', { id: `${alarm}@2` })).rejects.toThrow('locked');
    expect((await rig.ask('vault.item', { id: boiler })).item.name).toBe('Boiler service');
    const memory = JSON.stringify(await fakeBrowser.storage.session.get(['unlocked', 'overviewKeys']));
    expect(memory).not.toContain(work);
    await expect(rig.ask('account.unlock', { account: work, password: PASSWORD })).rejects.toThrow(
      'wrong-password',
    );
    await rig.ask('account.unlock', { account: work, password: OTHER });
    expect(await statesOf(two)).toEqual(['unlocked', 'unlocked']);
  });

  it('are locked together by a lock that names none, and by the screen', async () => {
    const two = await furnished();
    await two.rig.ask('account.lock');
    expect(await statesOf(two)).toEqual(['locked', 'locked']);
    expect(await fakeBrowser.storage.session.get(['unlocked', 'overviewKeys'])).toEqual({});
  });

  it('are left apart: what one has on disk goes, the other stays open', async () => {
    const two = await furnished();
    const { rig, home, work } = two;
    const [alarm = ''] = await idsOf(work);
    await rig.ask('account.signOut', { account: home });
    expect((await rig.status()).accounts.map(({ account }) => account.id)).toEqual([work]);
    expect(await rig.storedItems()).toBe(0);
    expect((await rig.status()).state).toBe('unlocked');
    expect((await rig.ask('vault.item', { id: `${alarm}@2` })).item.name).toBe('Office alarm');
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(home);
  });

  it('outlive the worker and the browser, both', async () => {
    const two = await furnished();
    await two.rig.killWorker();
    expect(await statesOf(two)).toEqual(['unlocked', 'unlocked']);
    await two.rig.restartBrowser();
    expect(await statesOf(two)).toEqual(['locked', 'locked']);
  });

  it('get what is new where its id says, and each server only its own', async () => {
    const { rig, second, work } = await furnished();
    const draft = { ...emptyDraft('note'), name: 'Door code' };
    const saved = await rig.ask('vault.save', { id: null, newId: `${crypto.randomUUID()}@2`, draft });
    expect(saved.id).toMatch(/@2$/);
    await until(async () => (await rig.status()).outbox.waiting.length === 0);
    expect(second.store.ciphers.all()).toHaveLength(2);
    expect(rig.server.store.ciphers.all()).toHaveLength(1);
    expect(await namesOf(work)).toContain('Door code');
  });

  it('change several items of both at once, and none goes into a folder of the other', async () => {
    const { rig, home, work } = await furnished();
    const ids = [...(await idsOf(home)), ...(await idsOf(work)).map((id) => `${id}@2`)];
    const { id: folderId } = await rig.ask('folder.create', {
      newId: `${crypto.randomUUID()}@2`,
      name: 'Site',
    });
    const moved = await rig.ask('vault.many', { ids, change: { to: 'folder', folderId } });
    expect(moved).toEqual({ changed: [ids[1]], refused: [{ id: ids[0], reason: 'other-account' }] });
    const trashed = await rig.ask('vault.many', { ids, change: { to: 'trash' } });
    expect(trashed).toEqual({ changed: ids, refused: [] });
  });

  it('send nothing of one to the server of the other', async () => {
    const { rig, second } = await furnished();
    await rig.ask('sync.now');
    const tokens = (server: EmbeddedServer) =>
      new Set(server.log.map(({ headers }) => headers.authorization).filter(Boolean));
    const shared = [...tokens(rig.server)].filter((token) => tokens(second).has(token));
    expect(shared).toEqual([]);
    expect(tokens(second).size).toBeGreaterThan(0);
  });
});

describe('accounts that unlock together', () => {
  const togetherOf = async ({ rig }: TwoAccounts) =>
    (await rig.status()).accounts.map(({ ways }) => ways.together);

  it('are opened by whatever opens the other, and can still be locked by themselves', async () => {
    const two = await furnished();
    const { rig, home, work } = two;
    await rig.ask('unlock.setTogether', { account: work, password: OTHER });
    expect(await togetherOf(two)).toEqual([false, true]);
    await rig.ask('account.lock');
    await rig.restartBrowser();
    two.second.faults.always({}, { kind: 'drop' });
    await rig.ask('account.unlock', { account: home, password: PASSWORD });
    expect(await statesOf(two)).toEqual(['unlocked', 'unlocked']);
    await rig.ask('account.lock', { account: work });
    expect(await statesOf(two)).toEqual(['unlocked', 'locked']);
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { account: work, password: OTHER });
    expect(await statesOf(two)).toEqual(['locked', 'unlocked']);
  });

  it('ask for the password of the one that is to be opened by others', async () => {
    const two = await furnished();
    const { rig, home, work } = two;
    const wrong = rig.ask('unlock.setTogether', { account: work, password: PASSWORD });
    await expect(wrong).rejects.toThrow('reprompt-wrong');
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { account: home, password: PASSWORD });
    expect(await statesOf(two)).toEqual(['unlocked', 'locked']);
  });

  it('stand alone again once the person says so, and when one of them is left', async () => {
    const two = await furnished();
    const { rig, home, work } = two;
    const stored = async () => (await fakeBrowser.storage.local.get('together')).together;
    await rig.ask('unlock.setTogether', { account: work, password: OTHER });
    await rig.ask('unlock.removeTogether', { account: work });
    expect(await stored()).toBeUndefined();
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { account: home, password: PASSWORD });
    expect(await statesOf(two)).toEqual(['unlocked', 'locked']);
    await rig.ask('account.unlock', { account: work, password: OTHER });
    await rig.ask('unlock.setTogether', { account: work, password: OTHER });
    await rig.ask('account.signOut', { account: home });
    expect(await stored()).toBeUndefined();
  });

  it('open nothing by what was sealed for another one, or damaged', async () => {
    const two = await furnished();
    const { rig, home, work } = two;
    await rig.ask('unlock.setTogether', { account: work, password: OTHER });
    await rig.ask('unlock.setTogether', { account: home, password: PASSWORD });
    const { together } = await fakeBrowser.storage.local.get('together');
    const { accounts } = together as { accounts: Record<string, { openers: string[]; wrapped: object }> };
    const ofHome = Object.values(accounts[home]?.wrapped ?? {});
    const moved = { ...accounts, [work]: { openers: [home], wrapped: { [home]: ofHome[0] } } };
    await fakeBrowser.storage.local.set({ together: { version: 1, accounts: moved } });
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { account: home, password: PASSWORD });
    expect(await statesOf(two)).toEqual(['unlocked', 'locked']);
    // Sealed anew once both are open.
    await rig.ask('account.unlock', { account: work, password: OTHER });
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { account: home, password: PASSWORD });
    expect(await statesOf(two)).toEqual(['unlocked', 'unlocked']);
  });
});
