import { readCurrentAccount, type StatusBoard } from '../../lib/account';
import type { Send } from '../../lib/api';
import { CodedError } from '../../lib/errors';
import type { OutboxStatus } from '../../lib/session';
import type { ConflictRow, OutboxItem, Store } from '../../lib/store';
import {
  type Abilities,
  type Conflicts,
  createConflicts,
  createEdit,
  createOutbox,
  type Edit,
  type EditDeps,
  type Outbox,
  readAbilities,
  type VaultKeys,
} from '../../lib/vault';
import { armOutbox } from './alarms';
import { withMoved } from './moved-ids';
import type { RunSync } from './run-sync';

export interface EditingDeps {
  readonly store: Store;
  readonly board: StatusBoard;
  readonly keys: VaultKeys;
  readonly send: Send;
  readonly prepare: EditDeps['prepare'];
  readonly syncNow: RunSync;
  /** Makes what the overview lacks. */
  readonly catchUp: () => Promise<void>;
}

async function current() {
  const record = await readCurrentAccount();
  if (!record) throw new CodedError('signed-out');
  return { account: record.id, urls: record.urls, readOnly: record.readOnly ?? null };
}

const toStatus = (
  waiting: readonly OutboxItem[],
  conflicts: readonly ConflictRow[],
): Omit<OutboxStatus, 'moved'> => ({
  conflicts: conflicts.map(({ id, what, changedAt }) => ({ id, what, at: changedAt })),
  waiting: waiting.map(({ id }) => id),
  refused: waiting.flatMap(({ id, refused }) => (refused === null ? [] : [{ id, reason: refused }])),
});

export interface Editing {
  readonly edit: Edit;
  readonly conflicts: Conflicts;
  readonly outbox: Outbox;
  /** The id that a new item got from the server; any other as it is. */
  readonly resolve: EditDeps['resolve'];
  /** What the server can do with items. */
  readonly abilities: () => Promise<Abilities>;
}

/** What people change, and its way to the server. */
export function createEditing(deps: EditingDeps): Editing {
  const { store, board, keys, send, prepare, syncNow, catchUp } = deps;
  const report = async (waiting: readonly OutboxItem[]) => {
    const conflicts = await store.readConflicts((await current()).account);
    await board.update(({ outbox }) => ({ outbox: { ...outbox, ...toStatus(waiting, conflicts) } }));
  };
  const tell = async () => report(await store.readOutbox((await current()).account));
  const moved = (from: string, to: string) =>
    board.update(({ outbox }) => ({ outbox: withMoved(outbox, [[from, to]]) }));
  const changed = async () => {
    await tell();
    await board.update(({ revision }) => ({ revision: revision + 1 }));
    void catchUp();
  };
  const sync = async () => {
    await syncNow({ force: true, isFresh: true });
    const { error, state } = (await board.read()).sync;
    return error === null && state === 'idle';
  };
  /** Whoever is locked out sends nothing; what waits is told all the same. */
  const mayGoOut = async () => {
    const { state, needsSignIn } = await board.read();
    if (state !== 'unlocked') throw new CodedError('locked');
    if (needsSignIn) throw new CodedError('session-revoked');
  };
  const outbox = createOutbox({
    store,
    send,
    current,
    mayGoOut,
    prepare,
    changed,
    sync,
    report,
    moved,
    armRetry: armOutbox,
  });
  const queued = () => void outbox.drain();
  const resolve = async (id: string) => (await board.read()).outbox.moved[id] ?? id;
  const edit = createEdit({ store, keys, current, prepare, changed, queued, resolve });
  const conflicts = createConflicts({ store, keys, edit, current, resolve, settled: tell });
  return {
    edit,
    conflicts,
    outbox,
    resolve,
    abilities: async () => readAbilities(store, (await current()).account),
  };
}
