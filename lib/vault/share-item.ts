import { wipe } from '../bytes';
import { importSymmetricKey, OpenError, openBytes, type SymmetricKey, sealBytes } from '../crypto';
import { CodedError } from '../errors';
import type { SharedPlace } from '../items';
import { asWire, pick, pickList, pickText, type Wire, withMember } from '../wire';
import { isAnswerOnly } from './cipher-request';
import type { VaultKeys } from './keys';
import { openItem } from './open-item';
import { isSealed } from './open-values';
import { organizationOf, withCollections } from './place';
import { archivedDate, deletedDate } from './same-content';

/** From the key that a row is under to the one that it is to be under. */
interface Keys {
  readonly from: SymmetricKey;
  readonly to: SymmetricKey;
  /**
   * What was sealed anew already: a value that is the same in two rows stays the same in both, and one that nobody can open stays as it
   * is. Absent where nothing may be left behind.
   */
  readonly made?: Map<string, Promise<string>>;
}

/** True for an item that has a key of its own, which all its values are sealed with. */
export const hasOwnKey = (row: Wire): boolean => (pickText(row, 'key') ?? '') !== '';

/** The key of an organisation, to seal with. @throws CodedError `share-no-key`; `read-only` for one of the newer format. */
export async function sealingKeyOf(keys: VaultKeys, organization: string): Promise<SymmetricKey> {
  const key = await keys.organization(organization);
  if (!key) throw new CodedError('share-no-key');
  if (key.kind !== 'cbc-hmac') throw new CodedError('read-only', { message: 'newer-format' });
  return key;
}

const orAsIs =
  <T>(value: T) =>
  (error: unknown): T => {
    if (error instanceof OpenError) return value;
    throw error;
  };

/** The same bytes under the other key. @throws OpenError. */
async function resealed(value: unknown, keys: Keys): Promise<string> {
  const { made } = keys;
  if (!made || typeof value !== 'string') return resealedAnew(value, keys);
  const known = made.get(value) ?? resealedAnew(value, keys).catch(orAsIs(value));
  made.set(value, known);
  return known;
}

async function resealedAnew(value: unknown, { from, to }: Keys): Promise<string> {
  const bytes = await openBytes(value, from);
  try {
    return await sealBytes(bytes, to);
  } finally {
    wipe(bytes);
  }
}

/** The same for a key: one of another length than keys have is none. @throws OpenError. */
async function rewrapped(value: unknown, { from, to }: Keys): Promise<string> {
  const bytes = await openBytes(value, from);
  try {
    await importSymmetricKey(bytes);
    return await sealBytes(bytes, to);
  } finally {
    wipe(bytes);
  }
}

/** Every sealed value in a member, wherever it stands, under the other key; what is not sealed stays. */
async function deepResealed(value: unknown, keys: Keys): Promise<unknown> {
  if (isSealed(value)) return resealed(value, keys);
  if (Array.isArray(value)) return Promise.all(value.map((inner) => deepResealed(inner, keys)));
  const wire = asWire(value);
  if (!wire) return value;
  const members = Object.entries(wire).map(
    async ([name, inner]) => [name, await deepResealed(inner, keys)] as const,
  );
  return Object.fromEntries(await Promise.all(members));
}

const hasKey = (file: unknown): boolean => (pickText(file, 'key') ?? '') !== '';

/** The files of an item whose own keys, and names, stand under the key that changes. */
async function withFiles(row: Wire, keys: Keys): Promise<Wire> {
  const files = pickList(row, 'attachments');
  if (files.length === 0) return row;
  const movedFile = async (file: unknown) => {
    const named = withMember(file, 'fileName', await resealed(pick(file, 'fileName'), keys));
    return withMember(named, 'key', await rewrapped(pick(file, 'key'), keys));
  };
  const moved = files.map((file) => (keys.made ? movedFile(file).catch(orAsIs(file)) : movedFile(file)));
  return withMember(row, 'attachments', await Promise.all(moved));
}

/** All that the server takes of an item, value by value, members that are not known here among them. */
async function withValues(row: Wire, keys: Keys): Promise<Wire> {
  const members = Object.entries(row).map(
    async ([name, value]) => [name, isAnswerOnly(name) ? value : await deepResealed(value, keys)] as const,
  );
  return withFiles(Object.fromEntries(await Promise.all(members)), keys);
}

/** What lies aside stays aside, and what would be lost on the way does not go. */
function assertCanMove(row: Wire): void {
  if (organizationOf(row) !== null) throw new CodedError('share-twice');
  if (deletedDate(row) !== null) throw new CodedError('share-trashed');
  if (archivedDate(row) !== null) throw new CodedError('share-archived');
  // Its content is sealed with the user key itself: under another owner nobody could open it.
  if (!pickList(row, 'attachments').every(hasKey)) throw new CodedError('share-old-file');
}

async function underKey(row: Wire, keys: VaultKeys, both: Keys): Promise<Wire> {
  if (hasOwnKey(row)) return withMember(row, 'key', await rewrapped(pick(row, 'key'), both));
  const { problems } = await openItem('', row, keys);
  const [problem] = problems;
  if (problem && !both.made) throw new CodedError('item-unreadable', { message: problem.reason });
  return withValues(row, both);
}

/**
 * An item of the person's own as one of an organisation. Its own key is wrapped anew and nothing else touched; without one all its values
 * are sealed anew, each as it was (bitwarden/sdk-internal, cipher `move_to_organization`). Folder and favourite stay the person's.
 * @throws CodedError `share-twice`, `share-trashed`, `share-archived`, `share-old-file`, `share-no-key`; `item-unreadable` where a value
 * that would have to be sealed anew does not open; `read-only` under keys of the newer format; `locked`.
 */
export async function sharedRow(row: Wire, place: SharedPlace, keys: VaultKeys): Promise<Wire> {
  assertCanMove(row);
  const [from, to] = [await keys.user(), await sealingKeyOf(keys, place.organizationId)];
  if (from.kind !== 'cbc-hmac') throw new CodedError('read-only', { message: 'newer-format' });
  try {
    const moved = await underKey(row, keys, { from, to });
    const owned = withMember(moved, 'organizationId', place.organizationId);
    return withCollections(owned, place.collectionIds);
  } catch (error) {
    if (error instanceof OpenError) throw new CodedError('item-unreadable', { message: error.reason });
    throw error;
  }
}

/**
 * An item of an organisation whose key has changed, under the new one, value by value as far as they open; as it is where all of it opens with
 * that already, or nothing with either.
 * @param keys that it is under now.
 * @param made see `Keys`; one for all rows that are compared with each other.
 * @throws CodedError `locked`.
 */
export async function rekeyedRow(
  row: Wire,
  keys: VaultKeys,
  now: VaultKeys,
  made: Map<string, Promise<string>>,
): Promise<Wire> {
  const organization = organizationOf(row) ?? '';
  const [from, to] = [await keys.organization(organization), await now.organization(organization)];
  if (from?.kind !== 'cbc-hmac' || to?.kind !== 'cbc-hmac') return row;
  if ((await openItem('', row, now)).problems.length === 0) return row;
  return underKey(row, keys, { from, to, made }).catch(orAsIs(row));
}
