import { signal } from '@preact/signals';
import { ask, type EventQuery } from '../../lib/protocol';
import { onLeave } from './connection';
import { createLoader } from './loaded';

export const members = createLoader((who, next) => ask('org.members', { ...who, ...next }));
export const groups = createLoader((who, next) => ask('org.groups', { ...who, ...next }));
export const collections = createLoader((who, next) => ask('org.collections', { ...who, ...next }));
export const policies = createLoader((who, next) => ask('org.policies', { ...who, ...next }));

/** A subscription is one row. */
export const subscription = createLoader(async (who) => ({
  rows: [await ask('org.subscription', who)],
  unread: 0,
  next: null,
}));

/** What is asked of the event log; both ends stand still while it is read. Null: nothing yet. */
export const eventQuery = signal<EventQuery | null>(null);

/** So many events are held in the page: those before them go to a file. */
export const MOST_EVENTS = 10_000;

export const events = createLoader((who, next) => {
  const query = eventQuery.peek();
  if (!query) throw new Error('No time was chosen');
  return ask('org.events', { ...who, ...next, query });
}, MOST_EVENTS);

onLeave(() => {
  eventQuery.value = null;
});

/** The same time of one person or about one item: servers look at one of the two. */
export function askOnly(only: Pick<EventQuery, 'actingUserId' | 'itemId'>): void {
  const now = eventQuery.peek();
  if (now) askEvents({ start: now.start, end: now.end, ...only });
}

/** Reads the log anew, for another time or somebody else. */
export function askEvents(query: EventQuery): void {
  events.clear();
  eventQuery.value = query;
  void events.load(1);
}
