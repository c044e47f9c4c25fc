/** Runs pieces of work one after the other, so that a read and the write that follows it are not torn apart. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own; work that fails does not hold up what comes after it. */
export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
