import { CodedError } from '../errors';
import { draftOf, type ItemDraft, kindByName } from '../items';
import type { OutboxItem, Store } from '../store';
import { asWire, pickBoolean, type Wire, withMember } from '../wire';
import { type ChangeVaultDeps, changeVault, type LocalChange } from './change-vault';
import { folderOf, withFolder } from './folder-rows';
import type { VaultKeys } from './keys';
import { assertMayWrite } from './may-write';
import { mergeDrafts } from './merge-drafts';
import { type Conflict, noteConflict } from './note-conflict';
import { hasArchive, hasTrash, openItem } from './open-item';
import { archivedDate, withArchivedDate, withDeletedDate } from './same-content';
import { sealDraft, sealNewItem } from './seal-draft';
import { takeBack } from './settle';

export interface EditDeps extends Omit<ChangeVaultDeps, 'store'> {
  readonly store: ChangeVaultDeps['store'] & Pick<Store, 'readItem' | 'readOutbox'>;
  readonly keys: VaultKeys;
  /** The account whose vault this is. Refuses with `signed-out`. */
  readonly current: () => Promise<{ readonly account: string; readonly readOnly: string | null }>;
  /** The id that a new item got from the server: whoever opened it before that asks for the old one. */
  readonly resolve: (id: string) => Promise<string>;
  /** Something waits to be sent. */
  readonly queued: () => void;
}

/** What stands in a form. */
export type Edited =
  /** `newId` is the form's own: saved twice, it is still one item. */
  | { readonly id: null; readonly newId: string; readonly draft: ItemDraft }
  /** `original` is what the form was opened with: what has changed in the item since then is no part of the edit. */
  | { readonly id: string; readonly draft: ItemDraft; readonly original: ItemDraft };

/** Changes items: here at once, on the server as soon as it can be reached. */
export interface Edit {
  /**
   * Saves what a form holds. Resolves with the item's id once it is stored here.
   * @throws CodedError `read-only`, `not-found`, `item-unreadable`, `locked`, and those of the store.
   */
  save(edited: Edited): Promise<string>;
  favorite(id: string, isFavorite: boolean): Promise<void>;
  /** Into the trash. @throws CodedError `read-only` where the server has none: there it can only be deleted for good. */
  trash(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Into the archive or out of it. @throws CodedError `read-only` where the server has none. */
  archive(id: string, isArchived: boolean): Promise<void>;
  remove(id: string): Promise<void>;
  /** Gives up what was changed here and not sent: the item is again as the server has it. */
  discard(id: string): Promise<void>;
}

interface Found {
  readonly row: Wire | null;
  readonly waiting: OutboxItem | null;
}

/** What an item is to be; null to delete it for good. What it met with goes into `news`. */
type Change = (row: Wire, news: Conflict[]) => Promise<Wire | null>;

async function find({ store }: EditDeps, account: string, id: string): Promise<Found> {
  const stored = await store.readItem(account, id);
  const waiting = (await store.readOutbox(account)).find((entry) => entry.id === id) ?? null;
  return { row: asWire(stored?.raw), waiting };
}

/** An entry of the outbox for an item: the first change notes what it was made from, later ones only what it is to be. */
function entryOf(account: string, id: string, { row, waiting }: Found, ours: Wire | null): OutboxItem {
  return {
    account,
    kind: 'item',
    id,
    base: waiting ? waiting.base : row,
    ours,
    queuedAt: waiting?.queuedAt ?? Date.now(),
    change: (waiting?.change ?? 0) + 1,
    // As it is stored when this is: it may be on its way by then.
    sent: undefined,
    refused: null,
  };
}

const thrownAway = (row: Wire): Wire => withDeletedDate(row, new Date().toISOString());

function trashed(row: Wire): Wire {
  if (!hasTrash(row)) throw new CodedError('read-only', { message: 'no-trash' });
  return thrownAway(row);
}

function archived(row: Wire, isArchived: boolean): Wire {
  if (!hasArchive(row)) throw new CodedError('read-only', { message: 'no-archive' });
  return withArchivedDate(row, isArchived ? (archivedDate(row) ?? new Date().toISOString()) : null);
}

/** A new item that is to go and was never sent leaves nothing behind; one that may have arrived goes by way of the trash. */
function toLocal(account: string, id: string, found: Found, wanted: Wire | null): LocalChange {
  const { row, waiting } = found;
  const isNew = waiting !== null && waiting.base === null;
  const ours = isNew && waiting.sent !== null && row ? (wanted ?? thrownAway(row)) : wanted;
  if (ours) {
    const entry = entryOf(account, id, found, ours);
    return { items: [{ id, row: ours }], removed: [], outbox: { put: [entry], remove: [] } };
  }
  const put = isNew ? [] : [entryOf(account, id, found, null)];
  return { items: [], removed: [id], outbox: { put, remove: isNew ? [id] : [] } };
}

/** The folder may have got the server's id while the item was being sealed; whoever writes it now writes that. */
async function inFolderNow({ resolve }: EditDeps, row: Wire): Promise<Wire> {
  const folder = folderOf(row);
  const now = folder && (await resolve(folder));
  return now === folder ? row : withFolder(row, now);
}

async function change(deps: EditDeps, asked: string, make: Change): Promise<string> {
  const { account, readOnly } = await deps.current();
  let id = asked;
  await changeVault(deps, account, async () => {
    id = asked;
    let found = await find(deps, account, id);
    if (!found.row) {
      id = await deps.resolve(asked);
      found = await find(deps, account, id);
    }
    if (!found.row) throw new CodedError('not-found');
    assertMayWrite({ readOnly }, found.row);
    if (!pickBoolean(found.row, 'edit', true)) throw new CodedError('read-only', { message: 'no-right' });
    const news: Conflict[] = [];
    const made = await make(found.row, news);
    const ours = made && (await inFolderNow(deps, made));
    const local = toLocal(account, id, found, ours);
    const put = news.map((one) => noteConflict({ account, id, queuedAt: Date.now() }, one));
    return ours === found.row ? null : { ...local, conflicts: { put, moved: [] } };
  });
  deps.queued();
  return id;
}

/** Kinds from this number on are dropped by servers that know nothing of item keys. */
const FIRST_NEWER_TYPE = 5;

async function create(deps: EditDeps, id: string, draft: ItemDraft): Promise<string> {
  const { account, readOnly } = await deps.current();
  assertMayWrite({ readOnly }, null);
  const vault = await deps.store.readVault(account);
  // Servers that tell how an account is decrypted are of those that keep item keys; no older one is given any.
  const withOwnKey = vault?.userDecryption != null;
  if (!withOwnKey && (kindByName(draft.kind)?.wireType ?? 0) >= FIRST_NEWER_TYPE)
    throw new CodedError('read-only', { message: 'old-server' });
  const now = new Date();
  const sealed = await sealNewItem(draft, deps.keys, now, { withOwnKey });
  const dates = { creationDate: now.toISOString(), revisionDate: now.toISOString(), deletedDate: null };
  const row = { ...sealed, id, ...dates };
  await changeVault(deps, account, async () =>
    toLocal(account, id, { row: null, waiting: null }, await inFolderNow(deps, row)),
  );
  deps.queued();
  return id;
}

/** Changes of the items of the account in use. */
export function createEdit(deps: EditDeps): Edit {
  const { keys } = deps;
  const save = (id: string, draft: ItemDraft, original: ItemDraft) =>
    change(deps, id, async (row, news) => {
      const now = new Date();
      const theirs = draftOf(await openItem(id, row, keys));
      // Nothing has changed meanwhile: the form is what is to be, with the order of its lists.
      if (JSON.stringify(theirs) === JSON.stringify(original)) return sealDraft(row, draft, keys, now);
      const merge = theirs && mergeDrafts({ base: original, ours: draft, theirs }, now);
      const { conflicts = [], taken = [], draft: merged } = merge ?? {};
      if (conflicts.length > 0) news.push({ what: 'both-changed', fields: conflicts, taken, theirs: row });
      // They are told by their places, which mean nothing in another list.
      const isSameList = theirs?.passkeys.length === original.passkeys.length;
      const passkeys = isSameList ? draft.passkeys : (theirs?.passkeys ?? []);
      return sealDraft(row, merged ? { ...merged, passkeys } : draft, keys, now);
    });
  const turn = async (id: string, make: Change): Promise<void> => {
    await change(deps, id, make);
  };
  /** A form that was saved already, and whose page did not hear of it, is a change of what it made. */
  const saveNew = async (newId: string, draft: ItemDraft) => {
    const { account } = await deps.current();
    const isThere = (await deps.store.readItem(account, newId)) !== null;
    if (!isThere && (await deps.resolve(newId)) === newId) return create(deps, newId, draft);
    return change(deps, newId, (row) => sealDraft(row, draft, keys, new Date()));
  };
  /** A form that was opened before its folder had the server's id names the old one. */
  const withFolderNow = async (draft: ItemDraft): Promise<ItemDraft> => {
    const { folderId } = draft;
    return folderId === null ? draft : { ...draft, folderId: await deps.resolve(folderId) };
  };
  return {
    save: async (edited) => {
      const draft = await withFolderNow(edited.draft);
      if (edited.id === null) return saveNew(edited.newId, draft);
      return save(edited.id, draft, await withFolderNow(edited.original));
    },
    favorite: (id, isFavorite) =>
      turn(id, async (row) =>
        pickBoolean(row, 'favorite', false) === isFavorite ? row : withMember(row, 'favorite', isFavorite),
      ),
    trash: (id) => turn(id, async (row) => trashed(row)),
    restore: (id) => turn(id, async (row) => withDeletedDate(row, null)),
    archive: (id, isArchived) => turn(id, async (row) => archived(row, isArchived)),
    remove: (id) => turn(id, async () => null),
    discard: async (id) => takeBack(deps, { account: (await deps.current()).account, id }),
  };
}
