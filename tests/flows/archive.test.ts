import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../lib/items';
import {
  BANK,
  changeThere,
  draftFor,
  offline,
  onServer,
  rename,
  sent,
  settled,
  startWith,
  stuck,
} from './editing';
import { closeRigs, createRig, type Rig } from './rig';

afterEach(closeRigs);

const row = async (rig: Rig) => (await rig.list()).rows[0];
const there = async (rig: Rig) => (await onServer(rig))[0];
const archive = (rig: Rig, id: string, isArchived = true) => rig.ask('vault.archive', { id, isArchived });
const calls = (rig: Rig, verb: string) =>
  rig.server.log.filter(({ method, path }) => method === 'PUT' && path.endsWith(`/${verb}`)).length;

describe('the archive', () => {
  it('has an item at once, and on the server a moment later; and the same way back', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    expect(await rig.ask('vault.abilities')).toEqual({ trash: true, archive: true });
    await archive(rig, id);
    expect((await row(rig))?.archived).toBe(true);
    await sent(rig);
    expect((await there(rig))?.archivedDate).not.toBeNull();
    expect(calls(rig, 'archive')).toBe(1);
    await archive(rig, id, false);
    expect((await row(rig))?.archived).toBe(false);
    await sent(rig);
    expect((await there(rig))?.archivedDate).toBeNull();
  });

  it('keeps what is edited in it', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    await archive(rig, id);
    await sent(rig);
    const before = (await there(rig))?.archivedDate;
    await rename(rig, id, 'Savings');
    await sent(rig);
    expect((await there(rig))?.archivedDate).toBe(before);
    expect((await row(rig))?.archived).toBe(true);
    expect(calls(rig, 'archive')).toBe(1);
  });

  it('is filled without a network, together with what else was done to the item', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await rename(rig, id, 'Savings');
    await archive(rig, id);
    await rig.ask('vault.trash', { id });
    await stuck();
    end();
    await settled(rig);
    expect((await there(rig))?.archivedDate).not.toBeNull();
    expect((await there(rig))?.deletedDate).not.toBeNull();
    await rig.ask('vault.restore', { id });
    await archive(rig, id, false);
    await settled(rig);
    expect((await there(rig))?.archivedDate).toBeNull();
    expect((await there(rig))?.deletedDate).toBeNull();
    expect(await draftFor(rig, id)).toMatchObject({ name: 'Savings' });
  });

  it('is asked for once, whatever becomes of the answer', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    rig.server.faults.once({ path: /\/archive$/ }, { kind: 'rewrite', rewrite: () => '<p>Bad gateway</p>' });
    await archive(rig, id);
    await settled(rig);
    expect(calls(rig, 'archive')).toBe(1);
    expect((await row(rig))?.archived).toBe(true);
  });

  it('takes an item that is edited elsewhere at the same time, and lets one be edited that was archived elsewhere', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await archive(rig, id);
    await stuck();
    end();
    await changeThere(rig, id, { ...BANK, notes: 'Moved' });
    await settled(rig);
    expect((await there(rig))?.archivedDate).not.toBeNull();
    expect(await draftFor(rig, id)).toMatchObject({ notes: 'Moved' });

    const again = offline(rig);
    await rename(rig, id, 'Savings');
    await stuck();
    again();
    await rig.account.call('PUT', `/ciphers/${id}/unarchive`, {});
    await settled(rig);
    expect((await there(rig))?.archivedDate).toBeNull();
    expect(await draftFor(rig, id)).toMatchObject({ name: 'Savings', notes: 'Moved' });
  });

  it('is nothing that an old server has', async () => {
    const rig = await createRig({ server: { protocol: 'rubywarden' }, account: { protectedKeyType: 2 } });
    await rig.signIn();
    await rig.ask('vault.save', {
      id: null,
      newId: '11111111-2222-4333-8444-555555555555',
      draft: { ...emptyDraft('note'), name: 'Old' },
    });
    await sent(rig);
    const id = (await row(rig))?.id ?? '';
    expect(await rig.ask('vault.abilities')).toEqual({ trash: false, archive: false });
    expect((await rig.ask('vault.item', { id })).item.hasArchive).toBe(false);
    await expect(archive(rig, id)).rejects.toMatchObject({ info: { code: 'read-only' } });
  });
});
