import { CodedError } from '../errors';
import {
  type BulkChange,
  type BulkResult,
  draftOf,
  type Edited,
  type ItemDraft,
  kindByName,
  type SharedPlace,
} from '../items';
import { asWire, pickBoolean, withMember } from '../wire';
import { type Change, changeFound, type EditDeps, type Found, inFolderNow, toLocal } from './change-item';
import { changeVault } from './change-vault';
import { editMany } from './edit-many';
import { archived, restored, trashed } from './item-turns';
import { assertMayPlace } from './may-place';
import { assertMayWrite } from './may-write';
import { mergeDrafts } from './merge-drafts';
import { openItem } from './open-item';
import type { Right } from './rights';
import { sealDraft, sealNewItem } from './seal-draft';
import { takeBack } from './settle';

/** Changes items: here at once, on the server as soon as it can be reached. */
export interface Edit {
  /**
   * Saves what a form holds. Resolves with the item's id once it is stored here.
   * @throws CodedError `read-only`, `not-found`, `item-unreadable`, `collections-wanted`, `share-no-key`, `locked`, and those of the store.
   */
  save(edited: Edited): Promise<string>;
  favorite(id: string, isFavorite: boolean): Promise<void>;
  /** Into the trash. @throws CodedError `read-only` where the server has none: there it can only be deleted for good. */
  trash(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Into the archive or out of it. @throws CodedError `read-only` where the server has none. */
  archive(id: string, isArchived: boolean): Promise<void>;
  remove(id: string): Promise<void>;
  /** Several items at once, in one transaction. */
  many(ids: readonly string[], change: BulkChange): Promise<BulkResult>;
  /** Gives up what was changed here and not sent: the item is again as the server has it. */
  discard(id: string): Promise<void>;
}

async function find({ store }: EditDeps, account: string, id: string): Promise<Found> {
  const stored = await store.readItem(account, id);
  const [waiting = null] = await store.readSomeOutbox(account, [id]);
  return { row: asWire(stored?.raw), waiting };
}

async function change(deps: EditDeps, asked: string, make: Change, needs: Right = 'edit'): Promise<string> {
  const vault = await deps.current();
  let id = asked;
  await changeVault(deps, vault.account, async () => {
    id = asked;
    let found = await find(deps, vault.account, id);
    if (!found.row) {
      id = await deps.resolve(asked);
      found = await find(deps, vault.account, id);
    }
    return changeFound(deps, vault, [id, found], make, needs);
  });
  deps.queued();
  return id;
}

/** Kinds from this number on are dropped by servers that know nothing of item keys. */
const FIRST_NEWER_TYPE = 5;

async function create(
  deps: EditDeps,
  id: string,
  draft: ItemDraft,
  wanted: SharedPlace | null,
): Promise<string> {
  const { account, readOnly } = await deps.current();
  assertMayWrite({ readOnly }, null);
  const vault = await deps.store.readVault(account);
  // Servers that tell how an account is decrypted are of those that keep item keys; no older one is given any.
  const withOwnKey = vault?.userDecryption != null;
  if (!withOwnKey && (kindByName(draft.kind)?.wireType ?? 0) >= FIRST_NEWER_TYPE)
    throw new CodedError('read-only', { message: 'old-server' });
  const now = new Date();
  const place = wanted && (await assertMayPlace(deps.store, account, wanted));
  const sealed = await sealNewItem(draft, deps.keys, now, { withOwnKey, place });
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
  const turn = async (id: string, make: Change, needs?: Right): Promise<void> => {
    await change(deps, id, make, needs);
  };
  /** A form that was saved already, and whose page did not hear of it, is a change of what it made. */
  const saveNew = async (newId: string, draft: ItemDraft, place: SharedPlace | null) => {
    const { account } = await deps.current();
    const isThere = (await deps.store.readItem(account, newId)) !== null;
    if (!isThere && (await deps.resolve(newId)) === newId) return create(deps, newId, draft, place);
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
      if (edited.id === null) return saveNew(edited.newId, draft, edited.place ?? null);
      return save(edited.id, draft, await withFolderNow(edited.original));
    },
    favorite: (id, isFavorite) =>
      turn(
        id,
        async (row) =>
          pickBoolean(row, 'favorite', false) === isFavorite ? row : withMember(row, 'favorite', isFavorite),
        'see',
      ),
    trash: (id) => turn(id, async (row) => trashed(row), 'delete'),
    restore: (id) => turn(id, async (row) => restored(row), 'restore'),
    archive: (id, isArchived) => turn(id, async (row) => archived(row, isArchived)),
    remove: (id) => turn(id, async () => null, 'delete'),
    many: (ids, to) => editMany(deps, ids, to),
    discard: async (id) => takeBack(deps, { account: (await deps.current()).account, id }),
  };
}
