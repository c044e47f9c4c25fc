import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { organizationItem } from '../server/credential-items';
import {
  createJournal,
  createLargeLog,
  type PublicApiServer,
  startPublicApi,
} from '../server/public-api/index';
import { startWith } from './editing';
import { closeRigs, type Rig } from './rig';
import { until } from './until';

const asking = vi.hoisted(() => ({ rig: null as Rig | null }));
vi.mock('../../lib/protocol', async (original) => ({
  ...(await original<typeof import('../../lib/protocol')>()),
  // The page and the background share no browser here.
  ask: (name: never, args: never) => asking.rig?.ask(name, args),
}));
const files = vi.hoisted((): { name: string; parts: readonly (Blob | string)[] }[] => []);
vi.mock('../../components/state/save-file', () => ({
  saveFile: (name: string, parts: readonly (Blob | string)[]) => files.push({ name, parts }),
}));

// The words are the pages' business.
Object.assign(fakeBrowser.i18n, { getUILanguage: () => 'en', getMessage: (key: string) => key });

const { connect, leave } = await import('../../components/console/connection');
const { askEvents, events, MOST_EVENTS, members } = await import('../../components/console/lists');
const { writeWholeLog, writing } = await import('../../components/console/whole-log');
const { EVENT_SPEC } = await import('../../components/console/event-spec');

const COUNT = 100_000;
const EVENTS = '/api/public/events';
const fields = EVENT_SPEC.fields.filter(({ isOfVault }) => !isOfVault);

let service: PublicApiServer;
beforeEach(async () => {
  service = await startPublicApi();
  const { rig, ids } = await startWith(organizationItem(service));
  asking.rig = rig;
  const key = { id: ids[0] ?? '', name: 'Hollis', organizationId: service.organization.id, isShared: false };
  connect(key, { token: new URL(service.url), api: new URL(`${service.url}/api`) });
});
afterEach(async () => {
  leave();
  files.length = 0;
  await closeRigs();
  await service.close();
});

function query(days: number) {
  const now = service.clock.now();
  return { start: new Date(now - days * 86_400_000).toISOString(), end: new Date(now).toISOString() };
}

const fill = (count: number) => {
  service.organization.journal = createJournal(
    createLargeLog({ count, newest: service.clock.now() - 60_000 }),
  );
};

const over = () => vi.waitUntil(() => !events.state.value.isLoading, { timeout: 60_000 });
const reads = () => service.log.filter(({ path }) => path === EVENTS).length;

/** What is alive after everything that nobody holds is gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('the event log', () => {
  it('comes part by part, all of it when that is wanted, and not beyond what a page holds', async () => {
    askEvents(query(30));
    await over();
    expect(events.state.value.rows).toHaveLength(50);
    await events.load(1);
    expect(events.state.value.rows).toHaveLength(100);
    await events.load();
    expect(events.state.value).toMatchObject({ rows: { length: 137 }, next: null, error: null });
    fill(MOST_EVENTS + 500);
    askEvents(query(365));
    await over();
    await events.load();
    expect(events.state.value.rows).toHaveLength(MOST_EVENTS);
    expect(events.state.value.next).not.toBeNull();
  }, 120_000);

  it('survives a pause, a proxy’s page, a broken line and an ended token, without a row lost or twice', async () => {
    service.faults.once({ path: EVENTS }, { kind: 'too-many', retryAfter: 1 });
    service.faults.once({ path: EVENTS }, { kind: 'html', status: 502 });
    askEvents(query(30));
    await over();
    service.faults.once({ path: EVENTS }, { kind: 'status', status: 401 });
    await events.load(1);
    service.faults.once({ path: EVENTS }, { kind: 'drop' });
    await events.load();
    const { rows, error } = events.state.value;
    expect(error).toBeNull();
    expect(new Set(rows.map(({ date, type }) => `${date} ${type}`)).size).toBe(137);
  });

  it('stops where the person cancels, and goes on from there', async () => {
    askEvents(query(30));
    await over();
    const held = service.faults.hold({ path: EVENTS });
    const loading = events.load();
    await held.reached;
    events.cancel();
    held.release();
    await loading;
    expect(events.state.value).toMatchObject({ rows: { length: 50 }, isLoading: false, error: null });
    await events.load();
    expect(events.state.value.rows).toHaveLength(137);
  });

  it('is read no further when its marks repeat', async () => {
    service.faults.always(
      { path: EVENTS },
      { kind: 'mutate', mutate: (body) => ({ ...body, continuationToken: 'again' }) },
    );
    askEvents(query(30));
    await over();
    // A server that does not know the mark refuses it.
    await events.load();
    expect(['pages-repeat', 'server-refused']).toContain(events.state.value.error?.code);
    expect(events.state.value.rows).toHaveLength(50);
  });

  it('is dropped when the organisation is left, and nothing more is asked', async () => {
    askEvents(query(30));
    await over();
    const held = service.faults.hold({ path: EVENTS });
    const loading = events.load();
    await held.reached;
    leave();
    held.release();
    await loading;
    expect(events.state.value).toMatchObject({ rows: { length: 0 }, hasBegun: false });
    const before = reads();
    await events.load();
    expect(reads()).toBe(before);
  });
});

describe('the whole log', () => {
  const written = () => vi.waitUntil(() => files[0], { timeout: 240_000 });

  it('goes to a file with a hundred thousand events, and the page holds none of them', async () => {
    fill(COUNT);
    await members.load();
    const before = heldBytes();
    let most = 0;
    writeWholeLog(query(300), 'csv', fields);
    const stop = writing.subscribe((now) => {
      if (now && now.count % 25_000 === 0 && now.count > 0) most = Math.max(most, heldBytes() - before);
    });
    const { name, parts } = await written();
    stop();
    expect(name).toMatch(/^events-.*\.csv$/);
    const text = await new Blob([...parts]).text();
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(COUNT + 1);
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(COUNT + 1);
    // All rows would be more than 40 MB; the server's own log of requests is some of what is left.
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(20_000_000);
  }, 240_000);

  it('goes on from where it was stopped by a fault', async () => {
    service.faults.once({ path: EVENTS }, { kind: 'status', status: 403 });
    writeWholeLog(query(30), 'json', fields);
    await until(() => writing.value?.error);
    expect(writing.value?.error?.code).toBe('org-forbidden');
    expect(files).toHaveLength(0);
    writing.value?.again();
    const { parts } = await written();
    expect(JSON.parse(await new Blob([...parts]).text())).toHaveLength(137);
    expect(writing.value).toBeNull();
  });

  it('is given up when the person cancels', async () => {
    const held = service.faults.hold({ path: EVENTS });
    writeWholeLog(query(30), 'json', fields);
    await held.reached;
    writing.value?.cancel();
    held.release();
    await until(() => reads() === 1);
    expect(writing.value).toBeNull();
    expect(files).toHaveLength(0);
  });
});
