import { toErrorInfo } from '../errors';
import type { BulkChange, BulkResult } from '../items';
import { asWire, type Wire } from '../wire';
import { type CurrentVault, changeFound, type EditDeps, type Found } from './change-item';
import { changeVault, joinChanges, type LocalChange } from './change-vault';
import { folderOf, withFolder } from './folder-rows';
import { archived, restored, trashed } from './item-turns';
import { archivedDate, deletedDate } from './same-content';

/** Where an item lies already it stays as it is, with its date. */
function turnOf(change: BulkChange): (row: Wire) => Wire | null {
  switch (change.to) {
    case 'trash':
      return (row) => (deletedDate(row) === null ? trashed(row) : row);
    case 'restored':
      return restored;
    case 'archive':
      return (row) => (archivedDate(row) === null ? archived(row, true) : row);
    case 'use':
      return (row) => (archivedDate(row) === null ? row : archived(row, false));
    case 'gone':
      return () => null;
    case 'folder':
      return (row) => (folderOf(row) === change.folderId ? row : withFolder(row, change.folderId));
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
  turn: (row: Wire) => Wire | null,
): Promise<Turned> {
  const resolve = askedOnce(deps.resolve);
  const changes: LocalChange[] = [];
  const changed: string[] = [];
  const refused: BulkResult['refused'][number][] = [];
  for (const found of await findAll(deps, vault.account, ids)) {
    const [id] = found;
    try {
      const change = await changeFound({ resolve }, vault, found, async (row) => turn(row));
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
 * @throws CodedError of the store.
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
    const { change: local, ...told } = await turnAll(deps, vault, [...new Set(ids)], turnOf(now));
    result = told;
    return local;
  });
  deps.queued();
  return result;
}
