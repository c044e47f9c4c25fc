import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../lib/items';
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
  settled,
  startWith,
  stuck,
  waiting,
} from './editing';
import { closeRigs, createRig, type Rig } from './rig';

afterEach(closeRigs);

const WRITES = /^\/api\/ciphers/;
/** The server does what it is asked; what comes back is a proxy's page. */
const loseAnswer = (rig: Rig) =>
  rig.server.faults.once({ path: WRITES }, { kind: 'rewrite', rewrite: () => '<p>Bad gateway</p>' });
const names = async (rig: Rig) => (await rig.list()).rows.map(({ name }) => name);

describe('after an answer that was lost', () => {
  it('an undo of a trip to the trash is no less than that', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    loseAnswer(rig);
    await rig.ask('vault.trash', { id });
    await stuck();
    await rig.ask('vault.restore', { id });
    await settled(rig);
    expect((await onServer(rig))[0]?.deletedDate).toBeNull();
    expect((await rig.list()).rows[0]?.deleted).toBe(false);
  });

  it('a trip to the trash of what was changed before still happens', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await rename(rig, id, 'Savings');
    await rig.ask('vault.trash', { id });
    await stuck();
    end();
    loseAnswer(rig);
    await settled(rig);
    expect((await onServer(rig))[0]?.deletedDate).not.toBeNull();
  });

  it('a star that was taken off again is off', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    loseAnswer(rig);
    await rig.ask('vault.favorite', { id, isFavorite: true });
    await stuck();
    await rig.ask('vault.favorite', { id, isFavorite: false });
    await settled(rig);
    expect((await onServer(rig))[0]?.favorite).toBe(false);
  });

  it('the first item of an empty vault is no reason to ask about a vault that has shrunk', async () => {
    const { rig } = await startWith();
    loseAnswer(rig);
    await add(rig, { ...emptyDraft('note'), name: 'First' });
    await settled(rig);
    expect((await rig.status()).sync.held).toBeNull();
    expect(await names(rig)).toEqual(['First']);
    expect(await onServer(rig)).toHaveLength(1);
  });
});

it('A sync that ends while a new item is on its way concludes nothing about it', async () => {
  const { rig } = await startWith(BANK);
  loseAnswer(rig);
  const held = rig.server.faults.hold({ method: 'POST', path: WRITES });
  await add(rig, { ...emptyDraft('note'), name: 'Alder' });
  await held.reached;
  await rig.ask('sync.now');
  held.release();
  await settled(rig);
  expect(await names(rig)).toEqual(['Alder', 'Bank']);
  expect(await onServer(rig)).toHaveLength(2);
});

it('What was only thrown away here, and deleted for good elsewhere, stays gone', async () => {
  const { rig, ids } = await startWith(BANK, { ...BANK, name: 'Shop' });
  const [id = ''] = ids;
  const end = offline(rig);
  await rig.ask('vault.trash', { id });
  await stuck();
  end();
  await rig.account.call('DELETE', `/ciphers/${id}`);
  await settled(rig);
  expect(await names(rig)).toEqual(['Shop']);
  expect(await onServer(rig)).toHaveLength(1);
});

describe('a form', () => {
  it('that is saved twice makes one item', async () => {
    const { rig } = await startWith();
    const args = { id: null, newId: '11111111-2222-4333-8444-555555555555' };
    await rig.ask('vault.save', { ...args, draft: { ...emptyDraft('note'), name: 'Note' } });
    await sent(rig);
    await rig.ask('vault.save', { ...args, draft: { ...emptyDraft('note'), name: 'Note, again' } });
    await sent(rig);
    expect((await elsewhere(rig)).map(({ name }) => name)).toEqual(['Note, again']);
  });

  it('keeps the order of fields that a person has given them, and what was renamed', async () => {
    const fields = ['A', 'B', 'C'].map((name) => ({ type: 0 as const, name, value: name.toLowerCase() }));
    const { rig, ids } = await startWith({ ...BANK, fields });
    await save(rig, ids[0] ?? '', ({ customFields: [a, b, c] }) => ({
      customFields: [c, a, b].flatMap((field) => (field ? [{ ...field, name: `${field.name}.` }] : [])),
    }));
    await sent(rig);
    const [item] = await elsewhere(rig);
    expect(item?.customFields.map(({ name, value }) => `${name}${value}`)).toEqual(['C.c', 'A.a', 'B.b']);
  });

  it('can take the last address out, also where an old client has left it twice', async () => {
    const { rig, ids } = await startWith(BANK);
    await save(rig, ids[0] ?? '', () => ({ uris: [] }));
    expect((await draftFor(rig, ids[0] ?? '')).uris).toEqual([]);
    await sent(rig);
    expect((await elsewhere(rig))[0]?.uris).toEqual([]);
  });
});

describe('what the server refuses for good', () => {
  it('of a deletion brings the item back', async () => {
    const { rig, ids } = await startWith(BANK);
    const refusal = { kind: 'status', status: 400, body: { message: 'No right.' } } as const;
    rig.server.faults.always({ method: 'DELETE' }, refusal);
    await rig.ask('vault.remove', { id: ids[0] });
    await sent(rig);
    expect(await names(rig)).toEqual(['Bank']);
  });
});

it('A copy of the server that cannot be opened takes nothing from what was changed here', async () => {
  const { rig, ids } = await startWith(BANK);
  const [id = ''] = ids;
  const end = offline(rig);
  await rename(rig, id, 'Savings');
  await stuck();
  end();
  const broken = { path: '/api/sync' };
  const stop = rig.server.faults.always(broken, {
    kind: 'mutate',
    mutate: (body) => ({
      ...body,
      ciphers: (body.ciphers as object[]).map((one) => ({ ...one, key: '2.broken|broken|broken' })),
    }),
  });
  await rig.ask('sync.now');
  expect(await names(rig)).toEqual(['Savings']);
  expect((await rig.status()).outbox.refused).toEqual([{ id, reason: 'unmergeable' }]);
  stop();
  await settled(rig);
  expect((await elsewhere(rig))[0]?.name).toBe('Savings');
});

describe('an old server', () => {
  it('has no trash, and loses nothing that came from elsewhere', async () => {
    const rig = await createRig({ server: { protocol: 'rubywarden' }, account: { protectedKeyType: 2 } });
    await rig.signIn();
    if ((await rig.step())?.name === 'consent')
      await rig.ask('account.continueSignIn', { accepted: 'risks' });
    const id = await add(rig, { ...emptyDraft('login'), name: 'Router', notes: 'attic' });
    await sent(rig);
    const [shown] = (await rig.list()).rows;
    expect(shown?.name).toBe('Router');
    const here = shown?.id ?? id;
    await expect(rig.ask('vault.trash', { id: here })).rejects.toMatchObject({ info: { code: 'read-only' } });
    await changeThere(rig, here, { type: 1, name: 'Router', notes: 'cellar', login: {} }, false);
    await rename(rig, here, 'Old router');
    await settled(rig);
    expect(await waiting(rig)).toEqual([]);
    expect(await draftFor(rig, here)).toMatchObject({ name: 'Old router', notes: 'cellar' });
  });

  it('keeps no SSH keys, so none is put there', async () => {
    const rig = await createRig({ server: { protocol: 'rubywarden' }, account: { protectedKeyType: 2 } });
    await rig.signIn();
    if ((await rig.step())?.name === 'consent')
      await rig.ask('account.continueSignIn', { accepted: 'risks' });
    await expect(add(rig, { ...emptyDraft('sshKey'), name: 'Key' })).rejects.toMatchObject({
      info: { code: 'read-only' },
    });
  });
});

it('An item is deleted also where the server has no address to look at one', async () => {
  const { rig, ids } = await startWith(BANK);
  rig.server.faults.always(
    { method: 'GET', path: /^\/api\/ciphers\/[^/]+$/ },
    { kind: 'status', status: 404, body: {} },
  );
  await rig.ask('vault.remove', { id: ids[0] ?? '' });
  await sent(rig);
  expect(await onServer(rig)).toEqual([]);
});
