import Dexie from 'dexie';
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

/** Database work whose errors are CodedErrors: ours as they are, `storage-full`, or `database-damaged`. */
export async function coded<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toCodedError(error);
  }
}
