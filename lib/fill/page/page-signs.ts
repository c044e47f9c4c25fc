import type { PageLook } from '..';
import { findFields } from './collect';
import { textOf } from './field-text';
import { type Field, isField } from './fields';
import { mayBeSeen } from './visibility';

const ERRORS = '[role=alert],[aria-invalid=true]';
/** Answers of a server that did not like what it was sent. */
const REFUSALS = [400, 401, 403, 422];
const MAX_NAMES = 5;
const MAX_NAME = 255;
const MAX_TEXT = 20_000;
const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+/g;
const NAME = /^(user|user_?name|login|e-?mail)$/i;

/** How many password boxes a person can see. */
export const passwordsShown = (fields: readonly Field[] = findFields()): number =>
  fields.filter((field) => field.type === 'password' && mayBeSeen(field)).length;

const hasError = (): boolean =>
  [...document.querySelectorAll(ERRORS)].some(
    (element) => mayBeSeen(element) && (isField(element) || textOf(element) !== ''),
  );

const answers = (type: string): PerformanceResourceTiming[] =>
  performance.getEntriesByType(type) as PerformanceResourceTiming[];

// Missing in browsers that are older than the types.
const isRefusal = ({ responseStatus }: PerformanceResourceTiming): boolean =>
  REFUSALS.includes(responseStatus);

/** What stands on the page now. @param fields of the page. */
export const lookAtPage = (fields: readonly Field[]): PageLook => ({
  passwords: passwordsShown(fields),
  hasError: hasError(),
  isRefused: answers('navigation').some(isRefusal),
});

/** The page shows an error, or the server has refused what its scripts have asked for since then. */
export const isBadSince = (since: number): boolean =>
  hasError() ||
  answers('resource').some(
    (answer) =>
      answer.startTime >= since && /^(fetch|xmlhttprequest)$/.test(answer.initiatorType) && isRefusal(answer),
  );

const few = (names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => name !== '' && name.length <= MAX_NAME).slice(0, MAX_NAMES);

/** Names of accounts that the page carries along unseen. */
export function carriedNames(): string[] {
  const hidden = [...document.querySelectorAll<HTMLInputElement>('input[type=hidden]')];
  return few(
    hidden
      .filter((field) => field.autocomplete.includes('username') || NAME.test(field.name))
      .map(({ value }) => value),
  );
}

/** Addresses that the page shows. */
export const shownNames = (): string[] =>
  few(document.body?.innerText.slice(0, MAX_TEXT).match(ADDRESS) ?? []);
