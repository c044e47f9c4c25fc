import { describe, expect, it } from 'vitest';
import type { Overview } from '../../lib/items';
import { createPlaceTest } from './place-test';

describe('a folder that two accounts have', () => {
  const folders = ['home', 'work@2'].map((id) => ({ id, name: 'Bills' }));
  const rows = ['home', 'work@2'].map((folderId) => ({ folderId }) as Overview);

  it('shows the items of its own account alone', () => {
    expect(rows.map(createPlaceTest('folder:home', folders))).toEqual([true, false]);
    expect(rows.map(createPlaceTest('folder:work@2', folders))).toEqual([false, true]);
  });
});
