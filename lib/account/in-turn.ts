/** Runs pieces of work one after the other, so that a read and the write that follows it are not torn apart. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * The queue of all moves between signed out, locked and unlocked. A lock that comes while an account is being opened takes its turn
 * after it, never in its middle.
 */
export const createMoves = (): InTurn => createInTurn();

/** A queue of its own; work that fails does not hold up what comes after it. */
export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
