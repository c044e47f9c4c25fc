import { type TextKey, t } from '../../lib/text';

/** The families of events: the number of the first, and how many there are one after the other (bitwarden/server, release 2026.8). */
const FAMILIES: readonly (readonly [first: number, count: number])[] = [
  [1000, 12],
  [1100, 33],
  [1300, 3],
  [1400, 3],
  [1500, 27],
  [1600, 31],
  [1700, 1],
  [1800, 4],
  [1900, 4],
  [2000, 4],
  [2100, 6],
  [2200, 4],
  [2300, 6],
  [2400, 3],
  [2500, 12],
];

/** The numbers of all events that have a name here. */
export const EVENT_TYPES: ReadonlySet<number> = new Set(
  FAMILIES.flatMap(([first, count]) => Array.from({ length: count }, (_, at) => first + at)),
);

/** What happened, in words; newer servers have events that nobody knows here. */
export const eventName = (type: number): string =>
  EVENT_TYPES.has(type) ? t(`event_${type}` as TextKey) : t('eventUnknown', type);

/** Events that are worth a look: something failed, was opened up, or left the house. */
const CARE: ReadonlySet<number> = new Set([
  1003, 1004, 1005, 1006, 1007, 1508, 1519, 1525, 1601, 1602, 1605, 2401, 2402,
]);

export const isWorthALook = (type: number): boolean => CARE.has(type);
