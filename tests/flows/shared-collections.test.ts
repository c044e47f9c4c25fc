import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { addForeignCollection } from '../server/add-organization';
import { BANK, draftFor, offline, onServer, rename, save, sent, settled, stuck } from './editing';
import { closeRigs, type Rig } from './rig';
import {
  contentElsewhere,
  contentOf,
  itemNow,
  moveThere,
  READ_ONLY,
  refusedReason,
  serveShared,
  startShared,
  writesTo,
} from './sharing';
import { until } from './until';

afterEach(closeRigs);

describe('an edit of an item that has got another owner', () => {
  it('is kept, told, and never sent under the key of either', async () => {
    const { rig, ids, acme, place } = await startShared([BANK]);
    const [id = ''] = ids;
    const end = offline(rig);
    await save(rig, id, ({ values }) => ({ values: { ...values, password: 'ours' } }));
    await stuck();
    end();
    await moveThere(rig, id, acme, place('Finance'));
    await rig.ask('sync.now');
    expect(await refusedReason(rig)).toBe('owner-changed');
    expect((await draftFor(rig, id)).values.password).toBe('ours');
    const before = writesTo(rig, /\/api\/ciphers/).length;
    await rig.ask('vault.resend', { id });
    await rig.ask('sync.now');
    expect(await refusedReason(rig)).toBe('owner-changed');
    expect(writesTo(rig, /\/api\/ciphers/)).toHaveLength(before);
  });
});

describe('the collections of an item', () => {
  const change = (
    rig: Rig,
    ids: readonly string[],
    organizationId: string,
    add: string[],
    remove: string[],
  ) => rig.ask('vault.many', { ids, change: { to: 'collections', organizationId, add, remove } });

  const start = async () => {
    let unseen = '';
    let fixed = '';
    let id = '';
    const shared = await startShared([BANK], {
      prepare: async (rig, acme) => {
        fixed = await addForeignCollection(rig.server, rig.account, acme, 'Board', READ_ONLY);
        unseen = await addForeignCollection(rig.server, rig.account, acme, 'Secret', null);
        id = await serveShared(rig, acme, [acme.collections.get('Finance') ?? ''], BANK);
        for (const collectionId of [fixed, unseen])
          rig.server.store.places.put({ id: `${id}/${collectionId}`, cipherId: id, collectionId });
      },
    });
    const [engineering = '', finance = ''] = ['Engineering', 'Finance'].map(
      (name) => shared.acme.collections.get(name) ?? '',
    );
    const places = () =>
      shared.rig.server.store.places.where('cipherId', id).map(({ collectionId }) => collectionId);
    return { ...shared, id, fixed, unseen, engineering, finance, places };
  };

  it('change here at once and there a moment later; those that are not the person’s to change stay', async () => {
    const { rig, acme, id, fixed, unseen, engineering, finance, places } = await start();
    const before = await contentOf(rig, id);
    await change(rig, [id], acme.id, [engineering], [finance]);
    expect([...(await itemNow(rig, id)).collectionIds].sort()).toEqual([engineering, fixed].sort());
    await sent(rig);
    expect(places().sort()).toEqual([engineering, fixed, unseen].sort());
    expect(writesTo(rig, /collections_v2$/)).toHaveLength(1);
    expect(await contentElsewhere(rig, id)).toEqual(before);
  });

  it('wait without a network, and do not undo what others have done with them', async () => {
    const { rig, acme, id, fixed, unseen, engineering, finance, places } = await start();
    const end = offline(rig);
    await change(rig, [id], acme.id, [engineering], []);
    await rename(rig, id, 'Renamed');
    await stuck();
    end();
    const onCall = acme.collections.get('Engineering/On call') ?? '';
    rig.server.store.places.remove(`${id}/${finance}`);
    rig.server.store.places.put({ id: `${id}/${onCall}`, cipherId: id, collectionId: onCall });
    rig.server.store.ciphers.change(id, { revisionDate: new Date(Date.now() + 5000).toISOString() });
    await settled(rig);
    expect(places().sort()).toEqual([engineering, onCall, fixed, unseen].sort());
    expect((await itemNow(rig, id)).name).toBe('Renamed');
  });

  it('go by the older way where the server has no other', async () => {
    const { rig, acme, id, engineering, places } = await start();
    rig.server.faults.always({ path: /collections_v2$/ }, { kind: 'status', status: 404 });
    await change(rig, [id], acme.id, [engineering], []);
    await sent(rig);
    expect(places()).toContain(engineering);
  });

  it.each([400, 403, 404])('that are refused with %i wait here with the reason', async (status) => {
    const { rig, acme, id, engineering } = await start();
    rig.server.faults.always(
      { method: 'PUT', path: /\/collections/ },
      { kind: 'status', status, body: { message: 'Not you.' } },
    );
    await change(rig, [id], acme.id, [engineering], []);
    expect(await refusedReason(rig)).toBe('Not you.');
    expect((await itemNow(rig, id)).collectionIds).toContain(engineering);
  });

  it('are told of when the person sees the item no more', async () => {
    const { rig, acme, id, engineering } = await start();
    rig.server.faults.once(
      { method: 'PUT', path: /collections_v2$/ },
      {
        kind: 'status',
        status: 200,
        body: { unavailable: true, cipher: null, object: 'optionalCipherDetails' },
      },
    );
    await change(rig, [id], acme.id, [engineering], []);
    await sent(rig);
    await until(async () => (await rig.status()).outbox.conflicts.length === 1);
    expect((await rig.status()).outbox.conflicts).toMatchObject([{ id, what: 'unseen' }]);
    expect((await rig.list()).rows.map((row) => row.id)).not.toContain(id);
  });

  it('are at least one, of its own organisation, and the person’s to change', async () => {
    const { rig, acme, id, ids, fixed, engineering, finance } = await start();
    await expect(change(rig, [id], acme.id, [], [fixed])).rejects.toThrow('collections-wanted');
    const { refused } = await change(rig, ids, acme.id, [engineering], []);
    expect(refused.map(({ reason }) => reason)).toEqual(['other-organization']);
    rig.server.store.places.remove(`${id}/${fixed}`);
    rig.server.store.ciphers.change(id, { revisionDate: new Date(Date.now() + 5000).toISOString() });
    await rig.ask('sync.now');
    expect((await change(rig, [id], acme.id, [], [finance])).refused).toEqual([
      { id, reason: 'collections-wanted' },
    ]);
  });
});

describe('an item that the person may only read', () => {
  const start = async () => {
    let id = '';
    const shared = await startShared([BANK], {
      prepare: async (rig, acme) => {
        const fixed = await addForeignCollection(rig.server, rig.account, acme, 'Board', READ_ONLY);
        id = await serveShared(rig, acme, [acme.collections.get('Finance') ?? ''], BANK);
        const { places } = rig.server.store;
        for (const { id: place } of places.where('cipherId', id)) places.remove(place);
        places.put({ id: `${id}/${fixed}`, cipherId: id, collectionId: fixed });
      },
    });
    return { ...shared, id };
  };

  it('gets a star and a folder of the person’s own, and nothing else', async () => {
    const { rig, id } = await start();
    await rig.ask('folder.create', { newId: crypto.randomUUID(), name: 'Mine' });
    await sent(rig);
    const folderId = (await rig.list()).folders[0]?.id ?? '';
    await rig.ask('vault.favorite', { id, isFavorite: true });
    await rig.ask('vault.many', { ids: [id], change: { to: 'folder', folderId } });
    await sent(rig);
    expect(writesTo(rig, new RegExp(`${id}$`))).toEqual([]);
    const there = (await onServer(rig)).find((one) => one.id === id);
    expect(there).toMatchObject({ favorite: true, folderId });
    const original = await draftFor(rig, id);
    await expect(
      rig.ask('vault.save', { id, draft: { ...original, name: 'x' }, original }),
    ).rejects.toMatchObject({ info: { code: 'read-only' } });
    for (const name of ['vault.trash', 'vault.remove'] as const)
      await expect(rig.ask(name, { id })).rejects.toMatchObject({ info: { code: 'read-only' } });
    const { refused } = await rig.ask('vault.many', { ids: [id], change: { to: 'trash' } });
    expect(refused).toHaveLength(1);
  });
});
