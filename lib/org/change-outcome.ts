import type { ApiAnswer } from '../api';
import { CodedError, type ErrorCode } from '../errors';

/** A change of much takes longer than a question; browsers end a background that has waited for half a minute. */
export const LONGEST_CHANGE_MS = 28_000;

/** After these nobody here knows whether a change was made. */
const UNCERTAIN: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'timeout',
  'server-error',
  'html-answer',
  'answer-damaged',
  'answer-too-large',
]);

/** What a change has failed with: where it may have been made all the same, that is what there is to tell. */
export function failedChange(error: unknown): unknown {
  if (!(error instanceof CodedError)) return error;
  const { code, details } = error.info;
  const isUncertain = UNCERTAIN.has(code) || details.number === '408';
  return isUncertain ? new CodedError('perhaps-done', { ...details, reason: code }) : error;
}

/** Most changes are answered by nothing. */
export const isEmpty = ({ bytes }: ApiAnswer): boolean => new TextDecoder().decode(bytes).trim() === '';
