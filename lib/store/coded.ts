import Dexie, { type Table } from 'dexie';
import { CodedError } from '../errors';

function toCodedError(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const names =
    error instanceof Dexie.DexieError
      ? [error.name, error.inner?.name]
      : [error instanceof Error ? error.name : ''];
  const causes = error instanceof Dexie.BulkError ? error.failures.map((failure) => failure?.name) : [];
  const inner = error instanceof Dexie.DexieError ? error.inner : null;
  // Dexie wraps what was thrown inside a transaction; a code of ours stays what it was.
  if (inner instanceof CodedError) return inner;
  if ([...names, ...causes].includes('QuotaExceededError')) return new CodedError('storage-full');
  return new CodedError('database-damaged', { message: names[0] ?? '' });
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/**
 * A transaction that changes something. Where the disk is full, requests may fail with nothing but "aborted": the transaction itself
 * knows why. @throws CodedError `storage-full`, and whatever the work throws.
 */
export async function changing<T>(
  database: Dexie,
  tables: readonly Table[],
  work: () => Promise<T>,
): Promise<T> {
  let own: IDBTransaction | null = null;
  try {
    // An async function, for only by that the package knows that it has to wait.
    return await database.transaction('rw', tables, async (transaction) => {
      own = transaction.idbtrans;
      return work();
    });
  } catch (error) {
    // Told by the closure above, which the compiler does not follow.
    if (isFull((own as IDBTransaction | null)?.error)) throw new CodedError('storage-full');
    throw error;
  }
}

/** Database work whose errors are CodedErrors: ours as they are, `storage-full`, or `database-damaged`. */
export async function coded<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toCodedError(error);
  }
}
