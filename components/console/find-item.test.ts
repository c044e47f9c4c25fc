// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findItem, offeredItems } from './find-item';

const [GITEA, MAIL, OTHER_MAIL] = [1, 2, 3].map((n) => `${n}0000000-0000-4000-8000-00000000000${n}`);
const items = new Map([
  [GITEA!, 'Gitea CI robot'],
  [MAIL!, 'Mail'],
  [OTHER_MAIL!, 'mail'],
]);

describe('an item that is typed', () => {
  it('is found by its name, whatever its case', () => {
    expect(findItem(items, ' gitea ci ROBOT ')).toBe(GITEA);
    expect(findItem(items, 'Gitea')).toBeNull();
    expect(findItem(items, '')).toBeNull();
  });

  it('is found by its id, which nobody here need know', () => {
    const gone = 'ABCDEF00-0000-4000-8000-000000000009';
    expect(findItem(items, `${gone} `)).toBe(gone.toLowerCase());
    expect(findItem(items, gone.slice(1))).toBeNull();
  });

  it('is told from others of its name by its id', () => {
    expect(findItem(items, 'mail')).toBeNull();
    const labels = offeredItems(items, 'MAIL').map(({ label }) => label);
    expect(labels).toEqual(['Mail (20000000…)', 'mail (30000000…)']);
    expect(labels.map((label) => findItem(items, label))).toEqual([MAIL, OTHER_MAIL]);
  });

  it('is offered among as many as somebody looks through', () => {
    const many = new Map(Array.from({ length: 500 }, (_, at) => [`${at}`, `Item ${at}`]));
    expect(offeredItems(many, 'item')).toHaveLength(50);
    expect(offeredItems(items, 'nothing')).toEqual([]);
  });
});
