import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { generatedItem } from '../browser';
import { importLocalKey } from '../crypto';
import type { Generated } from '../generator';
import { forgetSealed } from '../sealed';
import { createHistory, type History, MOST_ENTRIES } from './index';

beforeEach(() => fakeBrowser.reset());

const keyOf = (byte: number) => importLocalKey(new Uint8Array(32).fill(byte));
const soon = <T>(work: () => Promise<T>): Promise<T> => work();

const historyOf = (account: string, byte = 1): History =>
  createHistory({ openKey: async () => ({ account, key: await keyOf(byte) }), inTurn: soon });

const made = (value: string, at: number): Generated => ({ value, kind: 'password', at, host: null });

describe('the history of the generator', () => {
  it('keeps the newest, each value once, newest first', async () => {
    const entry = fc.record({
      value: fc.string({ maxLength: 2 }),
      kind: fc.constantFrom('password' as const, 'passphrase' as const, 'username' as const),
      at: fc.integer({ min: 0, max: 1000 }),
      host: fc.option(fc.domain()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(entry, { maxLength: 30 }), { maxLength: 4 }), async (rounds) => {
        fakeBrowser.reset();
        const history = historyOf('a');
        for (const entries of rounds) await history.note(entries);
        const kept = await history.read();
        const newest = new Map<string, number>();
        for (const { value, at } of rounds.flat()) newest.set(value, Math.max(at, newest.get(value) ?? 0));
        const dates = [...newest.values()].sort((a, b) => b - a).slice(0, MOST_ENTRIES);
        expect(kept.map(({ at }) => at)).toEqual(dates);
        expect(new Set(kept.map(({ value }) => value)).size).toBe(kept.length);
      }),
      { numRuns: 40 },
    );
  });

  it('is apart for each account, and goes with it', async () => {
    await historyOf('a').note([made('first', 1)]);
    await historyOf('b', 2).note([made('second', 2)]);
    await forgetSealed(generatedItem, 'a');
    expect(await historyOf('a').read()).toEqual([]);
    expect(await historyOf('b', 2).read()).toEqual([made('second', 2)]);
    await historyOf('b', 2).clear();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('opens neither with another key, nor as that of another account, nor damaged', async () => {
    await historyOf('a').note([made('first', 1)]);
    const { a: sealed = '' } = await generatedItem.get();
    expect(await historyOf('a', 2).read()).toEqual([]);
    await generatedItem.set({ b: sealed });
    expect(await historyOf('b').read()).toEqual([]);
    await generatedItem.set({ a: `AAAA${sealed.slice(4)}` });
    expect(await historyOf('a').read()).toEqual([]);
    await historyOf('a').note([made('next', 3)]);
    expect(await historyOf('a').read()).toEqual([made('next', 3)]);
  });
});
