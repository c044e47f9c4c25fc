import type { SharedPlace } from '../../lib/items';
import { addOrganization, type Shared } from '../server/add-organization';
import type { ServerOptions } from '../server/index';
import { type PlainItem, sealItem } from '../server/seal-item';
import { BANK, onServer } from './editing';
import { createRig, type Rig } from './rig';
import { until } from './until';

/** A background that is signed in to an account with these items, in an organisation with these collections. */
export interface SharedRig {
  readonly rig: Rig;
  readonly ids: readonly string[];
  readonly acme: Shared;
  /** A place of the organisation by the names of its collections. */
  place(...names: readonly string[]): SharedPlace;
}

export interface SharedOptions {
  readonly server?: ServerOptions;
  readonly withOwnKey?: boolean;
  /** What else is to be on the server before anybody signs in. */
  readonly prepare?: (rig: Rig, acme: Shared) => Promise<unknown>;
}

export const COLLECTIONS = ['Engineering', 'Engineering/On call', 'Finance'] as const;

/** Puts items into the account, past the extension. */
export async function startShared(
  items: readonly PlainItem[],
  { server = {}, withOwnKey = true, prepare }: SharedOptions = {},
): Promise<SharedRig> {
  const rig = await createRig({ server });
  const acme = await addOrganization(rig.account, 'Acme', COLLECTIONS);
  const ids: string[] = [];
  for (const item of items) {
    const body = await sealItem(item, rig.account.userKey, withOwnKey);
    ids.push(String((await rig.account.call('POST', '/ciphers', body)).id));
  }
  await prepare?.(rig, acme);
  await rig.signIn();
  await rig.list();
  const place = (...names: readonly string[]): SharedPlace => ({
    organizationId: acme.id,
    collectionIds: names.map((name) => acme.collections.get(name) ?? '').sort(),
  });
  return { rig, ids, acme, place };
}

/** Puts an item into the organisation, as another member would. Gives its id. */
export async function serveShared(
  rig: Rig,
  { id, key }: Shared,
  collectionIds: readonly string[],
  item: PlainItem,
): Promise<string> {
  const cipher = { ...(await sealItem(item, key, true)), organizationId: id };
  return String((await rig.account.call('POST', '/ciphers/create', { cipher, collectionIds })).id);
}

/** An item, opened. */
export const itemNow = async (rig: Rig, id: string) => (await rig.ask('vault.item', { id })).item;

/** An item without what says whose it is and when it was changed. */
export const contentOf = async (rig: Rig, id: string) => {
  const { organizationId: _, collectionIds: __, revisionDate: ___, ...content } = await itemNow(rig, id);
  return content;
};

/** As another browser finds it: everything kept from here is gone. */
export async function contentElsewhere(rig: Rig, id: string) {
  await rig.ask('account.signOut');
  await rig.signIn();
  await rig.list();
  return contentOf(rig, id);
}

/** Requests to the server that write. */
export const writesTo = (rig: Rig, path: RegExp) =>
  rig.server.log.filter(({ method, path: asked }) => method !== 'GET' && path.test(asked));

/** What somebody may do who only reads. */
export const READ_ONLY = { readOnly: true, hidePasswords: false, manage: false };

/** Moves items to an organisation. */
export const moveTo = (rig: Rig, ids: readonly string[], place: SharedPlace) =>
  rig.ask('vault.many', { ids, change: { to: 'organization', ...place } });

/** The same in another client of the person's. */
export async function moveThere(
  rig: Rig,
  id: string,
  { key }: Shared,
  { organizationId, collectionIds }: SharedPlace,
): Promise<void> {
  const cipher = { ...(await sealItem(BANK, key, true)), organizationId };
  await rig.account.call('PUT', `/ciphers/${id}/share`, { cipher, collectionIds });
}

/** Where an item lies on the server. */
export async function placeOnServer(rig: Rig, id: string) {
  const found = (await onServer(rig)).find((one) => one.id === id);
  const collectionIds = found?.collectionIds as readonly string[] | undefined;
  // Servers list them in no order.
  return { organizationId: found?.organizationId, collectionIds: collectionIds?.toSorted() };
}

/** Waits for the server's last word on what waits. */
export const refusedReason = (rig: Rig): Promise<string> =>
  until(async () => (await rig.status()).outbox.refused[0]?.reason);
