import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../lib/items';
import { addFile, filesOnServer, sampleFile } from './adding-files';
import { add, BANK, onServer, settled, startWith, stuck, waiting } from './editing';
import { closeRigs, type Rig } from './rig';
import { itemNow, startShared } from './sharing';
import { until } from './until';

afterEach(closeRigs);

const names = async (rig: Rig) => (await rig.list()).rows.map(({ name, problem }) => problem ?? name).sort();
const folders = async (rig: Rig) => (await rig.list()).folders.map(({ name }) => name).sort();
const note = (name: string) => ({ ...emptyDraft('note'), name });

/** Answers to new items or folders name this id instead of the one that they got. */
const answerWith = (rig: Rig, path: string, id: string) =>
  rig.server.faults.always({ method: 'POST', path }, { kind: 'mutate', mutate: (body) => ({ ...body, id }) });

/** Waits until an entry of the outbox lies still, with words for the person. */
const told = (rig: Rig) => until(async () => (await rig.status()).outbox.refused[0]?.reason);

describe('an answer to a new item', () => {
  it('with the id of one that is here covers nothing; the new one waits, and says why', async () => {
    const { rig, ids } = await startWith(BANK);
    const [bank = ''] = ids;
    const end = answerWith(rig, '/api/ciphers', bank);
    // Nothing comes that would put it right.
    const quiet = rig.server.faults.always({ path: '/api/sync' }, { kind: 'drop' });
    const made = await add(rig, note('Alder'));
    expect(await told(rig)).toBe('id-taken');
    expect(await names(rig)).toEqual(['Alder', 'Bank']);
    expect((await itemNow(rig, bank)).values.password).toBe('old secret');
    expect((await itemNow(rig, made)).name).toBe('Alder');
    end();
    quiet();
    await settled(rig);
    expect(await names(rig)).toEqual(['Alder', 'Bank']);
    expect((await itemNow(rig, made)).name).toBe('Alder');
    expect(await onServer(rig)).toHaveLength(2);
  });

  it('with the id of one that is to be deleted leaves both as they were', async () => {
    const { rig, ids } = await startWith(BANK);
    const [bank = ''] = ids;
    const end = answerWith(rig, '/api/ciphers', bank);
    const quiet = rig.server.faults.always({ path: '/api/sync' }, { kind: 'drop' });
    const held = rig.server.faults.always({ method: 'DELETE' }, { kind: 'drop' });
    const hold = rig.server.faults.hold({ method: 'POST', path: '/api/ciphers' });
    await add(rig, note('Alder'));
    await hold.reached;
    await rig.ask('vault.remove', { id: bank });
    hold.release();
    await told(rig);
    expect(await names(rig)).toEqual(['Alder']);
    expect(await waiting(rig)).toHaveLength(2);
    for (const stop of [end, quiet, held]) stop();
    await settled(rig);
    expect(await names(rig)).toEqual(['Alder']);
    expect(await onServer(rig)).toHaveLength(1);
  });

  it('with the id that another one got just before loses neither', async () => {
    const { rig } = await startWith(BANK);
    const end = answerWith(rig, '/api/ciphers', randomUUID());
    const quiet = rig.server.faults.always({ path: '/api/sync' }, { kind: 'drop' });
    const hold = rig.server.faults.hold({ method: 'POST', path: '/api/ciphers' });
    await add(rig, note('Alder'));
    await hold.reached;
    await add(rig, note('Birch'));
    hold.release();
    await told(rig);
    expect(await names(rig)).toEqual(['Alder', 'Bank', 'Birch']);
    end();
    quiet();
    await settled(rig);
    expect(await names(rig)).toEqual(['Alder', 'Bank', 'Birch']);
  });

  it('with the content of another one is no answer to it', async () => {
    const { rig, ids } = await startWith(BANK);
    const bank = await rig.account.call('GET', `/ciphers/${ids[0]}`);
    rig.server.faults.once(
      { method: 'POST', path: '/api/ciphers' },
      { kind: 'mutate', mutate: () => ({ ...bank, id: randomUUID() }) },
    );
    const quiet = rig.server.faults.always({ path: '/api/sync' }, { kind: 'drop' });
    await add(rig, note('Alder'));
    await stuck();
    expect(await names(rig)).toEqual(['Alder', 'Bank']);
    quiet();
    await settled(rig);
    expect(await names(rig)).toEqual(['Alder', 'Bank']);
    expect(await onServer(rig)).toHaveLength(2);
  });
});

describe('an answer to a new item that makes it somebody else’s', () => {
  const answerOwner = (rig: Rig, path: string, organizationId: string | null) =>
    rig.server.faults.always(
      { method: 'POST', path },
      { kind: 'mutate', mutate: (body) => ({ ...body, organizationId }) },
    );

  it('is none: one of the person’s own stays that, and goes on being sent as that', async () => {
    const { rig, acme } = await startShared([BANK]);
    const end = answerOwner(rig, '/api/ciphers', acme.id);
    const quiet = rig.server.faults.always({ path: '/api/sync' }, { kind: 'drop' });
    const made = await add(rig, note('Alder'));
    await stuck();
    expect((await itemNow(rig, made)).organizationId).toBeNull();
    expect(await waiting(rig)).toEqual([made]);
    end();
    quiet();
    await settled(rig);
    expect((await itemNow(rig, made)).organizationId).toBeNull();
    expect(await names(rig)).toEqual(['Alder', 'Bank']);
  });

  it('is none: one of an organisation stays that', async () => {
    const { rig, place } = await startShared([BANK]);
    const end = answerOwner(rig, '/api/ciphers/create', null);
    const quiet = rig.server.faults.always({ path: '/api/sync' }, { kind: 'drop' });
    const draft = note('Alder');
    const { id } = await rig.ask('vault.save', {
      id: null,
      newId: randomUUID(),
      draft,
      place: place('Finance'),
    });
    await stuck();
    expect((await itemNow(rig, id)).organizationId).toBe(place('Finance').organizationId);
    expect(await waiting(rig)).toEqual([id]);
    end();
    quiet();
    await settled(rig);
    expect(await names(rig)).toEqual(['Alder', 'Bank']);
  });
});

describe('an answer to a new file', () => {
  it('with the id of one that the item has already costs that one nothing', async () => {
    const { rig, ids } = await startWith(BANK);
    const [bank = ''] = ids;
    await addFile(rig, bank, sampleFile(1000, 'first.pdf').file);
    const [first] = (await itemNow(rig, bank)).attachments;
    rig.server.faults.once(
      { method: 'POST', path: /attachment\/v2$/ },
      { kind: 'mutate', mutate: (body) => ({ ...body, attachmentId: first?.id }) },
    );
    await expect(addFile(rig, bank, sampleFile(1000, 'second.pdf').file)).rejects.toMatchObject({
      info: { code: 'answer-damaged' },
    });
    await rig.ask('sync.now');
    expect((await itemNow(rig, bank)).attachments).toMatchObject([{ fileName: 'first.pdf' }]);
    expect(filesOnServer(rig, bank)).toHaveLength(1);
  });
});

describe('an answer to a new folder', () => {
  const create = (rig: Rig, name: string) => rig.ask('folder.create', { newId: randomUUID(), name });

  it('with the id of one that is here covers nothing', async () => {
    const { rig } = await startWith(BANK);
    const { id } = await create(rig, 'Work');
    await settled(rig);
    const [work] = (await rig.list()).folders;
    const end = answerWith(rig, '/api/folders', work?.id ?? id);
    const quiet = rig.server.faults.always({ path: '/api/sync' }, { kind: 'drop' });
    await create(rig, 'Home');
    await told(rig);
    expect(await folders(rig)).toEqual(['Home', 'Work']);
    end();
    quiet();
    await settled(rig);
    expect(await folders(rig)).toEqual(['Home', 'Work']);
  });
});
