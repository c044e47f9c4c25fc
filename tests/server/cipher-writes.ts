import { randomUUID } from 'node:crypto';
import { type SeenCipher, seeCipher } from './access.ts';
import { readCipherRequest } from './cipher-model.ts';
import { isoNow, type ServerContext } from './context.ts';
import { PUSH, type Told } from './hub.ts';
import { notFound, refuse } from './refusals.ts';
import { text } from './request.ts';
import type { CipherRow, Json, MarkRow, UserRow } from './store/rows.ts';

/** Notes that something in a person's vault changed now. */
export function touchUser({ store, clock, hub }: ServerContext, userId: string): void {
  hub.touched(userId);
  const user = store.users.get(userId);
  if (user) store.users.put({ ...user, revision: Math.max(clock.now(), user.revision + 1) });
}

/** What the hub tells of an item. */
const toldOf = (type: number, row: CipherRow): Told => ({
  type,
  payload: {
    Id: row.id,
    UserId: row.userId,
    OrganizationId: row.organizationId,
    CollectionIds: null,
    RevisionDate: new Date(row.revisionDate),
  },
});

/** Notes a change for everybody who sees an item. */
export function touchViewers(context: ServerContext, row: CipherRow, type: number = PUSH.cipherUpdate): void {
  const members = context.store.memberships.where('organizationId', row.organizationId ?? '');
  const viewers = row.userId === null ? members.map((member) => member.userId) : [row.userId];
  for (const userId of viewers) {
    context.hub.note(userId, toldOf(type, row));
    touchUser(context, userId);
  }
}

/** The item, or 404 when this person does not see it. */
export function mustSee(context: ServerContext, user: UserRow, id: string): SeenCipher {
  const seen = seeCipher(context, user, id);
  if (!seen) throw notFound();
  return seen;
}

/** The item when this person may change it. */
export function mustEdit(context: ServerContext, user: UserRow, id: string): SeenCipher {
  const seen = mustSee(context, user, id);
  if (!seen.rights.edit) throw refuse(400, 'You do not have permissions to edit this.');
  return seen;
}

const OUT_OF_DATE =
  'The item cannot be saved because it is out of date. To edit this item, first sync your vault or refresh the page.';

/** Refuses when the client edited an older copy: more than a second between its revision and ours. */
export function checkRevision(row: CipherRow, known: unknown): void {
  if (known === undefined || known === null) return;
  const difference = Date.parse(String(known)) - Date.parse(row.revisionDate);
  if (!(Math.abs(difference) <= 1000)) throw refuse(400, OUT_OF_DATE);
}

/** Refuses items that were encrypted for somebody else or with another key than this account's. */
export function checkEncryptedFor(user: UserRow, body: Json): void {
  const { encryptedFor, encryptedByKeyId } = body;
  if (typeof encryptedFor === 'string' && encryptedFor.toLowerCase() !== user.id)
    throw refuse(400, 'Cipher was not encrypted for the current user. Please try again.');
  const isOtherKey =
    typeof encryptedByKeyId === 'string' && user.userKeyId !== null && encryptedByKeyId !== user.userKeyId;
  if (isOtherKey && typeof body.organizationId !== 'string')
    throw refuse(400, 'Cipher was not encrypted with the current user key. Please try again.');
}

/** Sets what one person adds to an item. */
export function mark(
  context: Pick<ServerContext, 'store'>,
  userId: string,
  cipherId: string,
  members: Partial<MarkRow>,
): void {
  const id = `${userId}/${cipherId}`;
  const before = context.store.marks.get(id) ?? { folderId: null, favorite: false, archivedDate: null };
  context.store.marks.put({ ...before, ...members, id, userId, cipherId });
}

function readFolder({ store }: ServerContext, user: UserRow, body: Json): string | null {
  const folderId = text(body, 'folderId');
  if (folderId === null) return null;
  if (store.folders.get(folderId)?.userId !== user.id) throw refuse(400, 'Invalid folder.');
  return folderId;
}

/** Folder, favourite and archive of a request that replaces all of an item. */
export function markFromRequest(context: ServerContext, user: UserRow, cipherId: string, body: Json): void {
  const folderId = readFolder(context, user, body);
  mark(context, user.id, cipherId, {
    folderId,
    favorite: body.favorite === true,
    archivedDate: text(body, 'archivedDate'),
  });
}

export interface Owner {
  readonly userId: string | null;
  readonly organizationId: string | null;
}

/** Adds an item. The caller has checked that this person may put it there. */
export function addCipher(context: ServerContext, user: UserRow, owner: Owner, body: Json): CipherRow {
  checkEncryptedFor(user, body);
  const now = isoNow(context.clock);
  const row: CipherRow = {
    ...readCipherRequest(body),
    ...owner,
    id: randomUUID(),
    creationDate: now,
    revisionDate: now,
    deletedDate: null,
  };
  context.store.ciphers.put(row);
  markFromRequest(context, user, row.id, body);
  if (row.userId !== null) context.hub.note(row.userId, toldOf(PUSH.cipherCreate, row));
  return row;
}

/** Changes an item and gives it a new revision. */
export function changeCipher(context: ServerContext, row: CipherRow, members: Partial<CipherRow>): CipherRow {
  const changed = context.store.ciphers.change(row.id, { ...members, revisionDate: isoNow(context.clock) });
  touchViewers(context, changed);
  return changed;
}

/** Destroys an item with all that hangs on it. */
export function destroyCipher(context: ServerContext, row: CipherRow): void {
  const { store } = context;
  touchViewers(context, row, PUSH.cipherDelete);
  for (const attachment of store.attachments.where('cipherId', row.id)) {
    store.files.remove(attachment.id);
    store.attachments.remove(attachment.id);
  }
  for (const place of store.places.where('cipherId', row.id)) store.places.remove(place.id);
  for (const added of store.marks.where('cipherId', row.id)) store.marks.remove(added.id);
  store.ciphers.remove(row.id);
}

/** Puts an item into exactly these collections. */
export function placeCipher(
  { store }: Pick<ServerContext, 'store'>,
  cipherId: string,
  collectionIds: readonly string[],
): void {
  for (const place of store.places.where('cipherId', cipherId)) store.places.remove(place.id);
  for (const collectionId of collectionIds)
    store.places.put({ id: `${cipherId}/${collectionId}`, cipherId, collectionId });
}
