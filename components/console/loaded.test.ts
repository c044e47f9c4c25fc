import { beforeEach, describe, expect, it, vi } from 'vitest';
import { resetFakeExtension } from '../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { connect } = await import('./connection');
const { createLoader } = await import('./loaded');
const { MOST_ROWS } = await import('./pages-of');

const HOST = 'vault.example';
const KEY = { id: 'key', name: 'Acme', organizationId: 'org', isShared: false };
const watch = { signal: new AbortController().signal, waiting: () => undefined };

beforeEach(() => {
  resetFakeExtension();
  connect(KEY, { token: new URL(`https://${HOST}/token`), api: new URL(`https://${HOST}/api`) });
});

/** A server whose list has no end: each part has another mark. */
function endless<Row>(rows: readonly Row[], passed = 0) {
  let parts = 0;
  const loader = createLoader<Row>(async () => {
    parts += 1;
    return { rows, unread: 0, passed, next: `${parts}` };
  });
  return { loader, parts: () => parts };
}

describe('a list without end', () => {
  it('is read as far as organisations can be large, and said to be one; what has come stays', async () => {
    const { loader, parts } = endless(new Array<number>(20_000).fill(7));
    await loader.load();
    expect(parts()).toBe(5);
    expect(loader.state.value).toMatchObject({
      error: { code: 'list-endless', details: { host: HOST } },
      rows: { length: MOST_ROWS },
      isLoading: false,
    });
    // Another try begins at its start, and adds nothing to what is there.
    await loader.load();
    expect(loader.state.value.rows).toHaveLength(MOST_ROWS);
    expect(parts()).toBe(10);
  });

  it.each([
    ['of huge rows', ['x'.repeat(8 * 1024 * 1024)], 0, 9],
    ['of tiny parts', [1], 0, 2_000],
    ['of rows that were not asked for', [], 30_000, 5],
  ])('ends too where it is one %s', async (_, rows, passed, most) => {
    const { loader, parts } = endless<unknown>(rows, passed);
    await loader.load();
    expect(loader.state.value.error?.code).toBe('list-endless');
    expect(parts()).toBeLessThanOrEqual(most);
  });

  it('is nothing for a change to begin with: what was there stays', async () => {
    const { loader } = endless(new Array<number>(50_000).fill(7));
    loader.edit(() => [1]);
    await expect(loader.anew(watch)).rejects.toThrow('list-endless');
    expect(loader.state.value.rows).toEqual([1]);
  });
});
