import type { EventEntry } from '../../public-api/types.ts';
import { dateOf, ticksAt } from './ticks.ts';

/** What has happened, newest first. Rows may be made when they are asked for. */
export interface EventLog {
  readonly length: number;
  at(index: number): EventEntry;
}

/** A log that goes on: what is added comes before what was there. */
export interface Journal extends EventLog {
  add(type: number, members: Partial<EventEntry>, at: number): void;
}

const NOTHING = {
  actingUserId: null,
  memberId: null,
  itemId: null,
  collectionId: null,
  groupId: null,
  policyId: null,
  installationId: null,
  secretId: null,
  projectId: null,
  serviceAccountId: null,
  device: null,
  ipAddress: null,
};

/** A row with all that it does not say as null, as the server writes it. */
export const eventEntry = (type: number, ticks: bigint, members: Partial<EventEntry> = {}): EventEntry => ({
  object: 'event',
  type,
  date: dateOf(ticks),
  ...NOTHING,
  ...members,
});

export const fixedLog = (entries: readonly EventEntry[]): EventLog => ({
  length: entries.length,
  at(index) {
    const entry = entries[index];
    if (!entry) throw new Error(`The log has no row ${index}`);
    return entry;
  },
});

/** `log`, and what comes after it. */
export function createJournal(log: EventLog): Journal {
  const added: EventEntry[] = [];
  return {
    get length() {
      return added.length + log.length;
    },
    at: (index) => added[added.length - 1 - index] ?? log.at(index - added.length),
    add(type, members, at) {
      added.push(eventEntry(type, ticksAt(at), members));
    },
  };
}
