import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { BulkChange } from '../../lib/items';
import { emptyDraft } from '../../lib/items';
import { add, BANK, offline, onServer, sent, settled, startWith, stuck } from './editing';
import { closeRigs, type Rig } from './rig';

afterEach(closeRigs);

const NAMES = ['Bank', 'Mail', 'Shop'];
const start = () => startWith(...NAMES.map((name) => ({ ...BANK, name })));
const many = (rig: Rig, ids: readonly string[], change: BulkChange) => rig.ask('vault.many', { ids, change });
const rows = async (rig: Rig) => (await rig.list()).rows;
interface SyncAnswer {
  readonly ciphers: readonly { readonly id: string }[];
}

const unset = (value: unknown): boolean => value === null || value === undefined;

async function foldersOf(rig: Rig): Promise<unknown[]> {
  return (await onServer(rig)).map(({ folderId }) => folderId ?? null);
}

describe('several items at once', () => {
  it('go to the trash, come back and are deleted for good, here at once and there a moment later', async () => {
    const { rig, ids } = await start();
    const [first = '', second = '', third = ''] = ids;
    expect(await many(rig, [first, second], { to: 'trash' })).toEqual({
      changed: [first, second],
      refused: [],
    });
    expect((await rows(rig)).filter(({ deleted }) => deleted)).toHaveLength(2);
    await sent(rig);
    expect((await onServer(rig)).filter(({ deletedDate }) => !unset(deletedDate))).toHaveLength(2);
    await many(rig, [first, second], { to: 'restored' });
    await sent(rig);
    expect((await onServer(rig)).filter(({ deletedDate }) => !unset(deletedDate))).toEqual([]);
    await many(rig, [second, third], { to: 'gone' });
    expect((await rows(rig)).map(({ id }) => id)).toEqual([first]);
    await sent(rig);
    expect((await onServer(rig)).map(({ id }) => id)).toEqual([first]);
  });

  it('go to the archive and come back, and nothing is sent for those that are there already', async () => {
    const { rig, ids } = await start();
    await many(rig, ids.slice(0, 1), { to: 'archive' });
    await sent(rig);
    const before = rig.server.log.length;
    expect((await many(rig, ids, { to: 'archive' })).changed).toEqual(ids.slice(1));
    await sent(rig);
    const puts = rig.server.log.slice(before).filter(({ path }) => path.endsWith('/archive'));
    expect(puts).toHaveLength(2);
    await many(rig, ids, { to: 'use' });
    await sent(rig);
    expect((await onServer(rig)).every(({ archivedDate }) => unset(archivedDate))).toBe(true);
  });

  it('go into a folder that the server does not know yet, and out of it', async () => {
    const { rig, ids } = await start();
    const end = offline(rig);
    const { id: folderId } = await rig.ask('folder.create', { newId: randomUUID(), name: 'Work' });
    await many(rig, ids, { to: 'folder', folderId });
    expect(new Set((await rows(rig)).map((row) => row.folderId))).toEqual(new Set([folderId]));
    await stuck();
    end();
    await settled(rig);
    const [folder = null] = await foldersOf(rig);
    expect(folder).not.toBeNull();
    expect(await foldersOf(rig)).toEqual([folder, folder, folder]);
    // Whoever asks with the id of before means the same folder.
    expect((await many(rig, ids, { to: 'folder', folderId })).changed).toEqual([]);
    await many(rig, ids, { to: 'folder', folderId: null });
    await sent(rig);
    expect(await foldersOf(rig)).toEqual([null, null, null]);
  });

  it('changes those that may be changed and tells which may not', async () => {
    const { rig, ids } = await start();
    const [first = '', second = ''] = ids;
    const mayNotEdit = (answer: SyncAnswer) =>
      answer.ciphers.map((cipher) => ({ ...cipher, edit: cipher.id !== second }));
    rig.server.faults.always(
      { path: /^\/api\/sync/ },
      {
        kind: 'rewrite',
        rewrite: (text) => {
          const answer = JSON.parse(text) as SyncAnswer;
          return JSON.stringify({ ...answer, ciphers: mayNotEdit(answer) });
        },
      },
    );
    await rig.account.call('PUT', `/ciphers/${first}/partial`, { folderId: null, favorite: true });
    await rig.ask('sync.now');
    const gone = randomUUID();
    const result = await many(rig, [gone, ...ids], { to: 'trash' });
    expect(result.changed).toEqual(ids.filter((id) => id !== second));
    expect(result.refused).toEqual([
      { id: gone, reason: 'not-found' },
      { id: second, reason: 'read-only' },
    ]);
  });

  it('takes with it what is new, and changes an item once that is named twice', async () => {
    const { rig, ids } = await start();
    const end = offline(rig);
    const id = await add(rig, { ...emptyDraft('login'), name: 'Fresh' });
    await many(rig, [id], { to: 'gone' });
    expect((await many(rig, [...ids, ...ids], { to: 'trash' })).changed).toEqual(ids);
    await stuck();
    end();
    await settled(rig);
    expect((await onServer(rig)).filter(({ deletedDate }) => unset(deletedDate))).toEqual([]);
  });

  it('finds a new item under the id that it had before the server gave it another', async () => {
    const { rig } = await start();
    const id = await add(rig, { ...emptyDraft('login'), name: 'Fresh' });
    await sent(rig);
    const { changed } = await many(rig, [id], { to: 'trash' });
    expect(changed).toHaveLength(1);
    expect(changed).not.toEqual([id]);
    await sent(rig);
    expect((await onServer(rig)).filter(({ deletedDate }) => !unset(deletedDate))).toHaveLength(1);
  });
});
