import { type ErrorCode, toErrorInfo } from '../../lib/errors';
import { type Collection, mayRenameCollection, type Overview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { folderPath, isInFolder } from '../../lib/search';
import { t } from '../../lib/text';
import { showToast } from '../state/notice';
import { changeFilter } from '../state/places';
import { overview } from '../state/vault';

const siblings = (organizationId: string): readonly Collection[] =>
  (overview.peek()?.collections ?? []).filter((one) => one.organizationId === organizationId);

/** True where another collection of the organisation is called so: nothing forbids it, and few want it. */
export const isTaken = (organizationId: string, path: string, except: string | null): boolean =>
  siblings(organizationId).some(({ id, name }) => id !== except && folderPath(name ?? '') === path);

export interface Renaming {
  readonly path: string;
  /** The collections inside it that get another name too, then it itself. */
  readonly along: readonly Collection[];
  /** Those inside it that this person may not rename. */
  readonly staying: readonly Collection[];
}

/** What a new name of a collection is about. */
export function renamingOf(collection: Collection): Renaming {
  const { id, organizationId, name } = collection;
  const path = folderPath(name ?? '');
  const owner = overview.peek()?.organizations.find((one) => one.id === organizationId);
  const inside = siblings(organizationId).filter((one) => {
    const other = folderPath(one.name ?? '');
    return one.id !== id && path !== '' && other !== path && isInFolder(other, path);
  });
  const may = (one: Collection) => owner !== undefined && mayRenameCollection(owner, one);
  return {
    path,
    along: [...inside.filter(may), collection],
    staying: inside.filter((one) => !may(one)),
  };
}

/** The items of a collection, and those of them that lie in no other one that this person sees. */
export function itemsOf(id: string): { readonly all: number; readonly alone: number } {
  const inside: readonly Overview[] = (overview.value?.rows ?? []).filter(({ collectionIds }) =>
    collectionIds.includes(id),
  );
  return {
    all: inside.length,
    alone: inside.filter(({ collectionIds }) => collectionIds.length === 1).length,
  };
}

/** @throws CodedError, see `collection.create`. */
export async function makeCollection(organizationId: string, path: string): Promise<void> {
  await ask('collection.create', { organizationId, name: path });
  showToast(t('toastCollectionMade', path), 'people');
}

/** What concerns one collection alone: the others may get their names all the same. */
const OF_ONE: ReadonlySet<ErrorCode> = new Set([
  'collection-forbidden',
  'collection-access-unread',
  'not-found',
  'server-refused',
]);

/**
 * Gives collections their names, one after the other, each once. The outermost comes last: until then another try finds what is left.
 * @param onDone what has got its name, which it keeps whatever comes after it.
 * @throws CodedError of the first that got none, see `collection.rename`.
 */
export async function renameCollections(
  names: readonly { readonly id: string; readonly name: string }[],
  onDone: (id: string, name: string) => void,
): Promise<void> {
  let first: unknown = null;
  for (const [at, one] of names.entries())
    try {
      await ask('collection.rename', { ...one, ...(at < names.length - 1 && { isFollowed: true }) });
      onDone(one.id, one.name);
    } catch (error) {
      first ??= error;
      if (!OF_ONE.has(toErrorInfo(error).code)) break;
    }
  if (first === null) return;
  if (names.length > 1) await ask('sync.now').catch(() => undefined);
  throw first;
}

/** @throws CodedError, see `collection.remove`. */
export async function removeCollection({ id, organizationId }: Collection, path: string): Promise<void> {
  await ask('collection.remove', { id });
  changeFilter({ place: `organization:${organizationId}` });
  showToast(t('toastCollectionRemoved', path), 'people');
}
