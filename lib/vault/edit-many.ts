import { CodedError, toErrorInfo } from '../errors';
import type { BulkChange, BulkResult, CollectionsChange } from '../items';
import { asWire, type Wire } from '../wire';
import { type CurrentVault, changeFound, type EditDeps, type Found } from './change-item';
import { changeVault, joinChanges, type LocalChange } from './change-vault';
import { folderOf, withFolder } from './folder-rows';
import { archived, restored, trashed } from './item-turns';
import { assertMayPlace, changeableCollections } from './may-place';
import { changedCollections, organizationOf, withCollections } from './place';
import type { Right } from './rights';
import { archivedDate, deletedDate } from './same-content';
import { sharedRow } from './share-item';

type Turn = (row: Wire) => Wire | null | Promise<Wire | null>;

/** What is done with each item, and what the person has to be allowed for it. */
interface Turns {
  readonly needs: Right;
  readonly turn: Turn;
}

/** Into collections of its organisation and out of others. Those that this person may not change stay whatever they are. */
async function placing(deps: EditDeps, account: string, change: CollectionsChange): Promise<Turn> {
  const able = await changeableCollections(deps.store, account, change.organizationId);
  if (![...change.add, ...change.remove].every((id) => able.has(id.toLowerCase())))
    throw new CodedError('collections-wanted');
  return (row) => {
    if (organizationOf(row) !== change.organizationId.toLowerCase())
      throw new CodedError('other-organization');
    const ids = changedCollections(row, change);
    if (ids.length === 0) throw new CodedError('collections-wanted');
    return withCollections(row, ids);
  };
}

/** Where an item lies already it stays as it is, with its date. @throws CodedError `collections-wanted`. */
async function turnsOf(deps: EditDeps, account: string, change: BulkChange): Promise<Turns> {
  switch (change.to) {
    case 'trash':
      return { needs: 'delete', turn: (row) => (deletedDate(row) === null ? trashed(row) : row) };
    case 'restored':
      return { needs: 'restore', turn: restored };
    case 'archive':
      return { needs: 'edit', turn: (row) => (archivedDate(row) === null ? archived(row, true) : row) };
    case 'use':
      return { needs: 'edit', turn: (row) => (archivedDate(row) === null ? row : archived(row, false)) };
    case 'gone':
      return { needs: 'delete', turn: () => null };
    case 'folder': {
      const { folderId } = change;
      return { needs: 'see', turn: (row) => (folderOf(row) === folderId ? row : withFolder(row, folderId)) };
    }
    case 'organization': {
      const place = await assertMayPlace(deps.store, account, change);
      return { needs: 'edit', turn: (row) => sharedRow(row, place, deps.keys) };
    }
    case 'collections':
      return { needs: 'edit', turn: await placing(deps, account, change) };
  }
}

/** Asks for each id once: several items lie in one folder. */
function askedOnce(resolve: EditDeps['resolve']): EditDeps['resolve'] {
  const known = new Map<string, Promise<string>>();
  return (id) => {
    const now = known.get(id) ?? resolve(id);
    known.set(id, now);
    return now;
  };
}

/** The items by the ids that they were asked for; a new one may have got another from the server since. */
async function findAll(
  { store, resolve }: EditDeps,
  account: string,
  asked: readonly string[],
): Promise<[id: string, found: Found][]> {
  const read = async (ids: readonly string[]) =>
    (await store.readSomeItems(account, ids)).map(({ id, raw }) => [id, raw] as const);
  const rows = new Map(await read([...asked].sort()));
  const ids = await Promise.all(asked.map((id) => (rows.has(id) ? id : resolve(id))));
  for (const [id, raw] of await read(ids.filter((id) => !rows.has(id)).sort())) rows.set(id, raw);
  const waiting = new Map((await store.readSomeOutbox(account, ids)).map((entry) => [entry.id, entry]));
  return ids.map((id) => [id, { row: asWire(rows.get(id)), waiting: waiting.get(id) ?? null }]);
}

interface Turned extends BulkResult {
  readonly change: LocalChange | null;
}

async function turnAll(
  deps: EditDeps,
  vault: CurrentVault,
  ids: readonly string[],
  { turn, needs }: Turns,
): Promise<Turned> {
  const resolve = askedOnce(deps.resolve);
  const changes: LocalChange[] = [];
  const changed: string[] = [];
  const refused: BulkResult['refused'][number][] = [];
  for (const found of await findAll(deps, vault.account, ids)) {
    const [id] = found;
    try {
      const change = await changeFound({ resolve }, vault, found, async (row) => turn(row), needs);
      if (!change) continue;
      changes.push(change);
      changed.push(id);
    } catch (error) {
      refused.push({ id, reason: toErrorInfo(error).code });
    }
  }
  return { changed, refused, change: joinChanges(changes) };
}

/**
 * Changes several items in one transaction. One that may not be changed, or is no longer there, does not hold up the others.
 * @param ids a few hundred at most: they are all in memory at once
 * @throws CodedError of the store; `collections-wanted` for collections that the person may not change.
 */
export async function editMany(
  deps: EditDeps,
  ids: readonly string[],
  change: BulkChange,
): Promise<BulkResult> {
  const vault = await deps.current();
  let result: BulkResult = { changed: [], refused: [] };
  await changeVault(deps, vault.account, async () => {
    const target = change.to === 'folder' ? change.folderId : null;
    const now: BulkChange = target === null ? change : { to: 'folder', folderId: await deps.resolve(target) };
    const turns = await turnsOf(deps, vault.account, now);
    const { change: local, ...told } = await turnAll(deps, vault, [...new Set(ids)], turns);
    result = told;
    return local;
  });
  deps.queued();
  return result;
}
