import { type SymmetricKey, sealText } from '../crypto';
import { CodedError } from '../errors';
import type { OutboxItem, Store } from '../store';
import { asWire, pickText, type Wire, withMember } from '../wire';
import { type ChangeVaultDeps, changeVault, type LocalChange } from './change-vault';
import { folderOf, followFolder, withFolder } from './folder-rows';
import type { VaultKeys } from './keys';
import { assertMayWrite } from './may-write';
import { createValueOpener } from './open-values';

export interface EditFoldersDeps extends Omit<ChangeVaultDeps, 'store'> {
  readonly store: ChangeVaultDeps['store'] & Pick<Store, 'readItems' | 'readOutbox' | 'readConflicts'>;
  readonly keys: VaultKeys;
  /** The account whose vault this is. Refuses with `signed-out`. */
  readonly current: () => Promise<{ readonly account: string; readonly readOnly: string | null }>;
  /** The id that a new folder got from the server: whoever saw it before that asks for the old one. */
  readonly resolve: (id: string) => Promise<string>;
  /** Something waits to be sent. */
  readonly queued: () => void;
}

/** Changes folders: here at once, on the server as soon as it can be reached. */
export interface EditFolders {
  /**
   * Makes a folder; `Work/Servers` stands inside `Work`. Asked twice with one id, it is made once. Gives the id that it has by now.
   * @param newId the asker's own, until the server gives it another one.
   * @throws CodedError `read-only`, `locked`, and those of the store.
   */
  create(newId: string, name: string): Promise<string>;
  /** Gives folders other names, all of them or none. @throws CodedError as above, and `not-found`. */
  rename(names: readonly { readonly id: string; readonly name: string }[]): Promise<void>;
  /** The name that a folder has got on the server while it got another one here. @throws CodedError `not-found`, `locked`. */
  otherName(id: string): Promise<string>;
  /** Deletes a folder; what lies in it lies in none afterwards. */
  remove(id: string): Promise<void>;
}

/** What stands in the store of an account while a change is made. */
interface Found {
  readonly account: string;
  readonly folders: ReadonlyMap<string, Wire | null>;
  readonly outbox: readonly OutboxItem[];
}

async function change(
  deps: EditFoldersDeps,
  make: (found: Found, key: SymmetricKey) => Promise<LocalChange | null>,
): Promise<void> {
  const { store, keys } = deps;
  const { account, readOnly } = await deps.current();
  assertMayWrite({ readOnly }, null);
  const key = await keys.user();
  if (key.kind !== 'cbc-hmac') throw new CodedError('read-only', { message: 'newer-format' });
  await changeVault(deps, account, async () => {
    const folders = new Map((await store.readFolders(account)).map(({ id, raw }) => [id, asWire(raw)]));
    return make({ account, folders, outbox: await store.readOutbox(account) }, key);
  });
  deps.queued();
}

/** An entry of the outbox for a folder, see `OutboxItem`. */
function entryOf({ account, folders, outbox }: Found, id: string, ours: Wire | null): OutboxItem {
  const waiting = outbox.find((one) => one.id === id);
  return {
    account,
    kind: 'folder',
    id,
    base: waiting ? waiting.base : (folders.get(id) ?? null),
    ours,
    queuedAt: waiting?.queuedAt ?? Date.now(),
    change: (waiting?.change ?? 0) + 1,
    sent: undefined,
    refused: null,
  };
}

const putFolders = (
  found: Found,
  put: readonly { readonly id: string; readonly row: Wire }[],
): LocalChange => ({
  items: [],
  removed: [],
  folders: { put, removed: [] },
  outbox: { put: put.map(({ id, row }) => entryOf(found, id, row)), remove: [] },
});

async function renamed(
  deps: EditFoldersDeps,
  found: Found,
  key: SymmetricKey,
  names: Parameters<EditFolders['rename']>[0],
): Promise<LocalChange> {
  const put: { id: string; row: Wire }[] = [];
  for (const { id: asked, name } of names) {
    const id = found.folders.has(asked) ? asked : await deps.resolve(asked);
    const row = found.folders.get(id);
    if (!row) throw new CodedError('not-found');
    put.push({ id, row: withMember(row, 'name', await sealText(name, key)) });
  }
  return putFolders(found, put);
}

/** A folder that was never sent leaves nothing behind. */
async function removed(deps: EditFoldersDeps, found: Found, asked: string): Promise<LocalChange | null> {
  const { account, folders, outbox } = found;
  const id = folders.has(asked) ? asked : await deps.resolve(asked);
  if (!folders.has(id)) return null;
  const inside = (await deps.store.readItems(account)).flatMap(({ id: item, raw }) => {
    const row = folderOf(raw) === id ? asWire(raw) : null;
    return row ? [{ id: item, row: withFolder(row, null) }] : [];
  });
  const waiting = outbox.find((one) => one.id === id);
  const isUnknown = waiting !== undefined && waiting.base === null && waiting.sent === null;
  const { put } = followFolder(outbox, id, null);
  return {
    items: inside,
    removed: [],
    folders: { put: [], removed: [id] },
    outbox: {
      put: isUnknown ? put : [...put, entryOf(found, id, null)],
      remove: isUnknown ? [id] : [],
    },
  };
}

async function otherName({ store, keys, current }: EditFoldersDeps, id: string): Promise<string> {
  const conflicts = await store.readConflicts((await current()).account);
  const found = conflicts.find((one) => one.id === id && one.what === 'renamed');
  const opener = createValueOpener(await keys.user());
  const name = found ? await opener.open('name', pickText(JSON.parse(found.theirs), 'name')) : null;
  if (name === null) throw new CodedError('not-found');
  return name;
}

/** Changes of the folders of the account in use. */
export function createEditFolders(deps: EditFoldersDeps): EditFolders {
  return {
    create: async (newId, name) => {
      await change(deps, async (found, key) => {
        if (found.folders.has(newId) || (await deps.resolve(newId)) !== newId) return null;
        const revisionDate = new Date().toISOString();
        return putFolders(found, [
          { id: newId, row: { id: newId, name: await sealText(name, key), revisionDate, object: 'folder' } },
        ]);
      });
      return deps.resolve(newId);
    },
    rename: (names) => change(deps, (found, key) => renamed(deps, found, key, names)),
    otherName: (id) => otherName(deps, id),
    remove: (id) => change(deps, (found) => removed(deps, found, id)),
  };
}
