import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../lib/items';
import { addForeignCollection } from '../server/add-organization';
import { addFile, filesHere, openHere, sampleFile } from './adding-files';
import { BANK, changeThere, offline, onServer, rename, save, sent, settled, stuck, waiting } from './editing';
import { closeRigs, PASSWORD } from './rig';
import {
  contentElsewhere,
  contentOf,
  itemNow,
  moveTo,
  placeOnServer,
  READ_ONLY,
  refusedReason,
  startShared,
  writesTo,
} from './sharing';

afterEach(closeRigs);

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
    const before = writesTo(rig, /\/api\/ciphers\//).length;
    await settled(rig);
    expect(writesTo(rig, /\/api\/ciphers\//)).toHaveLength(before + 1);
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
    expect(writesTo(rig, /\/share$/)).toHaveLength(1);
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
