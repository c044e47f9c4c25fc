import type { SealedRow } from './rows';

/** Pieces of the sealed overview that are new or gone. */
export interface SealedPatch {
  readonly put: readonly Omit<SealedRow, 'account'>[];
  readonly remove: readonly string[];
  /** True: every piece that is not put goes. */
  readonly whole?: boolean;
}
