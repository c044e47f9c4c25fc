import { afterEach, describe, expect, it, vi } from 'vitest';
import { hubRetriesItem } from '../../lib/browser';
import { sealText } from '../../lib/crypto';
import { writeSetting } from '../../lib/settings';
import { PUSH, type Told } from '../server/hub';
import type { ServerOptions } from '../server/index';
import { type PlainItem, sealItem } from '../server/seal-item';
import { BANK, changeThere, draftFor, elsewhere, rename, sent, settled, startOn, stuck } from './editing';
import { closeRigs, PASSWORD, type Rig } from './rig';
import { until } from './until';

afterEach(closeRigs);

const SHOP: PlainItem = { type: 1, name: 'Shop', login: { username: 'kim', password: 'p' } };

/** Says what a page in view says, until the background is connected and has asked what it has missed. */
async function follow(rig: Rig): Promise<void> {
  const before = rig.requests('/api/accounts/revision-date');
  await vi.waitUntil(async () => (await rig.ask('sync.follow')) === 'live', {
    timeout: 10_000,
    interval: 100,
  });
  await until(() => rig.requests('/api/accounts/revision-date') > before);
  await until(async () => (await rig.status()).sync.state === 'idle');
}

/** What is asked of the server from here on, by method and path. */
function listen(rig: Rig): () => string[] {
  const before = rig.server.log.length;
  return () => rig.server.log.slice(before).map(({ method, path }) => `${method} ${path}`);
}

const names = async (rig: Rig): Promise<string[]> => (await rig.list()).rows.map(({ name }) => name).sort();

const seeNames = (rig: Rig, ...expected: string[]): Promise<unknown> =>
  until(async () => JSON.stringify(await names(rig)) === JSON.stringify(expected.sort()));

/** An address of an item or a folder of the server. */
const at = (kind: 'ciphers' | 'folders', id: string | undefined): string => `/api/${kind}/${id}`;

const MANNERS: readonly NonNullable<ServerOptions['hub']>[] = ['official', 'vaultwarden', 'anonymous'];

describe.each(MANNERS)('a change made elsewhere, told as %s servers do', (hub) => {
  it('of an item comes as that one item, without a sync: made, changed, thrown away, deleted', async () => {
    const { rig, ids } = await startOn({ hub }, BANK, SHOP);
    await follow(rig);
    const [id] = ids;
    const asked = listen(rig);
    await changeThere(rig, id ?? '', { ...BANK, name: 'Bank of there' });
    await seeNames(rig, 'Bank of there', 'Shop');
    const body = await sealItem({ ...SHOP, name: 'New' }, rig.account.userKey, true);
    const made = String((await rig.account.call('POST', '/ciphers', body)).id);
    await seeNames(rig, 'Bank of there', 'New', 'Shop');
    await rig.account.call('DELETE', `/ciphers/${made}`);
    await seeNames(rig, 'Bank of there', 'Shop');
    expect(asked()).toEqual([
      `PUT ${at('ciphers', id)}`,
      `GET ${at('ciphers', id)}`,
      'POST /api/ciphers',
      `GET ${at('ciphers', made)}`,
      `DELETE ${at('ciphers', made)}`,
      `GET ${at('ciphers', made)}`,
    ]);
    await rig.account.call('PUT', `/ciphers/${id}/delete`);
    await until(async () => (await rig.list()).rows.find((row) => row.id === id)?.deleted === true);
    expect(asked().slice(6)).toEqual([`PUT ${at('ciphers', id)}/delete`, `GET ${at('ciphers', id)}`]);
  });

  it('of a folder comes as that one folder, and what lay in a deleted one lies in none', async () => {
    const { rig, ids } = await startOn({ hub }, BANK, SHOP);
    await follow(rig);
    const { userKey } = rig.account;
    const asked = listen(rig);
    const name = async (text: string) => ({ name: await sealText(text, userKey) });
    const folders = async () => (await rig.list()).folders.map((folder) => folder.name);
    const made = String((await rig.account.call('POST', '/folders', await name('Work'))).id);
    await until(async () => (await folders()).includes('Work'));
    await rig.account.call('PUT', `/folders/${made}`, await name('Play'));
    await until(async () => (await folders()).includes('Play'));
    const body = await sealItem(BANK, userKey, true);
    await rig.account.call('PUT', `/ciphers/${ids[0]}`, { ...body, folderId: made });
    const folderOf = async () => (await rig.list()).rows.find((row) => row.id === ids[0])?.folderId ?? null;
    await until(async () => (await folderOf()) === made);
    await rig.account.call('DELETE', `/folders/${made}`);
    await until(async () => (await folderOf()) === null);
    expect(await folders()).toEqual([]);
    expect(asked().filter((line) => line.startsWith('GET'))).toEqual([
      `GET ${at('folders', made)}`,
      `GET ${at('folders', made)}`,
      `GET ${at('ciphers', ids[0])}`,
      `GET ${at('folders', made)}`,
    ]);
  });

  it('of our own is not asked for again', async () => {
    const { rig, ids } = await startOn({ hub }, BANK, SHOP);
    await follow(rig);
    const asked = listen(rig);
    const told = rig.server.hub.told.length;
    await rename(rig, ids[0] ?? '', 'Bank of ours');
    await sent(rig);
    await rig.ask('folder.create', { newId: '5e0c9a52-6c1c-4c8e-9f4e-1f7a4a3b2c1d', name: 'Ours' });
    await sent(rig);
    // Whatever they would lead to would stand before this.
    rig.server.hub.tell(rig.account.userId, { type: PUSH.vault, payload: { UserId: rig.account.userId } });
    await until(() => asked().some((line) => line.endsWith('/revision-date')));
    expect(asked().slice(0, 3)).toEqual([
      `PUT ${at('ciphers', ids[0])}`,
      'POST /api/folders',
      'GET /api/accounts/revision-date',
    ]);
    const types = rig.server.hub.told.slice(told).map(({ type }) => type);
    expect(types).toEqual([PUSH.cipherUpdate, PUSH.folderCreate, PUSH.vault]);
  });
});

describe('changes made elsewhere', () => {
  it('of many items come with one sync', async () => {
    const { rig, ids } = await startOn({}, BANK, SHOP);
    await follow(rig);
    const asked = listen(rig);
    await rig.account.call('PUT', '/ciphers/delete', { ids });
    await until(async () => (await rig.list()).rows.every((row) => row.deleted));
    expect(asked().filter((line) => line === 'GET /api/sync')).toHaveLength(1);
    expect(asked().filter((line) => line.startsWith('GET /api/ciphers'))).toEqual([]);
  });

  it('are put together with what waits here', async () => {
    const { rig, ids } = await startOn({}, BANK, SHOP);
    await follow(rig);
    const [id = ''] = ids;
    const end = rig.server.faults.always({ method: 'PUT', path: at('ciphers', id) }, { kind: 'drop' });
    await rename(rig, id, 'Bank of ours');
    await stuck();
    end();
    const asked = listen(rig);
    await changeThere(rig, id, { ...BANK, notes: 'changed there' });
    await until(async () => (await draftFor(rig, id)).notes === 'changed there');
    expect((await draftFor(rig, id)).name).toBe('Bank of ours');
    expect(asked()).toEqual([`PUT ${at('ciphers', id)}`, `GET ${at('ciphers', id)}`]);
    await settled(rig);
    const [draft] = (await elsewhere(rig)).filter(({ notes }) => notes === 'changed there');
    expect(draft?.name).toBe('Bank of ours');
  });

  it('while the line was cut are asked for once it is there again: one look at the revision, one sync', async () => {
    const { rig, ids } = await startOn({}, BANK, SHOP);
    await follow(rig);
    rig.server.hub.cut();
    await changeThere(rig, ids[0] ?? '', { ...BANK, name: 'Changed meanwhile' });
    const asked = listen(rig);
    await follow(rig);
    await seeNames(rig, 'Changed meanwhile', 'Shop');
    expect(asked()).toEqual(['GET /api/accounts/revision-date', 'GET /api/sync']);
    expect(rig.server.hub.connects).toBe(2);
  });

  it('are not listened for while the vault is locked, by a server without a hub, or when switched off', async () => {
    const { rig } = await startOn({}, BANK);
    await follow(rig);
    await rig.ask('account.lock');
    await until(() => rig.server.hub.open === 0);
    expect(await rig.ask('sync.follow')).toBe('locked');
    await rig.ask('account.unlock', { password: PASSWORD });
    await follow(rig);
    await writeSetting('liveUpdates', false);
    expect(await rig.ask('sync.follow')).toBe('switched-off');
    await until(() => rig.server.hub.open === 0);
    await writeSetting('liveUpdates', true);
    rig.server.hub.isClosed = true;
    expect(await rig.ask('sync.follow')).toBe('connecting');
    await until(async () => Object.keys(await hubRetriesItem.get()).length > 0);
    expect((await rig.status()).sync.error).toBeNull();
  });
});

describe('what a hub says', () => {
  const STRANGER = '11111111-2222-4333-8444-555555555555';
  const item = (type: number, id: string, more: object = {}): Told => ({
    type,
    payload: { Id: id, RevisionDate: new Date(Date.now() + 60_000), ...more },
  });

  it('of a log-out is believed once the server itself ends the session; nothing is wiped', async () => {
    const { rig } = await startOn({}, BANK, SHOP);
    await follow(rig);
    const { hub } = rig.server;
    hub.tell(rig.account.userId, { type: PUSH.logOut, payload: { UserId: rig.account.userId } });
    await until(() => rig.requests('/identity/connect/token') === 2);
    await until(async () => (await rig.status()).sync.state === 'idle');
    expect((await rig.status()).needsSignIn).toBe(false);

    rig.server.store.users.change(rig.account.userId, { securityStamp: 'another' });
    hub.tell(rig.account.userId, { type: PUSH.logOut, payload: { UserId: rig.account.userId } });
    await until(async () => (await rig.status()).needsSignIn);
    await until(() => hub.open === 0);
    expect((await rig.status()).state).toBe('unlocked');
    expect(await rig.storedItems()).toBe(2);
  });

  it('of a deletion is asked for: what the server still has stays', async () => {
    const { rig, ids } = await startOn({}, BANK, SHOP);
    await follow(rig);
    const asked = listen(rig);
    rig.server.hub.tell(rig.account.userId, item(PUSH.cipherDelete, ids[0] ?? ''));
    await until(() => asked().length === 1);
    await seeNames(rig, 'Bank', 'Shop');
  });

  it('of one deletion after the other is followed for a tenth; then a sync is made, and asks', async () => {
    const many = Array.from({ length: 12 }, (_, n) => ({ ...SHOP, name: `Shop ${n}` }));
    const { rig, ids } = await startOn({}, ...many);
    await follow(rig);
    const { hub, store } = rig.server;
    const { userId } = rig.account;
    for (const id of ids.slice(1)) store.ciphers.remove(id);
    store.users.change(userId, { revision: Date.now() + 60_000 });
    for (const id of ids.slice(1)) hub.tell(userId, item(PUSH.cipherDelete, id));
    await until(async () => (await rig.status()).sync.held !== null);
    expect((await rig.status()).sync.held).toEqual({ missing: 10, total: 11 });
    expect(await rig.storedItems()).toBe(11);
  });

  it('of other people, of ids that nobody has and of kinds that nobody knows changes nothing', async () => {
    const { rig } = await startOn({}, BANK, SHOP);
    await follow(rig);
    const asked = listen(rig);
    const { hub } = rig.server;
    const { revision } = await rig.status();
    const tell = (told: Told) => hub.tell(rig.account.userId, told);
    tell(item(PUSH.cipherUpdate, STRANGER, { UserId: STRANGER }));
    tell({ type: PUSH.vault, payload: { UserId: STRANGER } });
    tell(item(PUSH.cipherUpdate, '../accounts/profile'));
    tell(item(99, STRANGER));
    tell(item(PUSH.folderDelete, STRANGER));
    tell(item(PUSH.cipherUpdate, STRANGER));
    await until(() => asked().length === 2);
    expect(asked()).toEqual([`GET ${at('folders', STRANGER)}`, `GET ${at('ciphers', STRANGER)}`]);
    expect((await rig.status()).revision).toBe(revision);
    expect(await names(rig)).toEqual(['Bank', 'Shop']);
  });

  it.each([
    ['no message at all', Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff)],
    ['a length without its message', Uint8Array.of(0x80, 0x01)],
    ['a value that is cut', Uint8Array.of(0x02, 0x95, 0x01)],
    ['more than any message has', new Uint8Array(70_000)],
    ['text', 'hello'],
  ])('ends the line, and is left alone for a while, when it is %s', async (_, bytes) => {
    const { rig } = await startOn({}, BANK);
    await follow(rig);
    const asked = listen(rig);
    rig.server.hub.send(bytes);
    await until(() => rig.server.hub.open === 0);
    await until(async () => Object.values(await hubRetriesItem.get()).some(({ failures }) => failures > 5));
    expect(asked()).toEqual([]);
    expect(await names(rig)).toEqual(['Bank']);
  });

  it('without end has us ask for a bounded number of things, and is left', async () => {
    const { rig } = await startOn({}, BANK);
    await follow(rig);
    const asked = listen(rig);
    const { hub } = rig.server;
    for (let n = 0; n < 5_000; n += 1) {
      const id = STRANGER.replace(/.{4}$/, String(n).padStart(4, '0'));
      hub.tell(rig.account.userId, item(PUSH.cipherUpdate, id));
    }
    await until(() => hub.open === 0);
    await until(async () => (await rig.status()).sync.state === 'idle');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(asked().length).toBeLessThan(50);
    expect(await names(rig)).toEqual(['Bank']);
  });
});
