import type messages from '../../public/_locales/en/messages.json';
import { browser } from '../browser';
import type { ErrorInfo } from '../errors';
import { isolated } from './isolated';

/** Every key of messages.json: a text that does not exist does not compile. */
export type TextKey = keyof typeof messages;

/** A text that becomes a value of somebody's, such as a name: its parts stay as they are, to the letter. */
export const textAsValue = (key: TextKey, ...parts: readonly string[]): string =>
  browser.i18n.getMessage(String(key), [...parts]);

/**
 * A visible text in the browser's language.
 * @param parts fill `$1`, `$2` ... in order; names among them reorder nothing around them.
 */
export const t = (key: TextKey, ...parts: (string | number)[]): string =>
  textAsValue(key, ...parts.map((part) => isolated(String(part))));

/** One of two texts by count; both get the formatted count as `$1`. */
export function tCount(one: TextKey, many: TextKey, count: number, ...parts: string[]): string {
  return t(count === 1 ? one : many, formatNumber(count), ...parts);
}

/** Kept, because making one takes longer than all else that a keystroke in the search field does. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** 1284 as "1,284" in the browser's language. */
export function formatNumber(value: number): string {
  const language = browser.i18n.getUILanguage();
  const format = numberFormats.get(language) ?? new Intl.NumberFormat(language);
  numberFormats.set(language, format);
  return format.format(value);
}

/**
 * The sentence for an error: what happened, what was kept, what to do. Its text's `$1` is the host,
 * `$2` the message of the server, `$3` a number (status, count or limit).
 */
export function errorText(error: ErrorInfo): string {
  const key = `error_${error.code.replaceAll('-', '_')}` as TextKey;
  const { host = '', message = '', number = '' } = error.details;
  // Many refusals come without a word.
  const isSilent = error.code === 'server-refused' && message === `HTTP ${number}`;
  return t(isSilent ? 'refusedSilently' : key, host, message, number);
}

const dayFormat = (isThisYear: boolean): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(browser.i18n.getUILanguage(), {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  });

/** A day as "14 Nov", with its year where that is not this one. Takes Unix milliseconds or an ISO date; empty for neither. */
export function formatDay(date: number | string): string {
  const day = new Date(date);
  if (Number.isNaN(day.getTime())) return '';
  return dayFormat(day.getFullYear() === new Date().getFullYear()).format(day);
}

/** The time of day as "09:41" for today, else the day. Takes Unix milliseconds. */
export function formatWhen(date: number): string {
  const day = new Date(date);
  if (day.toDateString() !== new Date().toDateString()) return formatDay(date);
  const { format } = new Intl.DateTimeFormat(browser.i18n.getUILanguage(), {
    hour: '2-digit',
    minute: '2-digit',
  });
  return format(day);
}

/** "user name, note and websites" in the browser's language. */
export const formatList = (parts: readonly string[]): string =>
  new Intl.ListFormat(browser.i18n.getUILanguage()).format(parts.map(isolated));

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** 86016 as "84 kB" in the browser's language. */
export function formatBytes(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(browser.i18n.getUILanguage(), {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 0,
  }).format(Math.max(step > 0 ? 1 : 0, bytes / 1000 ** step));
}
