import type { Context } from 'hono';
import type { EventEntry } from '../../public-api/types.ts';
import type { Clock } from '../context.ts';
import type { PublicApiEnv } from './context.ts';
import { isUuid } from './read-body.ts';
import { refuse, refuseModel } from './refusals.ts';
import { ticksAt, ticksOf } from './ticks.ts';

/** Which rows somebody asks for. */
export interface EventQuery {
  /** Ticks; both ends belong to it. */
  readonly start: bigint;
  readonly end: bigint;
  readonly fits: (entry: EventEntry) => boolean;
  /** Empty for the first page. */
  readonly cursor: string;
}

const DAY = 86_400_000;
const MOST_TICKS = 367n * 86_400n * 10_000_000n;

/** In the order in which they win: the first that is there is the only one that counts. */
const FILTERS = ['actingUserId', 'itemId', 'secretId', 'projectId'] as const;

function invalid(name: string, value: string) {
  return refuseModel({ [name]: [`The value '${value}' is not valid.`] });
}

function readMoment(c: Context<PublicApiEnv>, name: 'start' | 'end'): bigint | null {
  const text = c.req.query(name) ?? '';
  if (text === '') return null;
  const ticks = ticksOf(text);
  if (ticks === null) throw invalid(name, text);
  return ticks;
}

function lastThirtyDays(clock: Clock): { start: bigint; end: bigint } {
  const midnight = Math.floor(clock.now() / DAY) * DAY;
  return { start: ticksAt(midnight - 30 * DAY), end: ticksAt(midnight + DAY) - 1n };
}

/** One end alone is as good as none: the last thirty days come. */
function readWindow(c: Context<PublicApiEnv>, clock: Clock): { start: bigint; end: bigint } {
  const [start, end] = [readMoment(c, 'start'), readMoment(c, 'end')];
  if (start === null || end === null) return lastThirtyDays(clock);
  const [first, last] = start > end ? [end, start] : [start, end];
  if (last - first >= MOST_TICKS) throw refuse(400, 'Date range must be < 367 days.');
  return { start: first, end: last };
}

function readFilter(c: Context<PublicApiEnv>): EventQuery['fits'] {
  const sent = FILTERS.map((name) => ({ name, value: (c.req.query(name) ?? '').toLowerCase() }));
  for (const { name, value } of sent) if (value !== '' && !isUuid(value)) throw invalid(name, value);
  const filter = sent.find(({ value }) => value !== '');
  return filter ? (entry) => entry[filter.name] === filter.value : () => true;
}

export const readQuery = (c: Context<PublicApiEnv>, clock: Clock): EventQuery => ({
  fits: readFilter(c),
  ...readWindow(c, clock),
  cursor: c.req.query('continuationToken') ?? '',
});
