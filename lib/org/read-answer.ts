import type { ApiAnswer } from '../api';
import { CodedError } from '../errors';

/** JSON of whatever shape; null where a change was answered by nothing. */
export interface OrgAnswer {
  readonly body: unknown;
  readonly host: string;
}

/** Lists of an organisation come whole: a few thousand members with all that they may do. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** @throws CodedError `html-answer`, `answer-damaged`. */
export function readAnswer(answer: ApiAnswer, { host }: URL): unknown {
  const text = new TextDecoder().decode(answer.bytes);
  try {
    return JSON.parse(text);
  } catch {
    const number = String(answer.status);
    throw new CodedError(/^\s*</.test(text) ? 'html-answer' : 'answer-damaged', { host, number });
  }
}

const isText = (one: unknown): one is string => typeof one === 'string';

/**
 * Ids out of an answer. A list that did not come is not an empty one, nor is one that cannot be read a shorter one: a change would make it
 * that.
 * @throws CodedError `answer-damaged`.
 */
export function readIds({ host }: OrgAnswer, list: unknown): readonly string[] {
  if (!Array.isArray(list) || !list.every(isText)) throw new CodedError('answer-damaged', { host });
  return list;
}
