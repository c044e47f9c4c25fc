import { randomUUID } from 'node:crypto';
import { afterEach, assert, describe, expect, it } from 'vitest';
import { importSymmetricKey, randomBytes } from '../../lib/crypto';
import { emptyDraft } from '../../lib/items';
import { type PlainItem, sealItem } from '../server/seal-item';
import { rekey, turnThere } from './changing-owners';
import { BANK, offline, save, sent, settled, stuck, waiting } from './editing';
import { closeRigs, type Rig } from './rig';
import { contentElsewhere, contentOf, itemNow, moveTo, serveShared, startShared, writesTo } from './sharing';

afterEach(closeRigs);

const DOOR: PlainItem = {
  type: 1,
  name: 'Door',
  login: { username: 'team', password: 'door', uris: [{ uri: 'https://door.example' }] },
  fields: [{ type: 0, name: 'Floor', value: '3' }],
};

async function stranger(rig: Rig) {
  const [one] = (await rig.status()).sync.strangers;
  assert(one);
  return one;
}

const names = async (rig: Rig) => (await rig.list()).rows.map(({ name, problem }) => problem ?? name).sort();

async function startWithDoor() {
  let door = '';
  const started = await startShared([BANK], {
    prepare: async (rig, acme) => {
      door = await serveShared(rig, acme, [acme.collections.get('Finance') ?? ''], DOOR);
    },
  });
  return { ...started, door };
}

/** A change that has not been sent when the network is back. */
async function changeOffline(rig: Rig, door: string): Promise<void> {
  const end = offline(rig);
  await save(rig, door, ({ values }) => ({ values: { ...values, password: 'door, changed here' } }));
  await stuck();
  end();
}

const addTo = async (rig: Rig, place: { organizationId: string; collectionIds: readonly string[] }) =>
  (
    await rig.ask('vault.save', {
      id: null,
      newId: randomUUID(),
      draft: { ...emptyDraft('login'), name: 'Gate', values: { username: 'team', password: 'gate' } },
      place,
    })
  ).id;

const answer = async (rig: Rig, isAccepted: boolean) => {
  const { id, print } = await stranger(rig);
  await rig.ask('sync.answerOrganization', { id, print, isAccepted });
};

describe('what waits for an organisation that has another key', () => {
  it('does not go out while the person is asked, and goes out under the new one after a yes', async () => {
    const { rig, acme, door, place } = await startWithDoor();
    const end = offline(rig);
    const gate = await addTo(rig, place('Finance'));
    await save(rig, door, ({ values }) => ({ values: { ...values, password: 'door, changed here' } }));
    await stuck();
    const tried = writesTo(rig, /ciphers/).length;
    end();
    const other = await rekey(rig, acme);
    await turnThere(rig, door, other, { ...DOOR, notes: 'Changed there' });
    await rig.ask('sync.now');
    expect(await stranger(rig)).toMatchObject({ why: 'changed' });
    expect(writesTo(rig, /ciphers/)).toHaveLength(tried);
    expect(await waiting(rig)).toHaveLength(2);
    expect((await itemNow(rig, gate)).values.password).toBe('gate');
    await answer(rig, true);
    await sent(rig);
    expect((await rig.status()).outbox.refused).toEqual([]);
    expect((await itemNow(rig, gate)).values.password).toBe('gate');
    const changed = await contentOf(rig, door);
    expect(changed).toMatchObject({ notes: 'Changed there', values: { password: 'door, changed here' } });
    expect(changed.customFields).toHaveLength(1);
    expect(await contentElsewhere(rig, door)).toMatchObject({ values: { password: 'door, changed here' } });
    expect(await names(rig)).toEqual(['Bank', 'Door', 'Gate']);
  });

  it('goes out under the new one also where the server has the item as it was', async () => {
    const { rig, acme, door } = await startWithDoor();
    await changeOffline(rig, door);
    await rekey(rig, acme);
    await rig.ask('sync.now');
    await answer(rig, true);
    await settled(rig);
    expect(await contentElsewhere(rig, door)).toMatchObject({ values: { password: 'door, changed here' } });
  });

  it('goes out under the key that was agreed to after a no', async () => {
    const { rig, acme, place } = await startWithDoor();
    const end = offline(rig);
    const gate = await addTo(rig, place('Finance'));
    await stuck();
    end();
    await rekey(rig, acme);
    await rig.ask('sync.now');
    expect(await waiting(rig)).toEqual([gate]);
    await answer(rig, false);
    await sent(rig);
    expect((await itemNow(rig, gate)).values.password).toBe('gate');
  });

  it('and was moved there is sealed anew too, value by value where it has no key of its own', async () => {
    const { rig, ids, acme, place } = await startShared([BANK], { withOwnKey: false });
    const [bank = ''] = ids;
    const before = await contentOf(rig, bank);
    const end = offline(rig);
    await moveTo(rig, [bank], place('Finance'));
    await stuck();
    const tried = writesTo(rig, /ciphers/).length;
    end();
    await rekey(rig, acme);
    await rig.ask('sync.now');
    expect(writesTo(rig, /ciphers/)).toHaveLength(tried);
    await answer(rig, true);
    await sent(rig);
    expect((await itemNow(rig, bank)).organizationId).toBe(acme.id);
    expect(await contentElsewhere(rig, bank)).toEqual(before);
  });

  it('and holds a value that nobody can read is sealed anew too, but for that value', async () => {
    const { rig, acme, place } = await startShared([BANK]);
    const lost = await sealItem(DOOR, await importSymmetricKey(randomBytes(64)), false);
    const whole = await sealItem(DOOR, acme.key, false);
    const cipher = { ...whole, fields: lost.fields, organizationId: acme.id };
    const { collectionIds } = place('Finance');
    const door = String((await rig.account.call('POST', '/ciphers/create', { cipher, collectionIds })).id);
    await rig.ask('sync.now');
    await changeOffline(rig, door);
    await rekey(rig, acme);
    await rig.ask('sync.now');
    await answer(rig, true);
    await settled(rig);
    expect(await contentElsewhere(rig, door)).toMatchObject({
      name: 'Door',
      values: { username: 'team', password: 'door, changed here' },
    });
  });

  it('goes out under the new one without another question where it was on its way before the yes', async () => {
    const { rig, acme, place } = await startWithDoor();
    await rekey(rig, acme);
    await rig.ask('sync.now');
    await answer(rig, false);
    await settled(rig);
    const { faults } = rig.server;
    const ends = [{ method: 'POST', path: /ciphers/ }, { path: '/api/sync' }].map((one) =>
      faults.always(one, { kind: 'drop' }),
    );
    const gate = await addTo(rig, place('Finance'));
    await stuck();
    for (const end of ends) end();
    await answer(rig, true);
    await sent(rig);
    expect((await rig.status()).sync.strangers).toEqual([]);
    expect((await itemNow(rig, gate)).values.password).toBe('gate');
  });
});
