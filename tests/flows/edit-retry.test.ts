import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { alarmOf } from './alarm-of';
import { BANK, offline, rename, sent, startWith, stuck } from './editing';
import { closeRigs } from './rig';
import { until } from './until';

afterEach(closeRigs);

const WRITES = /^\/api\/ciphers/;

/** Unix milliseconds at which it is tried again. */
const nextTry = async (): Promise<number> => (await alarmOf('outbox'))?.scheduledTime ?? 0;

it('A server that wants to be left alone for an hour is', async () => {
  const { rig, ids } = await startWith(BANK);
  rig.server.faults.once({ path: WRITES }, { kind: 'too-many', retryAfter: 3600 });
  await rename(rig, ids[0] ?? '', 'Savings');
  await stuck();
  expect((await nextTry()) - Date.now()).toBeGreaterThan(3_500_000);
});

it('A worker that starts does not try at once what the one before it could not do', async () => {
  const { rig, ids } = await startWith(BANK);
  const end = offline(rig);
  await rename(rig, ids[0] ?? '', 'Savings');
  await stuck();
  const before = rig.server.log.length;
  for (let start = 0; start < 3; start += 1) await rig.killWorker();
  expect(rig.server.log.length).toBe(before);
  expect(await nextTry()).toBeGreaterThan(Date.now());
  end();
  // A person who opens a page does not wait for the alarm.
  await rig.ask('account.touch');
  await sent(rig);
  expect((await rig.list()).rows[0]?.name).toBe('Savings');
});

it('Each failure puts off the next try, whichever worker it befalls', async () => {
  const { rig, ids } = await startWith(BANK);
  offline(rig);
  await rename(rig, ids[0] ?? '', 'Savings');
  await stuck();
  const delays = [(await nextTry()) - Date.now()];
  for (let start = 0; start < 3; start += 1) {
    await rig.killWorker();
    const before = await nextTry();
    await rig.ask('sync.now');
    await until(async () => (await nextTry()) !== before);
    delays.push((await nextTry()) - Date.now());
  }
  // 30, 60, 120, 240 seconds, each spread by a quarter.
  expect(delays[3]).toBeGreaterThan(4 * (delays[0] ?? 0));
});
