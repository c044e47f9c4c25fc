import type { StatusBoard } from '../../lib/account';
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
  board: StatusBoard,
  current: () => Promise<{ readonly account: string }>,
) {
  const report = async (waiting: readonly OutboxHead[]) => {
    const conflicts = await store.readConflicts((await current()).account);
    await board.update(({ outbox }) => ({ outbox: { ...outbox, ...toStatus(waiting, conflicts) } }));
  };
  return {
    report,
    tell: async () => report(await store.readOutboxHeads((await current()).account)),
    moved: (from: string, to: string) =>
      board.update(({ outbox }) => ({ outbox: withMoved(outbox, [[from, to]]) })),
    /** The id that a new item got from the server; any other as it is. */
    resolve: async (id: string) => (await board.read()).outbox.moved[id] ?? id,
    /** Whoever is locked out sends nothing; what waits is told all the same. */
    mayGoOut: async () => {
      const { state, needsSignIn } = await board.read();
      if (state !== 'unlocked') throw new CodedError('locked');
      if (needsSignIn) throw new CodedError('session-revoked');
    },
  };
}
