import type { ConflictRow } from '../store';
import type { Wire } from '../wire';

/** What a merge has come upon. */
export interface Conflict extends Pick<ConflictRow, 'what' | 'fields' | 'taken'> {
  /** The server's copy; null where there is nothing to pick. */
  readonly theirs: Wire | null;
}

/** A merge's news as it is stored. @param entry the change here that was merged. */
export const noteConflict = (
  { account, id, queuedAt }: { readonly account: string; readonly id: string; readonly queuedAt: number },
  { what, fields, taken, theirs }: Conflict,
): ConflictRow => ({
  account,
  id,
  what,
  fields,
  taken,
  changedAt: queuedAt,
  theirs: theirs ? JSON.stringify(theirs) : '',
});
