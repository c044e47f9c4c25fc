import { CodedError } from '../errors';
import type { Wire } from '../wire';
import { hasArchive, hasTrash } from './open-item';
import { archivedDate, withArchivedDate, withDeletedDate } from './same-content';

/** The item in the trash, since now. */
export const thrownAway = (row: Wire): Wire => withDeletedDate(row, new Date().toISOString());

/** The same. @throws CodedError `read-only` where the server has no trash. */
export function trashed(row: Wire): Wire {
  if (!hasTrash(row)) throw new CodedError('read-only', { message: 'no-trash' });
  return thrownAway(row);
}

/** The item out of the trash. */
export const restored = (row: Wire): Wire => withDeletedDate(row, null);

/** The item in the archive or out of it. @throws CodedError `read-only` where the server has none. */
export function archived(row: Wire, isArchived: boolean): Wire {
  if (!hasArchive(row)) throw new CodedError('read-only', { message: 'no-archive' });
  return withArchivedDate(row, isArchived ? (archivedDate(row) ?? new Date().toISOString()) : null);
}
