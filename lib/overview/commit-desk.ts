import type { SealedPatch } from '../store';
import type { Desk } from './desk';
import { USAGE_NAME } from './head';
import type { KeeperDeps } from './keeper-deps';
import type { Account } from './open-account';
import { type HeadNote, sealDesk } from './seal-desk';

/** Puts what lies on a desk on disk, again and again while it is filled. */
export interface Committer {
  /**
   * Seals what has changed and begins to write it; a patch is on its way while the next one is made.
   * @throws CodedError `locked`, or whatever the patch before has met with.
   */
  commit(isComplete: boolean): Promise<void>;
  /** Resolves when all is written. @throws CodedError of the store. */
  written(): Promise<void>;
}

/** What was used outlives an overview that is made anew. */
async function withUsage({ read }: Account, patch: SealedPatch): Promise<SealedPatch> {
  const [bytes] = await read([USAGE_NAME]);
  return bytes ? { ...patch, put: [...patch.put, { name: USAGE_NAME, bytes }] } : patch;
}

/** @param isNew true when nothing that lies on disk belongs to this desk. */
export function createCommitter(
  deps: Pick<KeeperDeps, 'store' | 'changed' | 'unlocked'>,
  own: Account,
  desk: Desk,
  note: Omit<HeadNote, 'isComplete'>,
  isNew: boolean,
): Committer {
  let whole = isNew;
  let writing: Promise<void> = Promise.resolve();
  const write = async (patch: SealedPatch) => {
    const { store, changed } = deps;
    await store.writeSealed(own.account, note.generation, patch.whole ? await withUsage(own, patch) : patch);
    await changed();
  };
  return {
    commit: async (isComplete) => {
      // Opening rows takes a while: a lock ends it here.
      await deps.unlocked();
      const { put, remove } = await sealDesk(desk, own.pieces, { ...note, isComplete });
      await writing;
      writing = write({ put, remove, whole });
      // Thrown by whoever waits for it next.
      writing.catch(() => undefined);
      // The first rows are to be on screen before the rest takes the machine.
      if (whole) await writing;
      whole = false;
    },
    written: () => writing,
  };
}
