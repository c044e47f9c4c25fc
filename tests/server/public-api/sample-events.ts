import type { EventEntry } from '../../public-api/types.ts';
import { type EventLog, eventEntry, fixedLog } from './event-log.ts';
import { PAGE_SIZE } from './event-pages.ts';
import { idOf } from './ids.ts';
import { ticksAt } from './ticks.ts';

const COUNT = 137;
const DAYS = 25;

type Maker = (number: number) => Partial<EventEntry>;

const actor: Maker = (number) => ({
  actingUserId: idOf('user', (number % 4) + 1),
  device: number % 27,
  ipAddress: `198.51.100.${number}`,
});

/** Every family, each with the ids that its rows have. Rows without an actor were done by a system. */
const FAMILIES: readonly (readonly [number, Maker])[] = [
  [1000, actor],
  [1107, (number) => ({ ...actor(number), itemId: idOf('item', (number % 5) + 1) })],
  [1301, (number) => ({ ...actor(number), collectionId: idOf('collection', (number % 4) + 1) })],
  [1401, (number) => ({ ...actor(number), groupId: idOf('group', (number % 3) + 1) })],
  [1502, (number) => ({ ...actor(number), memberId: idOf('member', (number % 7) + 1) })],
  [1602, (number) => ({ ...actor(number), device: null })],
  [1700, (number) => ({ ...actor(number), policyId: idOf('policy', 1) })],
  [1800, (number) => ({ ...actor(number), ipAddress: '2001:db8:0:1::c0de' })],
  [1903, (number) => ({ ...actor(number), device: 99 })],
  [2002, () => ({})],
  [2100, (number) => ({ serviceAccountId: idOf('machine', 1), secretId: idOf('secret', (number % 3) + 1) })],
  [2200, (number) => ({ ...actor(number), projectId: idOf('project', 1) })],
  [2304, (number) => ({ ...actor(number), serviceAccountId: idOf('machine', 2) })],
  [
    2402,
    (number) => ({ ...actor(number), itemId: idOf('item', 1), installationId: idOf('installation', 1) }),
  ],
  [2500, actor],
  [9999, actor],
];

/** Evenly spread; the last row of the first page and the first of the second have one moment. */
function momentAt(index: number, newest: bigint): bigint {
  const spacing = (BigInt(DAYS) * 86_400n * 10_000_000n) / BigInt(COUNT);
  const place = index === PAGE_SIZE ? index - 1 : index;
  return newest - BigInt(place) * spacing - BigInt(place * 1_234_567);
}

/** What happened in the sample organisation up to a minute before `now`. */
export function createSampleLog(now: number): EventLog {
  const newest = ticksAt(now - 60_000);
  return fixedLog(
    Array.from({ length: COUNT }, (_, index) => {
      const [type, make] = FAMILIES[index % FAMILIES.length] ?? FAMILIES[0]!;
      return eventEntry(type, momentAt(index, newest), make(index));
    }),
  );
}
