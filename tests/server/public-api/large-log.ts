import { type EventLog, eventEntry } from './event-log.ts';
import { idOf } from './ids.ts';
import { ticksAt } from './ticks.ts';

export interface LargeLogOptions {
  /** 100,000 unless told. */
  readonly count?: number;
  /** Unix milliseconds of the newest row. */
  readonly newest: number;
}

/** Four minutes apart: 100,000 rows are 278 days, which one question may span. */
const SPACING = 4n * 60n * 10_000_000n;
const ACTORS = 50;
const ITEMS = 400;
const TYPES = [1107, 1114, 1111, 1000, 1101, 1108, 1005, 1100, 1115, 1502, 1301, 1400, 1700, 1602, 9999];

/** Looks like chance and is the same every time. */
function scatter(index: number): number {
  let value = Math.imul(index + 1, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/** A log of any length that lies nowhere: each row is made when it is asked for, always the same. */
export const createLargeLog = ({ count = 100_000, newest }: LargeLogOptions): EventLog => ({
  length: count,
  at(index) {
    if (index < 0 || index >= count) throw new Error(`The log has no row ${index}`);
    const chance = scatter(index);
    const ticks = ticksAt(newest) - BigInt(index) * SPACING - (BigInt(chance) % SPACING);
    const type = TYPES[chance % TYPES.length] ?? 1000;
    return eventEntry(type, ticks, {
      actingUserId: chance % 11 === 0 ? null : idOf('user', chance % ACTORS),
      itemId: Math.floor(type / 100) === 11 ? idOf('item', chance % ITEMS) : null,
      device: chance % 13 === 0 ? null : chance % 27,
      ipAddress:
        chance % 17 === 0 ? `2001:db8::${(chance % 65_536).toString(16)}` : `203.0.113.${chance % 256}`,
    });
  },
});
