import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { draftOf } from '../../lib/items';
import { createStore } from '../../lib/store';
import {
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
} from './editing';
import { closeRigs, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

const conflicts = async (rig: Rig) => (await rig.status()).outbox.conflicts;

/** An item whose password, user name and note were changed on both sides; its star there alone. */
async function disagree(reprompt: 0 | 1 = 0): Promise<{ rig: Rig; id: string }> {
  const item = { ...BANK, reprompt };
  const { rig, ids } = await startWith(item);
  const [id = ''] = ids;
  const end = offline(rig);
  const guard = { password: PASSWORD };
  const original = draftOf((await rig.ask('vault.item', { id, ...guard })).item);
  if (!original) throw new Error('no draft');
  const values = { ...original.values, password: 'ours', username: 'us' };
  const draft = { ...original, notes: 'Our note', values };
  await rig.ask('vault.save', { id, draft, original, ...guard });
  await stuck();
  end();
  const login = { ...BANK.login, password: 'theirs', username: 'them' };
  await changeThere(rig, id, { ...item, notes: 'Their note', favorite: true, login });
  await rig.ask('sync.now');
  await sent(rig);
  return { rig, id };
}

describe('what both sides changed', () => {
  it('is told, and lies side by side until it was picked from', async () => {
    const { rig, id } = await disagree();
    expect(await conflicts(rig)).toMatchObject([{ id, what: 'both-changed' }]);
    const found = await rig.ask('vault.conflict', { id });
    expect(found.fields).toEqual([
      { name: 'notes', ours: 'Our note', theirs: 'Their note' },
      { name: 'username', ours: 'us', theirs: 'them' },
      { name: 'password', ours: 'ours', theirs: 'theirs' },
    ]);
    expect(found.taken).toEqual(['favorite']);
    expect(found.changedThere).toBeGreaterThan(0);
  });

  it('is still told after the worker has died and the browser was closed', async () => {
    const { rig, id } = await disagree();
    await rig.killWorker();
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await conflicts(rig)).toMatchObject([{ id, what: 'both-changed' }]);
  });

  it('ends with the values that were picked; the others are in the history', async () => {
    const { rig, id } = await disagree();
    await rig.ask('vault.settleConflict', { id, theirs: ['username', 'password'] });
    expect(await conflicts(rig)).toEqual([]);
    await sent(rig);
    const [item] = await elsewhere(rig);
    expect(item).toMatchObject({ notes: 'Our note', values: { username: 'them', password: 'theirs' } });
    const history = item?.history.map(({ password }) => password) ?? [];
    expect(history).toEqual(
      expect.arrayContaining(['ours', 'username: us', 'username: them', 'notes: Their note']),
    );
  });

  it('ends with two items where that is wanted', async () => {
    const { rig, id } = await disagree();
    const newId = randomUUID();
    await rig.ask('vault.splitConflict', { id, newId });
    await sent(rig);
    expect(await conflicts(rig)).toEqual([]);
    const items = await elsewhere(rig);
    expect(items.map(({ notes }) => notes).sort()).toEqual(['Our note', 'Their note']);
    expect(items.map(({ values }) => values.password).sort()).toEqual(['ours', 'theirs']);
    expect(items.map(({ customFields }) => customFields[0]?.value)).toEqual(['1234', '1234']);
  });

  it('is shown to nobody who cannot tell the master password, where the item asks for it', async () => {
    const { rig, id } = await disagree(1);
    await expect(rig.ask('vault.conflict', { id })).rejects.toMatchObject({
      info: { code: 'reprompt-needed' },
    });
    await expect(rig.ask('vault.settleConflict', { id, theirs: ['notes'] })).rejects.toMatchObject({
      info: { code: 'reprompt-needed' },
    });
    await rig.ask('vault.settleConflict', { id, theirs: ['notes'], password: PASSWORD });
    expect(await conflicts(rig)).toEqual([]);
  });

  it('while a form was open is told too', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const original = await draftFor(rig, id);
    await changeThere(rig, id, { ...BANK, notes: 'Theirs' });
    await rig.ask('sync.now');
    await rig.ask('vault.save', { id, draft: { ...original, notes: 'Ours' }, original });
    await sent(rig);
    expect(await conflicts(rig)).toMatchObject([{ id, what: 'both-changed' }]);
    expect((await rig.ask('vault.conflict', { id })).fields).toEqual([
      { name: 'notes', ours: 'Ours', theirs: 'Theirs' },
    ]);
  });

  it('and agrees by now needs no picking', async () => {
    const { rig, id } = await disagree();
    await save(rig, id, ({ values }) => ({ notes: 'Their note', values: { ...values, username: 'them' } }));
    expect((await rig.ask('vault.conflict', { id })).fields.map(({ name }) => name)).toEqual(['password']);
  });

  it('holds no value in the clear on disk', async () => {
    const { rig } = await disagree();
    const stored = JSON.stringify(await createStore().readConflicts((await rig.status()).account?.id ?? ''));
    expect(stored).toContain('both-changed');
    for (const value of ['Their note', 'Our note']) expect(stored).not.toContain(value);
  });
});

describe('a deletion', () => {
  it('there of what was edited here is told, also under the id that the item gets', async () => {
    const { rig, ids } = await startWith(BANK, { ...BANK, name: 'Shop' });
    const [id = ''] = ids;
    const end = offline(rig);
    await rename(rig, id, 'Savings');
    await stuck();
    end();
    await rig.account.call('DELETE', `/ciphers/${id}`);
    await rig.ask('sync.now');
    await sent(rig);
    const now = (await onServer(rig)).map((item) => item.id);
    const [told] = await conflicts(rig);
    expect(told?.what).toBe('revived');
    expect(told?.id).not.toBe(id);
    expect(now).toContain(told?.id);
    await rig.ask('vault.dismissConflict', { id: told?.id ?? '' });
    expect(await conflicts(rig)).toEqual([]);
  });

  it('there into the trash is undone by an edit here, and told', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await rename(rig, id, 'Savings');
    await stuck();
    end();
    await rig.account.call('PUT', `/ciphers/${id}/delete`);
    await rig.ask('sync.now');
    await sent(rig);
    expect(await conflicts(rig)).toMatchObject([{ id, what: 'revived' }]);
    expect((await onServer(rig))[0]?.deletedDate).toBe(null);
  });

  it('here of what was changed there is told', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await rig.ask('vault.remove', { id });
    await stuck();
    end();
    await changeThere(rig, id, { ...BANK, name: 'Theirs' });
    await rig.ask('sync.now');
    await sent(rig);
    expect(await conflicts(rig)).toMatchObject([{ id, what: 'not-deleted' }]);
    await rig.ask('vault.remove', { id });
    expect(await conflicts(rig)).toEqual([]);
  });
});
