import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { draftOf, emptyDraft } from '../../lib/items';
import {
  add,
  BANK,
  changeThere,
  draftFor,
  elsewhere,
  offline,
  onServer,
  rename,
  save,
  sent,
  startWith,
  stuck,
  waiting,
} from './editing';
import { closeRigs, EMAIL, PASSWORD, type Rig } from './rig';
import { until } from './until';

afterEach(closeRigs);

const names = async (rig: Rig) => (await rig.list()).rows.map(({ name }) => name);

const WRITES = /^\/api\/ciphers/;
describe('a change of an item', () => {
  it('is in the list at once, and on the server a moment later', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const before = await draftFor(rig, id);
    await rename(rig, id, 'Savings bank');
    expect(await names(rig)).toEqual(['Savings bank']);
    await sent(rig);
    expect(await elsewhere(rig)).toEqual([{ ...before, name: 'Savings bank' }]);
  });

  it('leaves the bytes of all else as they are', async () => {
    const { rig, ids } = await startWith(BANK);
    const [before] = await onServer(rig);
    await rename(rig, ids[0] ?? '', 'Savings bank');
    await sent(rig);
    const [after] = await onServer(rig);
    const differing = Object.keys({ ...before, ...after }).filter(
      (member) => JSON.stringify(before?.[member]) !== JSON.stringify(after?.[member]),
    );
    expect(differing.sort()).toEqual(['data', 'name', 'revisionDate']);
  });

  it('waits without a network, over the death of the worker, a lock and a closed browser', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await rename(rig, id, 'Savings bank');
    await save(rig, id, () => ({ notes: 'Moved' }));
    expect(await waiting(rig)).toEqual([id]);
    await rig.killWorker();
    await rig.ask('account.lock');
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await names(rig)).toEqual(['Savings bank']);
    expect(await waiting(rig)).toEqual([id]);
    end();
    await rig.ask('sync.now');
    await sent(rig);
    expect(await elsewhere(rig)).toMatchObject([{ name: 'Savings bank', notes: 'Moved' }]);
  });

  it('of a password keeps the old one in the history', async () => {
    const { rig, ids } = await startWith(BANK);
    await save(rig, ids[0] ?? '', ({ values }) => ({ values: { ...values, password: 'new secret' } }));
    await sent(rig);
    const [item] = await elsewhere(rig);
    expect(item?.values.password).toBe('new secret');
    expect(item?.history.map(({ password }) => password)).toEqual(['old secret']);
  });

  it('wants the master password where the item does', async () => {
    const { rig, ids } = await startWith({ ...BANK, reprompt: 1 });
    const [id = ''] = ids;
    const draft = draftOf((await rig.ask('vault.item', { id, password: PASSWORD })).item);
    await expect(rig.ask('vault.save', { id, draft, original: draft })).rejects.toMatchObject({
      info: { code: 'reprompt-needed' },
    });
    const renamed = { ...draft, name: 'Savings' };
    await rig.ask('vault.save', { id, draft: renamed, original: draft, password: PASSWORD });
    expect(await names(rig)).toEqual(['Savings']);
  });

  it('is refused by the server with its reason, and holds up no other', async () => {
    const { rig, ids } = await startWith(BANK, { ...BANK, name: 'Shop' });
    const [bank = '', shop = ''] = ids;
    const refusal = { kind: 'status', status: 400, body: { message: 'Too long.' } } as const;
    const end = rig.server.faults.always({ method: 'PUT', path: `/api/ciphers/${bank}` }, refusal);
    await rename(rig, bank, 'Savings bank');
    await rename(rig, shop, 'Corner shop');
    await until(async () => (await waiting(rig)).length === 1);
    expect((await rig.status()).outbox).toMatchObject({
      waiting: [bank],
      refused: [{ id: bank, reason: 'Too long.' }],
    });
    end();
    await rig.ask('vault.resend', { id: bank });
    await sent(rig);
    expect((await elsewhere(rig)).map(({ name }) => name)).toEqual(['Corner shop', 'Savings bank']);
  });

  it('that is given up leaves the item as the server has it', async () => {
    const { rig, ids } = await startWith(BANK);
    const end = offline(rig);
    await rename(rig, ids[0] ?? '', 'Savings bank');
    await rig.ask('vault.discard', { id: ids[0] });
    expect(await names(rig)).toEqual(['Bank']);
    expect(await waiting(rig)).toEqual([]);
    end();
  });
});

describe('a new item', () => {
  const create = async (rig: Rig, name: string) => {
    const values = { username: 'pat', password: 'secret', totp: '' };
    return { id: await add(rig, { ...emptyDraft('login'), name, values }) };
  };

  it('is there at once, and once on the server', async () => {
    const { rig } = await startWith(BANK);
    const end = offline(rig);
    const { id } = await create(rig, 'Alder');
    expect(await names(rig)).toEqual(['Alder', 'Bank']);
    await save(rig, id, () => ({ notes: 'by the river' }));
    end();
    await rig.ask('sync.now');
    await sent(rig);
    expect(await names(rig)).toEqual(['Alder', 'Bank']);
    const items = await elsewhere(rig);
    expect(items.map(({ name, notes }) => [name, notes])).toEqual([
      ['Alder', 'by the river'],
      ['Bank', 'At the corner'],
    ]);
  });

  it('that is deleted before it was sent is never sent', async () => {
    const { rig } = await startWith(BANK);
    const end = offline(rig);
    // The first try is under way when the network is found to be gone: it may have arrived.
    const { id } = await create(rig, 'Alder');
    await rig.ask('vault.trash', { id });
    end();
    await rig.ask('sync.now');
    await sent(rig);
    expect((await onServer(rig)).filter(({ deletedDate }) => deletedDate === null)).toHaveLength(1);
  });
});

describe('the trash', () => {
  it('takes an item, gives it back, and loses it for good', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    await rig.ask('vault.trash', { id });
    expect((await rig.list()).rows[0]?.deleted).toBe(true);
    await sent(rig);
    expect((await onServer(rig))[0]?.deletedDate).not.toBeNull();
    await rig.ask('vault.restore', { id });
    await sent(rig);
    expect((await onServer(rig))[0]?.deletedDate).toBeNull();
    await rig.ask('vault.remove', { id });
    expect(await names(rig)).toEqual([]);
    await sent(rig);
    expect(await onServer(rig)).toEqual([]);
  });
});

describe('an answer that is lost', () => {
  const lose = (rig: Rig, method: string, times = 1) =>
    rig.server.faults.once({ method, path: WRITES }, { kind: 'cut', afterBytes: 0 }, times);

  it.each([
    [
      'of a new item',
      'POST',
      (rig: Rig) => add(rig, { ...emptyDraft('note'), name: 'Alder' }),
      ['Alder', 'Bank'],
    ],
    ['of a change', 'PUT', (rig: Rig, id: string) => rename(rig, id, 'Savings'), ['Savings']],
    ['of a trip to the trash', 'PUT', (rig: Rig, id: string) => rig.ask('vault.trash', { id }), ['Bank']],
    ['of a deletion', 'DELETE', (rig: Rig, id: string) => rig.ask('vault.remove', { id }), []],
  ] as const)('%s leads to one effect', async (_, method, act, expected) => {
    const { rig, ids } = await startWith(BANK);
    lose(rig, method);
    const before = rig.server.log.filter((one) => one.method === method && WRITES.test(one.path)).length;
    await act(rig, ids[0] ?? '');
    await until(async () => {
      await rig.ask('sync.now');
      return (await waiting(rig)).length === 0;
    });
    const asked = rig.server.log.filter((one) => one.method === method && WRITES.test(one.path)).length;
    expect(asked - before).toBe(1);
    expect(await names(rig)).toEqual(expected);
    expect((await onServer(rig)).length).toBe(expected.length);
  });
});

describe('what was changed here and elsewhere', () => {
  it('is put together, field by field', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await save(rig, id, ({ values, uris }) => ({
      values: { ...values, password: 'ours' },
      uris: [...uris, { from: null, uri: 'https://ours.example', match: null }],
    }));
    await stuck();
    end();
    const login = { ...BANK.login, username: 'theirs' };
    await changeThere(rig, id, { ...BANK, notes: 'Theirs', login });
    await rig.ask('sync.now');
    await sent(rig);
    const [item] = await elsewhere(rig);
    expect(item).toMatchObject({
      notes: 'Theirs',
      values: { username: 'theirs', password: 'ours' },
      uris: [{ uri: 'https://bank.example' }, { uri: 'https://ours.example' }],
    });
  });

  it('keeps both where both changed the same', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await save(rig, id, ({ values }) => ({ values: { ...values, password: 'ours' } }));
    await stuck();
    end();
    await changeThere(rig, id, { ...BANK, login: { ...BANK.login, password: 'theirs' } });
    await rig.ask('sync.now');
    await sent(rig);
    const [item] = await elsewhere(rig);
    expect(item?.values.password).toBe('ours');
    expect(item?.history.map(({ password }) => password).sort()).toEqual(['old secret', 'theirs']);
  });

  it('survives that it was deleted there', async () => {
    const { rig, ids } = await startWith(BANK, { ...BANK, name: 'Shop' });
    const [id = ''] = ids;
    const end = offline(rig);
    await rename(rig, id, 'Savings');
    await stuck();
    end();
    await rig.account.call('DELETE', `/ciphers/${id}`);
    await rig.ask('sync.now');
    await sent(rig);
    expect((await elsewhere(rig)).map(({ name }) => name)).toEqual(['Savings', 'Shop']);
  });

  it('while its form was open keeps what the form did not touch', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const original = await draftFor(rig, id);
    await changeThere(rig, id, { ...BANK, notes: 'Theirs' });
    await rig.ask('sync.now');
    await rig.ask('vault.save', { id, draft: { ...original, name: 'Ours' }, original });
    await sent(rig);
    expect(await elsewhere(rig)).toMatchObject([{ name: 'Ours', notes: 'Theirs' }]);
  });

  it('is not deleted here when it was changed there', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await rig.ask('vault.remove', { id });
    await stuck();
    end();
    await changeThere(rig, id, { ...BANK, name: 'Theirs' });
    await rig.ask('sync.now');
    await sent(rig);
    expect(await names(rig)).toEqual(['Theirs']);
  });
});

it('Unsent changes survive a new sign-in to the same account', async () => {
  const { rig, ids } = await startWith(BANK);
  const end = offline(rig);
  await rename(rig, ids[0] ?? '', 'Savings');
  end();
  await rig.ask('account.signIn', {
    server: { region: 'own', base: rig.server.url },
    email: EMAIL,
    password: PASSWORD,
  });
  await rig.ask('sync.now');
  await sent(rig);
  expect((await onServer(rig)).length).toBe(1);
  expect(await names(rig)).toEqual(['Savings']);
});

it('Who chose to be signed out stays while something is not on the server yet', async () => {
  const { rig, ids } = await startWith(BANK);
  await fakeBrowser.storage.local.set({ settings: { lockAction: 'signOut' } });
  const end = offline(rig);
  await rename(rig, ids[0] ?? '', 'Savings');
  await rig.session().screenLocked();
  expect((await rig.status()).state).toBe('locked');
  await rig.restartBrowser();
  expect((await rig.status()).state).toBe('locked');
  await rig.ask('account.unlock', { password: PASSWORD });
  await until(async () => (await waiting(rig)).length === 1);
  end();
  await rig.ask('sync.now');
  await sent(rig);
  await rig.session().screenLocked();
  expect((await rig.status()).state).toBe('signed-out');
});
