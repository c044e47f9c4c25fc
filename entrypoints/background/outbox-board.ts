import type { AccountBoard } from '../../lib/account';
import { CodedError } from '../../lib/errors';
import type { OutboxStatus } from '../../lib/session';
import type { ConflictRow, OutboxHead, Store } from '../../lib/store';
import { withMoved } from './moved-ids';

const toStatus = (
  waiting: readonly OutboxHead[],
  conflicts: readonly ConflictRow[],
): Omit<OutboxStatus, 'moved'> => ({
  conflicts: conflicts.map(({ id, what, changedAt }) => ({ id, what, at: changedAt })),
  waiting: waiting.map(({ id }) => id),
  refused: waiting.flatMap(({ id, refused }) => (refused === null ? [] : [{ id, reason: refused }])),
});

/** What the status board tells of the outbox, and what the outbox asks of it. */
export function createOutboxBoard(
  store: Pick<Store, 'readOutboxHeads' | 'readConflicts'>,
  board: AccountBoard,
  current: () => Promise<{ readonly account: string }>,
) {
  const report = async (waiting: readonly OutboxHead[], isChanged = false) => {
    const conflicts = await store.readConflicts((await current()).account);
    await board.update(({ outbox, revision }) => ({
      outbox: { ...outbox, ...toStatus(waiting, conflicts) },
      ...(isChanged && { revision: revision + 1 }),
    }));
  };
  const tell = async (isChanged: boolean) =>
    report(await store.readOutboxHeads((await current()).account), isChanged);
  return {
    report: (waiting: readonly OutboxHead[]) => report(waiting),
    tell: () => tell(false),
    /** The same, and that the vault has changed: in one word, so that pages read it once. */
    tellChanged: () => tell(true),
    moved: (from: string, to: string) =>
      board.update(({ outbox }) => ({ outbox: withMoved(outbox, [[from, to]]) })),
    /** The id that a new item got from the server; any other as it is. */
    resolve: async (id: string) => {
      const moved = (await board.read())?.outbox.moved ?? {};
      return Object.hasOwn(moved, id) ? (moved[id] ?? id) : id;
    },
    /** Whoever is locked out sends nothing; what waits is told all the same. */
    mayGoOut: async () => {
      const status = await board.read();
      if (status?.state !== 'unlocked') throw new CodedError('locked');
      if (status.needsSignIn) throw new CodedError('session-revoked');
    },
  };
}
