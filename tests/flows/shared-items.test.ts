import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft } from '../../lib/items';
import { addForeignCollection } from '../server/add-organization';
import { addFile, filesHere, openHere, sampleFile } from './adding-files';
import {
  BANK,
  changeThere,
  draftFor,
  offline,
  onServer,
  rename,
  save,
  sent,
  settled,
  stuck,
  waiting,
} from './editing';
import { closeRigs, PASSWORD, type Rig } from './rig';
import { moveThere, moveTo, placeOnServer, refusedReason, serveShared, startShared } from './sharing';

afterEach(closeRigs);

const READ_ONLY = { readOnly: true, hidePasswords: false, manage: false };
const PASSKEY = {
  credentialId: 'b64.AAAA',
  keyType: 'public-key',
  keyAlgorithm: 'ECDSA',
  keyCurve: 'P-256',
  keyValue: 'private',
  rpId: 'bank.example',
  counter: '0',
  discoverable: 'true',
  creationDate: '2026-01-01T00:00:00.000Z',
};
/** Something in every corner of a login. */
const FULL = {
  ...BANK,
  login: { ...BANK.login, totp: 'JBSWY3DPEHPK3PXP', fido2Credentials: [PASSKEY] },
  passwordHistory: [{ password: 'older', lastUsedDate: '2025-01-01T00:00:00.000Z' }],
};

const itemNow = async (rig: Rig, id: string) => (await rig.ask('vault.item', { id })).item;

/** An item without what says whose it is and when it was changed. */
const contentOf = async (rig: Rig, id: string) => {
  const { organizationId: _, collectionIds: __, revisionDate: ___, ...content } = await itemNow(rig, id);
  return content;
};

/** As another browser finds it: everything kept from here is gone. */
async function contentElsewhere(rig: Rig, id: string) {
  await rig.ask('account.signOut');
  await rig.signIn();
  await rig.list();
  return contentOf(rig, id);
}

const puts = (rig: Rig, path: RegExp) =>
  rig.server.log.filter(({ method, path: asked }) => method !== 'GET' && path.test(asked));

describe('a new item in an organisation', () => {
  const draft = { ...emptyDraft('login'), name: 'Jenkins', notes: 'shared' };

  it('is there at once, and in its collections a moment later, under the key of the organisation', async () => {
    const { rig, acme, place } = await startShared([BANK]);
    const wanted = place('Engineering', 'Finance');
    const { id } = await rig.ask('vault.save', {
      id: null,
      newId: crypto.randomUUID(),
      draft,
      place: wanted,
    });
    expect((await rig.list()).rows.find(({ name }) => name === 'Jenkins')).toMatchObject(wanted);
    await sent(rig);
    const now = (await rig.status()).outbox.moved[id] ?? '';
    expect(await placeOnServer(rig, now)).toEqual(wanted);
    expect((await contentElsewhere(rig, now)).notes).toBe('shared');
    expect(acme.id).toBe((await itemNow(rig, now)).organizationId);
  });

  it('waits without a network over a lock and a closed browser, and is made once', async () => {
    const { rig, place } = await startShared([BANK]);
    const end = offline(rig);
    await rig.ask('vault.save', {
      id: null,
      newId: crypto.randomUUID(),
      draft,
      place: place('Finance'),
    });
    await stuck();
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    end();
    await settled(rig);
    const made = (await onServer(rig)).filter(({ organizationId }) => organizationId !== null);
    expect(made).toHaveLength(1);
    expect(made[0]?.collectionIds).toEqual(place('Finance').collectionIds);
  });

  it('goes into none that the person may not change, and not into none at all', async () => {
    let locked = '';
    const { rig, place } = await startShared([], {
      prepare: async ({ server, account }, acme) => {
        locked = await addForeignCollection(server, account, acme, 'Board', READ_ONLY);
      },
    });
    const { organizationId } = place();
    for (const collectionIds of [[], [locked], [crypto.randomUUID()]])
      await expect(
        rig.ask('vault.save', {
          id: null,
          newId: crypto.randomUUID(),
          draft,
          place: { organizationId, collectionIds },
        }),
      ).rejects.toThrow('collections-wanted');
    expect(await waiting(rig)).toEqual([]);
  });
});

describe('an item that goes to an organisation', () => {
  it.each([
    ['with a key of its own', true],
    ['without', false],
  ])('%s is there whole, and its folder and star stay the person’s', async (_, withOwnKey) => {
    const { rig, ids, place } = await startShared([{ ...FULL, favorite: true }], { withOwnKey });
    const [id = ''] = ids;
    await rig.ask('folder.create', { newId: crypto.randomUUID(), name: 'Mine' });
    await sent(rig);
    const folderId = (await rig.list()).folders[0]?.id ?? '';
    await rig.ask('vault.many', { ids: [id], change: { to: 'folder', folderId } });
    await sent(rig);
    const before = await contentOf(rig, id);
    const [stored] = await onServer(rig);
    expect(await moveTo(rig, [id], place('Engineering'))).toEqual({ changed: [id], refused: [] });
    expect(await itemNow(rig, id)).toMatchObject(place('Engineering'));
    await sent(rig);
    expect(await placeOnServer(rig, id)).toEqual(place('Engineering'));
    expect(await contentElsewhere(rig, id)).toEqual(before);
    const [now] = await onServer(rig);
    expect(now?.login === stored?.login).toBe(false);
    expect(JSON.stringify(now?.login) === JSON.stringify(stored?.login)).toBe(withOwnKey);
    expect(now?.key === stored?.key).toBe(!withOwnKey);
  });

  it('waits without a network with what else is changed of it, and goes as one', async () => {
    const { rig, ids, place } = await startShared([FULL]);
    const [id = ''] = ids;
    const end = offline(rig);
    await rename(rig, id, 'Savings');
    await moveTo(rig, [id], place('Finance'));
    await save(rig, id, () => ({ notes: 'after' }));
    await stuck();
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    end();
    const before = puts(rig, /\/api\/ciphers\//).length;
    await settled(rig);
    expect(puts(rig, /\/api\/ciphers\//)).toHaveLength(before + 1);
    expect(await placeOnServer(rig, id)).toEqual(place('Finance'));
    expect(await contentElsewhere(rig, id)).toMatchObject({ name: 'Savings', notes: 'after' });
  });

  it('right after it was made is made once', async () => {
    const { rig, place } = await startShared([]);
    const end = offline(rig);
    const draft = { ...emptyDraft('note'), name: 'New' };
    const { id } = await rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft });
    await stuck();
    await moveTo(rig, [id], place('Finance'));
    end();
    await settled(rig);
    const all = await onServer(rig);
    expect(all.map(({ organizationId }) => organizationId)).toEqual([place().organizationId]);
  });

  it.each([
    [true, 'with own keys'],
    [false, 'without'],
  ])('takes its files along (%s: %s)', async (withOwnKey) => {
    const { rig, ids, place } = await startShared([BANK], { withOwnKey });
    const [id = ''] = ids;
    const { file, bytes } = sampleFile(3000);
    await addFile(rig, id, file);
    await moveTo(rig, [id], place('Engineering'));
    await sent(rig);
    const [attachment] = await filesHere(rig, id);
    const opened = await openHere(rig, id, attachment?.id ?? '');
    expect(opened.name).toBe(file.name);
    expect(opened.bytes).toEqual(bytes);
    const second = sampleFile(500, 'later.txt');
    await addFile(rig, id, second.file);
    await contentElsewhere(rig, id);
    const files = await filesHere(rig, id);
    expect(files.map(({ fileName }) => fileName).sort()).toEqual([file.name, 'later.txt'].sort());
    for (const one of files) {
      const { bytes: found } = await openHere(rig, id, one.id);
      expect(found).toEqual(one.fileName === 'later.txt' ? second.bytes : bytes);
    }
  });

  it('does not go from the trash or the archive, nor twice, nor with a file of before keys', async () => {
    const names = ['Trash', 'Archive', 'File', 'Shared'];
    const { rig, ids, place } = await startShared(names.map((name) => ({ ...BANK, name })));
    const [trash = '', archive = '', filed = '', shared = ''] = ids;
    await rig.ask('vault.trash', { id: trash });
    await rig.ask('vault.archive', { id: archive, isArchived: true });
    await addFile(rig, filed, sampleFile(10).file);
    await moveTo(rig, [shared], place('Finance'));
    await sent(rig);
    const { store } = rig.server;
    for (const row of store.attachments.where('cipherId', filed))
      store.attachments.put({ ...row, key: null });
    store.ciphers.change(filed, { revisionDate: new Date(Date.now() + 60_000).toISOString() });
    await rig.ask('sync.now');
    const { changed, refused } = await moveTo(rig, ids, place('Engineering'));
    expect(changed).toEqual([]);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'share-trashed',
      'share-archived',
      'share-old-file',
      'share-twice',
    ]);
    expect(await waiting(rig)).toEqual([]);
  });

  it('without a key of its own does not go while one of its values cannot be read', async () => {
    const { rig, ids, place } = await startShared([BANK], { withOwnKey: false });
    const [id = ''] = ids;
    const row = rig.server.store.ciphers.get(id);
    const login = {
      ...(row?.content.login as object),
      totp: `2.${'A'.repeat(24)}|${'A'.repeat(24)}|${'A'.repeat(44)}`,
    };
    rig.server.store.ciphers.change(id, {
      content: { ...row?.content, login },
      revisionDate: new Date(Date.now() + 60_000).toISOString(),
    });
    await rig.ask('sync.now');
    expect((await moveTo(rig, [id], place('Finance'))).refused).toEqual([{ id, reason: 'item-unreadable' }]);
    expect(await placeOnServer(rig, id)).toMatchObject({ organizationId: null });
  });

  it('whose answer is lost goes once', async () => {
    const { rig, ids, place } = await startShared([FULL]);
    const [id = ''] = ids;
    rig.server.faults.once({ method: 'PUT', path: /\/share$/ }, { kind: 'cut', afterBytes: 0 });
    await moveTo(rig, [id], place('Finance'));
    await settled(rig);
    expect(puts(rig, /\/share$/)).toHaveLength(1);
    expect(await placeOnServer(rig, id)).toEqual(place('Finance'));
    expect((await itemNow(rig, id)).organizationId).toBe(place().organizationId);
  });

  it.each([400, 403, 404])('and is refused with %i waits here with the reason', async (status) => {
    const { rig, ids, place } = await startShared([FULL]);
    const [id = ''] = ids;
    const end = rig.server.faults.always(
      { method: 'PUT', path: /\/share$/ },
      { kind: 'status', status, body: { message: 'Not you.' } },
    );
    await moveTo(rig, [id], place('Finance'));
    expect(await refusedReason(rig)).toBe('Not you.');
    expect((await itemNow(rig, id)).organizationId).toBe(place().organizationId);
    end();
    await rig.ask('vault.discard', { id });
    expect(await itemNow(rig, id)).toMatchObject({ organizationId: null, name: 'Bank' });
  });

  it.each([
    ['with own keys', true],
    ['without', false],
  ])('takes along what was changed elsewhere meanwhile (%s)', async (_, withOwnKey) => {
    const { rig, ids, place } = await startShared([FULL], { withOwnKey });
    const [id = ''] = ids;
    const end = offline(rig);
    await moveTo(rig, [id], place('Finance'));
    await save(rig, id, ({ values }) => ({ values: { ...values, password: 'ours' } }));
    await stuck();
    // Servers take a change of a copy that is no more than a second old.
    rig.server.clock.advance(5000);
    end();
    await changeThere(rig, id, { ...FULL, notes: 'Theirs' }, withOwnKey);
    await settled(rig);
    expect(await placeOnServer(rig, id)).toEqual(place('Finance'));
    const content = await contentElsewhere(rig, id);
    expect(content).toMatchObject({ notes: 'Theirs', values: { password: 'ours' } });
    expect(content.passkeys).toHaveLength(1);
    expect(content.problems).toEqual([]);
  });

  it('and was put into the trash elsewhere stays, and says so', async () => {
    const { rig, ids, place } = await startShared([FULL]);
    const [id = ''] = ids;
    const end = offline(rig);
    await moveTo(rig, [id], place('Finance'));
    await stuck();
    end();
    await rig.account.call('PUT', `/ciphers/${id}/delete`);
    await rig.ask('sync.now');
    expect(await refusedReason(rig)).toBe('share-trashed');
    await rig.account.call('PUT', `/ciphers/${id}/restore`);
    await settled(rig);
    expect(await placeOnServer(rig, id)).toEqual(place('Finance'));
  });
});

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
    const before = puts(rig, /\/api\/ciphers/).length;
    await rig.ask('vault.resend', { id });
    await rig.ask('sync.now');
    expect(await refusedReason(rig)).toBe('owner-changed');
    expect(puts(rig, /\/api\/ciphers/)).toHaveLength(before);
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
    expect(puts(rig, /collections_v2$/)).toHaveLength(1);
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
    await vi.waitUntil(async () => (await rig.status()).outbox.conflicts.length === 1);
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
    expect(puts(rig, new RegExp(`${id}$`))).toEqual([]);
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
