// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connect, leave } from './connection';
import { exported } from './exported';
import { writeWholeLog, writing } from './whole-log';

interface Asked {
  readonly args: { readonly id: string; readonly next?: string };
  answer(next: string | null, raw?: readonly string[]): void;
}

const asked: Asked[] = [];
const saved: string[] = [];
const files: Blob[] = [];
const QUERY = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
const EVENT = { type: 1000, date: '2026-01-15T00:00:00Z' };
const FIELDS = [{ name: 'date', value: ({ date }: { date: string }) => date }];
const addresses = { token: new URL('https://a.example/token'), api: new URL('https://a.example/api') };
const go = (id: string) => connect({ id, name: id, organizationId: id, isShared: false }, addresses);
const start = () => writeWholeLog(QUERY, 'csv', FIELDS);
const soon = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  asked.length = 0;
  saved.length = 0;
  files.length = 0;
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(
    ((message: Asked) =>
      new Promise((resolve) => {
        const answer = (next: string | null, raw: readonly string[] = []) =>
          resolve({ ok: true, result: { rows: [EVENT], unread: raw.length, raw, next } });
        asked.push({ args: message.args, answer });
      })) as never,
  );
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob);
    return 'blob:log';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});
afterEach(() => {
  leave();
  vi.restoreAllMocks();
});

describe('a log on its way to a file', () => {
  it('comes part by part, and is saved once', async () => {
    go('one');
    start();
    await vi.waitUntil(() => asked.length === 1);
    asked[0]?.answer('mark');
    await vi.waitUntil(() => asked.length === 2);
    expect(asked[1]?.args).toMatchObject({ id: 'one', next: 'mark' });
    expect(writing.value?.count).toBe(1);
    asked[1]?.answer(null);
    await vi.waitUntil(() => saved.length === 1);
    expect(writing.value).toBeNull();
  });

  it('has events in it that could not be read, as they came, and says how many', async () => {
    go('one');
    start();
    await vi.waitUntil(() => asked.length === 1);
    asked[0]?.answer('mark', ['{"date":"2026-01-14"}']);
    await vi.waitUntil(() => asked.length === 2);
    expect(writing.value).toMatchObject({ count: 1, unread: 1 });
    asked[1]?.answer(null, ['']);
    await vi.waitUntil(() => saved.length === 1);
    expect(exported.value).toEqual({ list: 'events', rows: 2, unread: 2, isKept: true });
    const lines = [
      'date,notUnderstood',
      `${EVENT.date},`,
      ',"{""date"":""2026-01-14""}"',
      `${EVENT.date},`,
      ',',
    ];
    expect(await files[0]?.text()).toBe(`${lines.join('\r\n')}\r\n`);
    leave();
    expect(exported.value).toBeNull();
  });

  it('has nothing said about it when every event was read', async () => {
    go('one');
    start();
    await vi.waitUntil(() => asked.length === 1);
    asked[0]?.answer(null);
    await vi.waitUntil(() => saved.length === 1);
    expect(exported.value).toBeNull();
  });

  it('that was broken off takes nothing along of the one that is begun after it', async () => {
    go('one');
    start();
    await vi.waitUntil(() => asked.length === 1);
    writing.value?.cancel();
    start();
    await vi.waitUntil(() => asked.length === 2);
    asked[0]?.answer('mark');
    await soon();
    expect(writing.value).not.toBeNull();
    leave();
    go('two');
    asked[1]?.answer('mark');
    await soon();
    expect(asked).toHaveLength(2);
    expect(saved).toEqual([]);
  });

  it('ends with the connection, and saves nothing', async () => {
    go('one');
    start();
    await vi.waitUntil(() => asked.length === 1);
    leave();
    go('two');
    asked[0]?.answer(null);
    await soon();
    expect(writing.value).toBeNull();
    expect(saved).toEqual([]);
  });
});
