import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sealText } from '../../lib/crypto';
import { emptyDraft } from '../../lib/items';
import {
  add,
  BANK,
  draftFor,
  offline,
  onServer,
  save,
  sent,
  settled,
  startWith,
  stuck,
  waiting,
} from './editing';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

const PATH = /^\/api\/folders/;

const create = async (rig: Rig, name: string): Promise<string> =>
  (await rig.ask('folder.create', { newId: randomUUID(), name })).id;

const renameTo = (rig: Rig, id: string, name: string) => rig.ask('folder.rename', { names: [{ id, name }] });
const names = async (rig: Rig) => (await rig.list()).folders.map(({ name }) => name).sort();
const only = async (rig: Rig) => (await rig.list()).folders[0]?.id ?? '';

const there = async (rig: Rig) =>
  (await rig.account.call('GET', '/sync')).folders as { id: string; name: string }[];

/** A folder as another client makes or renames it. */
const nameThere = async (rig: Rig, name: string, id?: string): Promise<string> => {
  const body = { name: await sealText(name, rig.account.userKey) };
  const answer = await rig.account.call(id ? 'PUT' : 'POST', id ? `/folders/${id}` : '/folders', body);
  return String(answer.id);
};

/** The server does what it is asked; what comes back is a proxy's page. */
const loseAnswer = (rig: Rig) =>
  rig.server.faults.once({ path: PATH }, { kind: 'rewrite', rewrite: () => '<p>Bad gateway</p>' });

const putInto = (rig: Rig, id: string, folderId: string | null) => save(rig, id, () => ({ folderId }));

describe('a folder', () => {
  it('is made, renamed and deleted: here at once, on the server a moment later', async () => {
    const { rig } = await startWith(BANK);
    await create(rig, 'Work/Servers');
    expect(await names(rig)).toEqual(['Work/Servers']);
    await sent(rig);
    const [folder] = await there(rig);
    expect(await only(rig)).toBe(folder?.id);
    await renameTo(rig, await only(rig), 'Jobs');
    expect(await names(rig)).toEqual(['Jobs']);
    await sent(rig);
    await rig.ask('account.signOut');
    await rig.signIn();
    expect(await names(rig)).toEqual(['Jobs']);
    await rig.ask('folder.remove', { id: await only(rig) });
    expect(await names(rig)).toEqual([]);
    await sent(rig);
    expect(await there(rig)).toEqual([]);
  });

  it('that is asked for twice is made once', async () => {
    const { rig } = await startWith(BANK);
    const newId = randomUUID();
    await rig.ask('folder.create', { newId, name: 'Work' });
    await sent(rig);
    const { id } = await rig.ask('folder.create', { newId, name: 'Work' });
    await sent(rig);
    expect((await there(rig)).map((folder) => folder.id)).toEqual([id]);
  });

  it('waits without a network, over the death of the worker, a lock and a closed browser', async () => {
    const { rig } = await startWith(BANK);
    const end = offline(rig);
    await create(rig, 'Work');
    await rig.killWorker();
    await rig.ask('account.lock');
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await names(rig)).toEqual(['Work']);
    end();
    await settled(rig);
    expect(await there(rig)).toHaveLength(1);
    expect(await names(rig)).toEqual(['Work']);
  });

  it('is made once, whatever becomes of the answer, and its items follow it', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    const local = await create(rig, 'Work');
    await putInto(rig, id, local);
    const note = await add(rig, { ...emptyDraft('note', local), name: 'Note' });
    await stuck();
    end();
    loseAnswer(rig);
    await settled(rig);
    const [folder, second] = await there(rig);
    expect(second).toBeUndefined();
    expect(folder?.id).not.toBe(local);
    expect((await onServer(rig)).map(({ folderId }) => folderId)).toEqual([folder?.id, folder?.id]);
    expect((await rig.list()).rows.map(({ folderId }) => folderId)).toEqual([folder?.id, folder?.id]);
    expect((await draftFor(rig, note)).folderId).toBe(folder?.id);
  });

  it('is made before an item is put into it, also one that was changed before', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    await save(rig, id, () => ({ notes: 'Changed before' }));
    await putInto(rig, id, await create(rig, 'Work'));
    end();
    await settled(rig);
    expect((await onServer(rig))[0]?.folderId).toBe((await there(rig))[0]?.id);
  });

  it('takes an item from a form that was opened before the server had named it', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    const local = await create(rig, 'Work');
    const original = await draftFor(rig, id);
    end();
    await settled(rig);
    await rig.ask('vault.save', { id, draft: { ...original, folderId: local }, original });
    await sent(rig);
    expect((await onServer(rig))[0]?.folderId).toBe((await there(rig))[0]?.id);
  });

  it('that is renamed while it is on its way has the later name in the end', async () => {
    const { rig } = await startWith(BANK);
    const held = rig.server.faults.hold({ method: 'POST', path: PATH });
    const local = await create(rig, 'Work');
    await held.reached;
    await renameTo(rig, local, 'Jobs');
    held.release();
    await sent(rig);
    expect(await there(rig)).toHaveLength(1);
    await rig.ask('account.signOut');
    await rig.signIn();
    expect(await names(rig)).toEqual(['Jobs']);
  });

  it('that is deleted while it is on its way is gone in the end', async () => {
    const { rig } = await startWith(BANK);
    const held = rig.server.faults.hold({ method: 'POST', path: PATH });
    const local = await create(rig, 'Work');
    await held.reached;
    await rig.ask('folder.remove', { id: local });
    held.release();
    await sent(rig);
    expect(await there(rig)).toEqual([]);
    expect(await names(rig)).toEqual([]);
  });

  it('that was made and deleted without a network never was', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const end = offline(rig);
    const local = await create(rig, 'Work');
    await putInto(rig, id, local);
    await rig.ask('folder.remove', { id: local });
    end();
    await settled(rig);
    expect(await there(rig)).toEqual([]);
    expect((await onServer(rig))[0]?.folderId).toBeNull();
  });
});

describe('a deleted folder', () => {
  const startInFolder = async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const folder = await nameThere(rig, 'Work');
    await rig.ask('sync.now');
    await putInto(rig, id, folder);
    await settled(rig);
    return { rig, id, folder };
  };

  it('leaves its items in none, also where a sync comes before it is sent', async () => {
    const { rig, id, folder } = await startInFolder();
    rig.server.faults.always({ method: 'DELETE', path: PATH }, { kind: 'drop' });
    await rig.ask('folder.remove', { id: folder });
    expect((await rig.list()).rows[0]?.folderId).toBeNull();
    await rig.ask('sync.now');
    expect(await names(rig)).toEqual([]);
    expect((await rig.list()).rows[0]?.folderId).toBeNull();
    await save(rig, id, () => ({ notes: 'Edited meanwhile' }));
    rig.server.faults.clear();
    await settled(rig);
    expect(await there(rig)).toEqual([]);
    expect((await onServer(rig))[0]?.folderId).toBeNull();
    expect(await draftFor(rig, id)).toMatchObject({ notes: 'Edited meanwhile', folderId: null });
  });

  it('comes back with its items where the server does not let it go', async () => {
    const { rig, folder } = await startInFolder();
    rig.server.faults.once(
      { method: 'DELETE', path: PATH },
      { kind: 'status', status: 400, body: { message: 'No.' } },
    );
    await rig.ask('folder.remove', { id: folder });
    await settled(rig);
    expect(await names(rig)).toEqual(['Work']);
    expect((await rig.list()).rows[0]?.folderId).toBe(folder);
  });

  it('is here again where the server has said that it is gone and it is not', async () => {
    const { rig, folder } = await startInFolder();
    rig.server.faults.always({ method: 'DELETE', path: PATH }, { kind: 'drop' });
    await rig.ask('folder.remove', { id: folder });
    await rig.ask('sync.now');
    rig.server.faults.clear();
    rig.server.faults.once({ method: 'DELETE', path: PATH }, { kind: 'status', status: 200, body: {} });
    await settled(rig);
    await rig.ask('sync.now');
    expect(await names(rig)).toEqual(['Work']);
    expect((await rig.list()).rows[0]?.folderId).toBe(folder);
  });

  it('gives way to a name that it got elsewhere meanwhile', async () => {
    const { rig, folder } = await startInFolder();
    const end = offline(rig);
    await rig.ask('folder.remove', { id: folder });
    await stuck();
    end();
    await nameThere(rig, 'Jobs', folder);
    await settled(rig);
    expect(await names(rig)).toEqual(['Jobs']);
    expect((await rig.list()).rows[0]?.folderId).toBe(folder);
    expect((await rig.status()).outbox.conflicts).toMatchObject([{ id: folder, what: 'not-deleted' }]);
  });
});

describe('a folder that is renamed here', () => {
  const renamedOffline = async (name: string, there: (rig: Rig, id: string) => Promise<unknown>) => {
    const { rig } = await startWith(BANK);
    const id = await nameThere(rig, 'Work');
    await rig.ask('sync.now');
    const end = offline(rig);
    await renameTo(rig, id, name);
    await stuck();
    end();
    await there(rig, id);
    await settled(rig);
    return { rig, id };
  };

  it('and elsewhere is called as here, and the other name is told', async () => {
    const { rig, id } = await renamedOffline('Jobs', (one, folder) => nameThere(one, 'Labour', folder));
    expect(await names(rig)).toEqual(['Jobs']);
    expect((await rig.status()).outbox.conflicts).toMatchObject([{ id, what: 'renamed' }]);
    expect(await rig.ask('folder.otherName', { id })).toEqual({ name: 'Labour' });
  });

  it('and elsewhere to the same is no news', async () => {
    const { rig } = await renamedOffline('Jobs', (one, folder) => nameThere(one, 'Jobs', folder));
    expect(await names(rig)).toEqual(['Jobs']);
    expect((await rig.status()).outbox.conflicts).toEqual([]);
  });

  it('and deleted elsewhere is made anew', async () => {
    const { rig } = await renamedOffline('Jobs', (one, folder) =>
      one.account.call('DELETE', `/folders/${folder}`),
    );
    expect(await names(rig)).toEqual(['Jobs']);
    expect(await there(rig)).toHaveLength(1);
  });
});

it('A folder that the server refuses is told of, keeps its items waiting, and lets them go when it is given up', async () => {
  const { rig, ids } = await startWith(BANK);
  const [id = ''] = ids;
  rig.server.faults.once(
    { method: 'POST', path: PATH },
    { kind: 'status', status: 400, body: { message: 'Too many folders.' } },
  );
  const local = await create(rig, 'Work');
  await putInto(rig, id, local);
  await expect
    .poll(async () => (await rig.status()).outbox.refused)
    .toEqual([{ id: local, reason: 'Too many folders.' }]);
  expect(await waiting(rig)).toContain(id);
  await rig.ask('vault.discard', { id: local });
  await settled(rig);
  expect(await names(rig)).toEqual([]);
  expect((await rig.list()).rows[0]?.folderId).toBeNull();
});

/** Holds everything that seals an item until the function that comes back is called; lists and folders go on. */
function holdSealing(): () => void {
  const gate = Promise.withResolvers<void>();
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (algorithm, ...rest) => {
    if ((algorithm as Algorithm).name === 'AES-CBC') await gate.promise;
    return encrypt(algorithm, ...rest);
  });
  return () => {
    vi.restoreAllMocks();
    gate.resolve();
  };
}

it('An item that is sealed while its new folder arrives lies in the folder that the server has', async () => {
  const { rig } = await startWith();
  const end = offline(rig);
  const local = await create(rig, 'Work');
  const release = holdSealing();
  const adding = add(rig, { ...emptyDraft('note', local), name: 'Diary' });
  end();
  await rig.ask('sync.now');
  await sent(rig);
  release();
  const id = await adding;
  await settled(rig);
  expect((await rig.status()).outbox.refused).toEqual([]);
  const folder = await only(rig);
  expect(folder).not.toBe(local);
  expect((await draftFor(rig, id)).folderId).toBe(folder);
  expect((await onServer(rig)).map(({ folderId }) => folderId)).toEqual([folder]);
});

it('A new item of which nobody knows whether it arrived is made once, also where its folder is gone meanwhile', async () => {
  const { rig } = await startWith(BANK);
  await create(rig, 'Work');
  await settled(rig);
  const folder = await only(rig);
  const quiet = rig.server.faults.always({ path: '/api/sync' }, { kind: 'drop' });
  rig.server.faults.once(
    { method: 'POST', path: '/api/ciphers' },
    { kind: 'rewrite', rewrite: () => '<p>Bad gateway</p>' },
  );
  await add(rig, { ...emptyDraft('note', folder), name: 'Alder' });
  await stuck();
  await rig.account.call('DELETE', `/folders/${folder}`);
  quiet();
  await settled(rig);
  expect((await rig.list()).rows.map(({ name }) => name).sort()).toEqual(['Alder', 'Bank']);
  expect(await onServer(rig)).toHaveLength(2);
});

it('An old server keeps folders too', async () => {
  const rig = await createRig({ server: { protocol: 'rubywarden' }, account: { protectedKeyType: 2 } });
  await rig.signIn();
  const local = await create(rig, 'Work');
  const id = await add(rig, { ...emptyDraft('note', local), name: 'Old' });
  await settled(rig);
  const folder = await only(rig);
  expect(folder).not.toBe(local);
  expect((await draftFor(rig, id)).folderId).toBe(folder);
  await renameTo(rig, folder, 'Jobs');
  await settled(rig);
  expect(await names(rig)).toEqual(['Jobs']);
  await rig.ask('folder.remove', { id: folder });
  await settled(rig);
  expect(await names(rig)).toEqual([]);
  expect((await draftFor(rig, id)).folderId).toBeNull();
});
