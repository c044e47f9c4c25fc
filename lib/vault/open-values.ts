import { OpenError, openText, type SymmetricKey } from '../crypto';
import type { FieldProblem, ProblemReason } from '../items';

/** Opens values of one item and notes, by path, what could not be opened: one bad value never costs another. */
export interface ValueOpener {
  /** The opened text; null for a missing value and for one that could not be opened. */
  open(path: string, value: unknown): Promise<string | null>;
  readonly problems: FieldProblem[];
}

/** Longer than any server accepts; a longer text is shown as unreadable rather than opened. */
const MAX_CIPHERSTRING = 4 * 1024 * 1024;

/** Why an error of the crypto room means that a value cannot be read; other errors are passed on. */
export function problemOf(error: unknown): ProblemReason {
  if (error instanceof OpenError) return error.reason;
  throw error;
}

export function createValueOpener(key: SymmetricKey): ValueOpener {
  const problems: FieldProblem[] = [];
  const open = async (path: string, value: unknown): Promise<string | null> => {
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string' && value.length > MAX_CIPHERSTRING) {
      problems.push({ path, reason: 'too-large' });
      return null;
    }
    try {
      return await openText(value, key);
    } catch (error) {
      problems.push({ path, reason: problemOf(error) });
      return null;
    }
  };
  return { open, problems };
}
