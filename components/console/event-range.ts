import type { EventQuery } from '../../lib/protocol';

const DAY = 86_400_000;

/** Spans from now back, in days, and one that the person chooses. */
export const RANGES = ['1', '7', '30', '90', '365', 'own'] as const;
export type Range = (typeof RANGES)[number];

/** Servers refuse more. */
export const MOST_DAYS = 366;

/** Both ends as instants: an end that moves would lose rows between two parts. */
export const lastDays = (days: number, now = Date.now()): Pick<EventQuery, 'start' | 'end'> => ({
  start: new Date(now - days * DAY).toISOString(),
  end: new Date(now).toISOString(),
});

/** Whole days of the person's own clock, both included; null for what is no span, or one that servers refuse. */
export function ownDays(from: string, to: string): Pick<EventQuery, 'start' | 'end'> | null {
  const start = new Date(`${from}T00:00:00`);
  const end = new Date(`${to}T23:59:59.999`);
  const span = (end.getTime() - start.getTime()) / DAY;
  if (!(span > 0 && span <= MOST_DAYS)) return null;
  return { start: start.toISOString(), end: end.toISOString() };
}
