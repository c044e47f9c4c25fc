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
