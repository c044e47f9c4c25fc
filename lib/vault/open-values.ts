import { OpenError, type OpeningKey, openText } from '../crypto';
import type { FieldProblem, ProblemReason } from '../items';

/** Opens values of one item and notes, by path, what could not be opened: one bad value never costs another. */
export interface ValueOpener {
  /** The opened text; null for a missing value and for one that could not be opened. */
  open(path: string, value: unknown): Promise<string | null>;
  /** True for what is a value of an item, among members that are not known. */
  isValue(member: unknown): boolean;
  /** True when all values stand under one seal that covers their places too, so that none can have been moved. */
  readonly isWhole: boolean;
  readonly problems: FieldProblem[];
}

/** Longer than any server accepts; a longer text is shown as unreadable rather than opened. */
const MAX_CHARACTERS = 4 * 1024 * 1024;

/** A CipherString with its header, by its head; what very old clients wrote without one cannot be told from plain text. */
const SEALED = /^\d{1,3}\.[A-Za-z0-9+/]{16}/;

/** True for a CipherString with its header. */
export const isSealed = (member: unknown): boolean => typeof member === 'string' && SEALED.test(member);

/** Why an error of the crypto room means that a value cannot be read; other errors are passed on. */
export function problemOf(error: unknown): ProblemReason {
  if (error instanceof OpenError) return error.reason;
  throw error;
}

type Read = (value: unknown) => string | Promise<string>;

function createOpener(read: Read, problems: FieldProblem[]): ValueOpener['open'] {
  return async (path, value) => {
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string' && value.length > MAX_CHARACTERS) {
      problems.push({ path, reason: 'too-large' });
      return null;
    }
    try {
      return await read(value);
    } catch (error) {
      problems.push({ path, reason: problemOf(error) });
      return null;
    }
  };
}

/** For values that are sealed one by one. */
export function createValueOpener(key: OpeningKey, problems: FieldProblem[] = []): ValueOpener {
  const open = createOpener((value) => openText(value, key), problems);
  return { open, isValue: isSealed, isWhole: false, problems };
}

function readPlain(value: unknown): string {
  if (typeof value === 'string') return value;
  // Passkeys hold a number and a truth in the open; item fields are texts everywhere else.
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new OpenError('wrong-type');
}

/** For values that came together out of one seal. */
export function createPlainOpener(problems: FieldProblem[]): ValueOpener {
  const open = createOpener(readPlain, problems);
  return { open, isValue: (member) => typeof member === 'string', isWhole: true, problems };
}
