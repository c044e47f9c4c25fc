import { type AccountBoard, requireAccount } from '../../lib/account';
import type { Send } from '../../lib/api';
import { outboxRetriesItem } from '../../lib/browser';
import type { Store } from '../../lib/store';
import {
  type Abilities,
  type Conflicts,
  createConflicts,
  createEdit,
  createEditCollections,
  createEditFolders,
  createOutbox,
  type Edit,
  type EditCollections,
  type EditDeps,
  type EditFolders,
  type Outbox,
  type PendingUploads,
  readAbilities,
  type TakeDeps,
  type Uploads,
  type VaultKeys,
} from '../../lib/vault';
import { armOutbox } from './alarms';
import { createOutboxBoard } from './outbox-board';
import { createRetries } from './retries';
import type { RunSync } from './run-sync';
import { createUnsentFile, type UnsentFile } from './unsent-file';
import { createFiles, type FilesDeps } from './uploads';

export interface EditingDeps extends FilesDeps {
  /** The id of the account that is edited. */
  readonly account: string;
  readonly store: Store;
  readonly board: AccountBoard;
  readonly keys: VaultKeys;
  readonly send: Send;
  readonly pending: PendingUploads;
  readonly prepare: EditDeps['prepare'];
  readonly syncNow: RunSync;
  /** Makes what the overview lacks. */
  readonly catchUp: () => Promise<void>;
}

async function readTarget(id: string) {
  const record = await requireAccount(id);
  return { account: record.id, urls: record.urls, readOnly: record.readOnly ?? null };
}

export interface Editing {
  readonly edit: Edit;
  readonly editFolders: EditFolders;
  readonly editCollections: EditCollections;
  readonly conflicts: Conflicts;
  readonly outbox: Outbox;
  readonly unsentFile: UnsentFile;
  readonly uploads: Uploads;
  /** For changes that are heard of one by one. */
  readonly takeDeps: TakeDeps;
  /** The id that a new item got from the server; any other as it is. */
  readonly resolve: EditDeps['resolve'];
  /** What the server can do with items. */
  readonly abilities: () => Promise<Abilities>;
}

/** What people change, and its way to the server. */
export function createEditing(deps: EditingDeps): Editing {
  const { account, store, board, keys, send, prepare, syncNow, catchUp } = deps;
  const current = () => readTarget(account);
  const { tell, tellChanged, resolve, ...outboxBoard } = createOutboxBoard(store, board, current);
  const changed = async () => {
    await tellChanged();
    void catchUp();
  };
  const sync = async () => {
    await syncNow({ force: true, isFresh: true });
    const { error, state } = (await board.read())?.sync ?? { error: null, state: 'failed' };
    return error === null && state === 'idle';
  };
  const outbox = createOutbox({
    ...outboxBoard,
    store,
    send,
    current,
    prepare,
    changed,
    sync,
    uploading: async () =>
      new Set((await deps.pending.all()).flatMap((one) => (one.account === account ? [one.itemId] : []))),
    armRetry: (delayMs) => armOutbox(account, delayMs),
    retries: createRetries(outboxRetriesItem, account),
  });
  const queued = () => void outbox.drain();
  const editDeps = { store, keys, current, prepare, changed, queued, resolve };
  const edit = createEdit(editDeps);
  const conflicts = createConflicts({ store, keys, edit, current, resolve, settled: tell });
  return {
    edit,
    editFolders: createEditFolders(editDeps),
    editCollections: createEditCollections({ store, keys, send, current, sync }),
    conflicts,
    outbox,
    unsentFile: createUnsentFile(account, store, keys),
    uploads: createFiles({ ...editDeps, send, sync }, deps, outbox),
    takeDeps: { ...editDeps, send, isBusy: outbox.isBusy, drain: outbox.drain },
    resolve,
    abilities: async () => readAbilities(store, account),
  };
}
