import type { EventEntry, EventPage } from '../../public-api/types.ts';
import type { CursorForm } from './context.ts';
import type { EventLog } from './event-log.ts';
import type { EventQuery } from './event-query.ts';
import { refuse } from './refusals.ts';
import { fromBinary, ticksOf, toBinary } from './ticks.ts';

export const PAGE_SIZE = 50;

/** Where in the log a page begins, and how its last row is named. */
interface Cursors {
  /** The index of the first row that may be on the page; null when the text names none. */
  read(text: string, log: EventLog): number | null;
  write(log: EventLog, lastIndex: number): string;
}

const momentOf = (log: EventLog, index: number): bigint => ticksOf(log.at(index).date) ?? 0n;

/** The first row from the newest on that is at this moment or before it. */
function firstAt(log: EventLog, moment: bigint): number {
  let [low, high] = [0, log.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (momentOf(log, middle) > moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Vaultwarden's: the last row's date as it is written. What has happened until then comes next, that row once more. */
const date: Cursors = {
  read(text, log) {
    const moment = ticksOf(text);
    return moment === null ? null : firstAt(log, moment);
  },
  write: (log, lastIndex) => log.at(lastIndex).date,
};

const HEAD = '1!48!';
const TAIL = '%2B+=/ ü!1!12!bmV4dA--';

/** Full of what must be encoded in an address; a client that does so halfway breaks it. Counts from the oldest row, which never moves. */
const azure: Cursors = {
  read(text, log) {
    const isOurs = text.startsWith(HEAD) && text.endsWith(TAIL);
    const rest = isOurs ? Number(text.slice(HEAD.length, -TAIL.length)) : Number.NaN;
    return Number.isInteger(rest) ? log.length - rest : null;
  },
  write: (log, lastIndex) => `${HEAD}${log.length - lastIndex - 1}${TAIL}`,
};

/** The last row's moment: all before it come next, and those of the same moment are lost, as on a real SQL server. */
const sql: Cursors = {
  read(text, log) {
    const moment = fromBinary(text);
    return moment === null ? null : firstAt(log, moment - 1n);
  },
  write: (log, lastIndex) => toBinary(momentOf(log, lastIndex)),
};

function beginning(cursors: Cursors, log: EventLog, { cursor, end }: EventQuery): number {
  const first = firstAt(log, end);
  if (cursor === '') return first;
  const index = cursors.read(cursor, log);
  if (index === null || index < 0) throw refuse(400, 'The continuation token is not valid.');
  return Math.max(first, index);
}

const FORMS: Readonly<Record<CursorForm | 'date', Cursors>> = { azure, 'legacy-empty': azure, sql, date };

/** A page of the log, newest first. A full page always names a next one, which may be empty. */
export function readPage(
  log: EventLog,
  query: EventQuery,
  form: CursorForm | 'date',
  size = PAGE_SIZE,
): EventPage {
  const cursors = FORMS[form];
  const data: EventEntry[] = [];
  let last = -1;
  for (let index = beginning(cursors, log, query); index < log.length && data.length < size; index++) {
    const entry = log.at(index);
    if ((ticksOf(entry.date) ?? 0n) < query.start) break;
    if (query.fits(entry)) data.push(entry);
    last = index;
  }
  const none = form === 'legacy-empty' ? '' : null;
  return {
    object: 'list',
    data,
    continuationToken: data.length === size ? cursors.write(log, last) : none,
  };
}
