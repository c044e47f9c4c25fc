import { randomUUID } from 'node:crypto';
import { draftOf, type ItemDraft } from '../../lib/items';
import type { ServerOptions } from '../server/index';
import { type PlainItem, sealItem } from '../server/seal-item';
import { alarmOf } from './alarm-of';
import { createRig, type Rig } from './rig';
import { until } from './until';

export const BANK: PlainItem = {
  type: 1,
  name: 'Bank',
  notes: 'At the corner',
  login: { username: 'pat', password: 'old secret', uris: [{ uri: 'https://bank.example' }] },
  fields: [{ type: 1, name: 'PIN', value: '1234' }],
};

/** Puts items on the server, past the extension. */
export async function serve(rig: Rig, items: readonly PlainItem[]): Promise<string[]> {
  const ids: string[] = [];
  for (const item of items) {
    const body = await sealItem(item, rig.account.userKey, true);
    ids.push(String((await rig.account.call('POST', '/ciphers', body)).id));
  }
  return ids;
}

/** A background that is signed in to an account with these items. */
export const startWith = (...items: PlainItem[]): Promise<{ rig: Rig; ids: string[] }> =>
  startOn({}, ...items);

/** The same on a server with these options. */
export async function startOn(
  server: ServerOptions,
  ...items: PlainItem[]
): Promise<{ rig: Rig; ids: string[] }> {
  const rig = await createRig({ server });
  const ids = await serve(rig, items);
  await rig.signIn();
  await rig.list();
  return { rig, ids };
}

/** What a form of an item would show. */
export async function draftFor(rig: Rig, id: string): Promise<ItemDraft> {
  const draft = draftOf((await rig.ask('vault.item', { id })).item);
  if (!draft) throw new Error('no draft');
  return draft;
}

/** Opens a form, changes something in it, and saves. */
export async function save(
  rig: Rig,
  id: string,
  change: (draft: ItemDraft) => Partial<ItemDraft>,
): Promise<void> {
  const original = await draftFor(rig, id);
  await rig.ask('vault.save', { id, draft: { ...original, ...change(original) }, original });
}

export const rename = (rig: Rig, id: string, name: string): Promise<void> => save(rig, id, () => ({ name }));

/** Saves a new item. Gives its id. */
export const add = async (rig: Rig, draft: ItemDraft): Promise<string> =>
  (await rig.ask('vault.save', { id: null, newId: randomUUID(), draft })).id;

export const waiting = async (rig: Rig): Promise<readonly string[]> => (await rig.status()).outbox.waiting;

/** Waits until nothing waits any more. */
export const sent = (rig: Rig): Promise<unknown> => until(async () => (await waiting(rig)).length === 0);

/** Waits until the outbox has given up for now. */
export const stuck = (): Promise<unknown> => until(async () => await alarmOf('outbox'));

/** Syncs again and again until nothing waits any more. */
export const settled = (rig: Rig): Promise<unknown> =>
  until(async () => {
    await rig.ask('sync.now');
    return (await waiting(rig)).length === 0;
  });

/** Nothing reaches the server until the function that comes back is called. */
export const offline = (rig: Rig): (() => void) => rig.server.faults.always({}, { kind: 'drop' });

export interface ServerItem {
  readonly id: string;
  readonly deletedDate: string | null;
  readonly [member: string]: unknown;
}

export const onServer = async (rig: Rig): Promise<ServerItem[]> =>
  (await rig.account.call('GET', '/sync')).ciphers as ServerItem[];

/** What another browser finds: signed in anew, with nothing kept from here. */
export async function elsewhere(rig: Rig): Promise<ItemDraft[]> {
  await rig.ask('account.signOut');
  await rig.signIn();
  const { rows } = await rig.list();
  return Promise.all(rows.map(({ id }) => draftFor(rig, id)));
}

/** Changes an item on the server, as another client would. */
export const changeThere = async (
  rig: Rig,
  id: string,
  item: PlainItem,
  withOwnKey = true,
): Promise<unknown> =>
  rig.account.call('PUT', `/ciphers/${id}`, await sealItem(item, rig.account.userKey, withOwnKey));
