import { importSymmetricKey, randomBytes, sealForPublicKey } from '../../lib/crypto';
import type { Shared } from '../server/add-organization';
import { type PlainItem, sealItem } from '../server/seal-item';
import { BANK } from './editing';
import type { Rig } from './rig';

/** The organisation's key is these bytes, newly wrapped, from now on, says the server; others than before when none are given. */
export async function rekey(
  { server, account }: Rig,
  acme: Shared,
  bytes: Uint8Array<ArrayBuffer> = randomBytes(64),
): Promise<Shared> {
  const [membership] = server.store.memberships.where('organizationId', acme.id);
  const key = await sealForPublicKey(bytes, account.publicKey);
  server.store.memberships.change(membership?.id ?? '', { key });
  return { ...acme, bytes, key: await importSymmetricKey(bytes) };
}

/** An item's content and owner are others on the server, as no client of the person's has made them. */
export async function turnThere(
  rig: Rig,
  id: string,
  { id: organizationId, key }: Pick<Shared, 'id' | 'key'>,
  item: PlainItem,
): Promise<void> {
  const { type: _, ...content } = await sealItem(item, key, true);
  // Later by more than the whole seconds in which servers tell two states apart.
  const revisionDate = new Date(Date.now() + 5000).toISOString();
  rig.server.store.ciphers.change(id, { organizationId, userId: null, content, revisionDate });
}

/** An item lies in the organisation's collection of this name all of a sudden, as "<id> of Acme" where no other content is given. */
export async function giveAway(
  rig: Rig,
  id: string,
  acme: Pick<Shared, 'id' | 'key' | 'collections'>,
  collection: string,
  item: PlainItem = { ...BANK, name: `${id} of Acme` },
): Promise<void> {
  await turnThere(rig, id, acme, item);
  const collectionId = acme.collections.get(collection) ?? '';
  rig.server.store.places.put({ id: `${id}/${collectionId}`, cipherId: id, collectionId });
}
