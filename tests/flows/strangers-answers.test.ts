import { afterEach, assert, describe, expect, it, vi } from 'vitest';
import { PUSH } from '../server/hub';
import type { PlainItem } from '../server/seal-item';
import { giveAway, rekey, turnThere } from './changing-owners';
import { BANK, offline, settled, stuck, waiting } from './editing';
import { closeRigs, PASSWORD, type Rig } from './rig';
import { itemNow, moveTo, serveShared, startShared, writesTo } from './sharing';
import { until } from './until';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

const DOOR: PlainItem = { type: 1, name: 'Door', login: { username: 'team', password: 'door', uris: [] } };

async function sync(rig: Rig) {
  const [one] = (await rig.status()).accounts;
  assert(one);
  return one.sync;
}
const names = async (rig: Rig) => (await rig.list()).rows.map(({ name, problem }) => problem ?? name).sort();

/** An account with one item of its own, and one of an organisation that it has agreed to. */
async function startWithDoor(hub: 'official' | null = null) {
  let door = '';
  const started = await startShared([BANK], {
    server: hub ? { hub } : {},
    prepare: async (rig, acme) => {
      door = await serveShared(rig, acme, [acme.collections.get('Finance') ?? ''], DOOR);
    },
  });
  return { ...started, own: started.ids[0] ?? '', door };
}

describe('a yes', () => {
  it('to other owners takes those that were shown, and none that came meanwhile', async () => {
    const { rig, ids, acme } = await startShared([BANK, { ...BANK, name: 'Shop' }]);
    const [bank = '', shop = ''] = ids;
    await giveAway(rig, bank, acme, 'Finance');
    await rig.ask('sync.now');
    const { owners } = await sync(rig);
    expect(owners).toHaveLength(1);
    await giveAway(rig, shop, acme, 'Finance');
    await rig.ask('sync.now');
    expect((await sync(rig)).owners).toHaveLength(2);
    await rig.ask('sync.takeOwners', { owners });
    expect((await itemNow(rig, bank)).organizationId).toBe(acme.id);
    expect((await itemNow(rig, shop)).organizationId).toBeNull();
    expect((await sync(rig)).owners).toMatchObject([{ id: shop }]);
  });

  it('is not lost behind another one that waits for the same sync', async () => {
    const { rig, own, acme } = await startWithDoor();
    await giveAway(rig, own, acme, 'Finance');
    await rig.ask('sync.now');
    const { owners } = await sync(rig);
    const gate = rig.server.faults.hold({ path: '/api/sync' });
    const asked = [rig.ask('sync.now')];
    await gate.reached;
    asked.push(rig.ask('sync.answerHeld', { take: true }), rig.ask('sync.takeOwners', { owners }));
    gate.release();
    await Promise.all(asked);
    expect((await sync(rig)).owners).toEqual([]);
    expect((await itemNow(rig, own)).organizationId).toBe(acme.id);
  });

  it('is heard of nobody while the vault is locked', async () => {
    const { rig, own, acme } = await startWithDoor();
    await giveAway(rig, own, acme, 'Finance');
    await rig.ask('sync.now');
    const { owners } = await sync(rig);
    await rig.ask('account.lock');
    await expect(rig.ask('sync.takeOwners', { owners })).rejects.toThrow('locked');
  });

  it('to an organisation that no server heard counts with the next look for news', async () => {
    const { rig, acme } = await startWithDoor();
    await rekey(rig, acme);
    await rig.ask('sync.now');
    const [{ id, print } = { id: '', print: '' }] = (await sync(rig)).strangers;
    const end = offline(rig);
    await rig.ask('sync.answerOrganization', { id, print, isAccepted: true });
    expect((await sync(rig)).strangers).toHaveLength(1);
    end();
    await rig.ask('account.lock');
    const later = Date.now() + 6 * 60_000;
    vi.spyOn(Date, 'now').mockImplementation(() => later);
    await rig.ask('account.unlock', { password: PASSWORD });
    await until(async () => (await sync(rig)).strangers.length === 0);
  });
});

describe('a no to another key', () => {
  it('forgets no yes: after the next sign-in the key from before is let in, and a third one is a changed one', async () => {
    const { rig, acme } = await startWithDoor();
    const { store } = rig.server;
    const [before] = store.memberships.where('organizationId', acme.id);
    const key = before?.key ?? null;
    await rekey(rig, acme);
    await rig.ask('sync.now');
    const [{ id, print } = { id: '', print: '' }] = (await sync(rig)).strangers;
    await rig.ask('sync.answerOrganization', { id, print, isAccepted: false });
    expect((await sync(rig)).strangers).toMatchObject([{ isDeclined: true, why: 'changed' }]);
    expect(await rig.ask('sync.organizations')).toMatchObject([{ name: 'Acme' }]);
    await rig.ask('account.signOut');
    await rekey(rig, acme);
    const signIn = () =>
      rig.ask('account.signIn', {
        server: { region: 'own', base: rig.server.url },
        email: rig.account.email,
        password: PASSWORD,
      });
    await signIn();
    expect((await sync(rig)).strangers).toMatchObject([{ isDeclined: false, why: 'changed' }]);
    expect((await rig.list()).head.lists).toMatchObject({ collections: [] });
    await rig.ask('account.signOut');
    store.memberships.change(before?.id ?? '', { key });
    await signIn();
    expect((await sync(rig)).strangers).toEqual([]);
    expect(await names(rig)).toEqual(['Bank', 'Door']);
  });
});

describe('an item under a key that waits for the person', () => {
  it('stays as it was also where the server tells of that one item alone', async () => {
    const { rig, acme, door } = await startWithDoor('official');
    await vi.waitUntil(async () => (await rig.ask('sync.follow')) === 'live', {
      timeout: 10_000,
      interval: 100,
    });
    const other = await rekey(rig, acme);
    await rig.ask('sync.now');
    expect((await sync(rig)).strangers).toHaveLength(1);
    await turnThere(rig, door, other, { ...DOOR, name: 'Door anew' });
    rig.server.hub.tell(rig.account.userId, {
      type: PUSH.cipherUpdate,
      payload: { Id: door, RevisionDate: new Date(Date.now() + 60_000) },
    });
    await until(() => rig.requests(`/api/ciphers/${door}`) > 0);
    await new Promise((done) => setTimeout(done, 500));
    expect(await names(rig)).toEqual(['Bank', 'Door']);
  });

  it('is not asked for without end when it is to be deleted for good; the deletion is not forgotten', async () => {
    const { rig, acme, door } = await startWithDoor();
    const other = await rekey(rig, acme);
    await turnThere(rig, door, other, { ...DOOR, name: 'Door anew' });
    await rig.ask('sync.now');
    const before = rig.server.log.length;
    await rig.ask('vault.remove', { id: door });
    await new Promise((done) => setTimeout(done, 2000));
    expect(rig.server.log.length - before).toBeLessThan(20);
    expect(writesTo(rig, new RegExp(door))).toEqual([]);
    expect(await waiting(rig)).toHaveLength(1);
  });

  it('and that was to be deleted before the key came is still to be deleted', async () => {
    const { rig, acme, door } = await startWithDoor();
    const end = offline(rig);
    await rig.ask('vault.remove', { id: door });
    const other = await rekey(rig, acme);
    await turnThere(rig, door, other, { ...DOOR, name: 'Door anew' });
    end();
    await rig.ask('sync.now');
    expect((await sync(rig)).strangers).toHaveLength(1);
    await stuck();
    expect(await waiting(rig)).toHaveLength(1);
    expect(await names(rig)).toEqual(['Bank']);
    await rig.acceptOrganizations();
    await settled(rig);
    // Nobody deletes what nobody here has seen.
    expect(await names(rig)).toEqual(['Bank', 'Door anew']);
    expect((await rig.status()).outbox.conflicts).toMatchObject([{ id: door, what: 'not-deleted' }]);
  });
});

describe('a server', () => {
  it('that says yes to a move and does not make it is asked a few times, and later again', async () => {
    const { rig, own, place } = await startWithDoor();
    const now = await rig.account.call('GET', `/ciphers/${own}`);
    rig.server.faults.always(
      { method: 'PUT', path: `/api/ciphers/${own}/share` },
      { kind: 'status', status: 200, body: now },
    );
    await moveTo(rig, [own], place('Finance'));
    await new Promise((done) => setTimeout(done, 2000));
    expect(writesTo(rig, /\/share$/).length).toBeLessThan(6);
    expect((await itemNow(rig, own)).organizationId).toBe(place('Finance').organizationId);
    expect(await waiting(rig)).toEqual([own]);
  });

  it('that answers with another item’s id replaces nothing', async () => {
    const { rig, own, door } = await startWithDoor();
    rig.server.faults.once(
      { method: 'PUT', path: `/api/ciphers/${door}` },
      { kind: 'mutate', mutate: (body) => ({ ...body, id: own }) },
    );
    await rig.ask('vault.favorite', { id: door, isFavorite: true });
    await until(async () => (await waiting(rig)).length === 0);
    expect(await names(rig)).toEqual(['Bank', 'Door']);
    expect((await itemNow(rig, own)).name).toBe('Bank');
  });
});
