import type messages from '../../public/_locales/en/messages.json';
import { browser } from '../browser';
import type { ErrorInfo } from '../errors';

/** Every key of messages.json: a text that does not exist does not compile. */
export type TextKey = keyof typeof messages;

/**
 * A visible text in the browser's language.
 * @param parts fill `$1`, `$2` ... in order.
 */
export function t(key: TextKey, ...parts: (string | number)[]): string {
  return browser.i18n.getMessage(String(key), parts.map(String));
}

/** One of two texts by count; both get the formatted count as `$1`. */
export function tCount(one: TextKey, many: TextKey, count: number, ...parts: string[]): string {
  return t(count === 1 ? one : many, formatNumber(count), ...parts);
}

/** 1284 as "1,284" in the browser's language. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(browser.i18n.getUILanguage()).format(value);
}

/**
 * The sentence for an error: what happened, what was kept, what to do. Its text's `$1` is the host,
 * `$2` the message of the server, `$3` a number (status, count or limit).
 */
export function errorText(error: ErrorInfo): string {
  const key = `error_${error.code.replaceAll('-', '_')}` as TextKey;
  const { host = '', message = '', number = '' } = error.details;
  return t(key, host, message, number);
}
