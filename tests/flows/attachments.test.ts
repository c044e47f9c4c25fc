import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { emptyDraft } from '../../lib/items';
import type { ServerOptions } from '../server/index';
import { addFile, filesHere, filesOnServer, openHere, sampleFile } from './adding-files';
import {
  add,
  BANK,
  draftFor,
  offline,
  onServer,
  rename,
  sent,
  settled,
  startWith,
  stuck,
  waiting,
} from './editing';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

const MIB = 1024 * 1024;

async function startOn(server: ServerOptions): Promise<{ rig: Rig; id: string }> {
  const rig = await createRig({ server });
  await rig.signIn();
  const id = await add(rig, { ...emptyDraft('login'), name: 'Bank' });
  await sent(rig);
  await rig.list();
  return { rig, id: (await rig.status()).outbox.moved[id] ?? id };
}

async function startOld(): Promise<{ rig: Rig; id: string }> {
  const rig = await createRig({ server: { protocol: 'rubywarden' }, account: { protectedKeyType: 2 } });
  await rig.signIn();
  if ((await rig.step())?.name === 'consent') await rig.ask('account.continueSignIn', { accepted: 'risks' });
  const id = await add(rig, { ...emptyDraft('login'), name: 'Router' });
  await sent(rig);
  return { rig, id: (await rig.list()).rows[0]?.id ?? id };
}

const WAYS = {
  direct: () => startOn({}),
  'to a file store': () => startOn({ attachmentUpload: 'azure' }),
  'the old way': () => startOn({ attachmentUpload: 'old' }),
  'to a server of old': startOld,
} as const;

describe.each(Object.entries(WAYS))('a file that is added %s', (way, start) => {
  it.each([0, 16, 3 * MIB + 5])(
    'of %i bytes arrives sealed, opens again, and can be deleted',
    async (size) => {
      const { rig, id } = await start();
      const { file, bytes } = sampleFile(size);
      await addFile(rig, id, file);
      expect(filesOnServer(rig, id)).toEqual([{ name: file.name, bytes }]);
      const [shown] = await filesHere(rig, id);
      expect(shown?.fileName).toBe(file.name);
      expect(await openHere(rig, id, shown?.id ?? '')).toEqual({ name: file.name, bytes });
      const [row] = rig.server.store.attachments.where('cipherId', id);
      expect(row?.key === null).toBe(way === 'to a server of old');

      await rig.ask('upload.remove', { id, attachmentId: shown?.id });
      expect(filesOnServer(rig, id)).toEqual([]);
      expect(await filesHere(rig, id)).toEqual([]);
    },
  );

  it('is one more beside those that are there, and the item can be edited at once', async () => {
    const { rig, id } = await start();
    const shown = async () => (await filesHere(rig, id)).map(({ fileName }) => fileName).sort();
    for (const name of ['a.txt', 'b.txt']) await addFile(rig, id, sampleFile(20, name).file);
    expect(await shown()).toEqual(['a.txt', 'b.txt']);
    await rename(rig, id, 'Renamed');
    await sent(rig);
    expect((await rig.status()).outbox.refused).toEqual([]);
    expect(await shown()).toEqual(['a.txt', 'b.txt']);
    expect(
      filesOnServer(rig, id)
        .map((one) => one?.name)
        .sort(),
    ).toEqual(['a.txt', 'b.txt']);
  });
});

describe('what waits to be sent', () => {
  it('goes first: an item that the server has not seen yet can get a file', async () => {
    const { rig } = await startWith(BANK);
    const end = offline(rig);
    const id = await add(rig, { ...emptyDraft('note'), name: 'New' });
    await stuck();
    end();
    await addFile(rig, id, sampleFile(9).file);
    const [theirs] = (await onServer(rig)).filter(({ attachments }) => attachments !== null);
    expect(filesOnServer(rig, String(theirs?.id))).toHaveLength(1);
    expect(await filesHere(rig, id)).toHaveLength(1);
  });

  it('and cannot be sent is a reason to add nothing', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const refusal = { kind: 'status', status: 400, body: { message: 'No right.' } } as const;
    rig.server.faults.always({ method: 'PUT' }, refusal);
    await rename(rig, id, 'Savings');
    await expect(addFile(rig, id, sampleFile(9).file)).rejects.toMatchObject({
      info: { code: 'unsent-changes' },
    });
    expect(filesOnServer(rig, id)).toEqual([]);
    expect((await draftFor(rig, id)).name).toBe('Savings');
  });

  it('stays when it came while a file was on its way, and both arrive', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    let end = (): void => undefined;
    await addFile(rig, id, sampleFile(9, 'a.txt').file, {
      before: async (name) => {
        if (name !== 'upload.ticket') return;
        const puts = rig.server.faults.always({ method: 'PUT' }, { kind: 'drop' });
        end = puts;
        await rename(rig, id, 'Savings');
        await stuck();
      },
    });
    expect((await draftFor(rig, id)).name).toBe('Savings');
    expect(await waiting(rig)).toEqual([id]);
    expect((await filesHere(rig, id)).map(({ fileName }) => fileName)).toEqual(['a.txt']);
    end();
    await settled(rig);
    expect((await draftFor(rig, id)).name).toBe('Savings');
    expect(filesOnServer(rig, id).map((one) => one?.name)).toEqual(['a.txt']);
    expect(await filesHere(rig, id)).toHaveLength(1);
  });
});

describe('who may add a file', () => {
  it('has to type the master password where the item asks for it, to delete one too', async () => {
    const { rig, ids } = await startWith({ ...BANK, reprompt: 1 });
    const [id = ''] = ids;
    const { file } = sampleFile(9);
    await expect(addFile(rig, id, file)).rejects.toMatchObject({ info: { code: 'reprompt-needed' } });
    await expect(addFile(rig, id, file, { password: 'wrong' })).rejects.toMatchObject({
      info: { code: 'reprompt-wrong' },
    });
    expect(rig.requests(`/api/ciphers/${id}/attachment`)).toBe(0);
    await addFile(rig, id, file, { password: PASSWORD });
    const [shown] = await filesHere(rig, id);
    const wanted = { id, attachmentId: shown?.id };
    await expect(rig.ask('upload.remove', wanted)).rejects.toMatchObject({
      info: { code: 'reprompt-needed' },
    });
    expect(filesOnServer(rig, id)).toHaveLength(1);
  });

  it('is told what the server has against it, and nothing is left there', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const body = { message: 'You must have premium status to use this feature.' };
    rig.server.faults.once({ path: /attachment\/v2$/ }, { kind: 'status', status: 400, body });
    await expect(addFile(rig, id, sampleFile(9).file)).rejects.toMatchObject({
      info: { code: 'server-refused', details: { message: body.message } },
    });
    expect(filesOnServer(rig, id)).toEqual([]);
  });

  it('needs an unlocked vault', async () => {
    const { rig, ids } = await startWith(BANK);
    await rig.ask('account.lock');
    await expect(addFile(rig, ids[0] ?? '', sampleFile(9).file)).rejects.toMatchObject({
      info: { code: 'locked' },
    });
  });
});

describe('a file that is opened', () => {
  it('comes in pieces when it is big, each of them once, and none after a lock', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    const { file, bytes } = sampleFile(17 * MIB);
    await addFile(rig, id, file);
    const [shown] = await filesHere(rig, id);
    const wanted = { id, attachmentId: shown?.id ?? '' };
    expect(Buffer.from((await openHere(rig, id, wanted.attachmentId)).bytes).equals(bytes)).toBe(true);
    const { more } = await rig.ask('vault.attachment', wanted);
    await rig.ask('vault.moreOfAttachment', { more });
    await expect(rig.ask('vault.moreOfAttachment', { more })).rejects.toMatchObject({
      info: { code: 'not-found' },
    });
    const { more: rest } = await rig.ask('vault.attachment', wanted);
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { password: PASSWORD });
    await expect(rig.ask('vault.moreOfAttachment', { more: rest })).rejects.toMatchObject({
      info: { code: 'not-found' },
    });
  });

  it('names the place that the browser has not been allowed to talk to', async () => {
    const { rig, ids } = await startWith(BANK);
    const [id = ''] = ids;
    await addFile(rig, id, sampleFile(9).file);
    const [shown] = await filesHere(rig, id);
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    await expect(openHere(rig, id, shown?.id ?? '')).rejects.toMatchObject({
      info: { code: 'permission-missing', details: { message: 'http://127.0.0.1/*' } },
    });
  });
});
