import { afterEach, describe, expect, it } from 'vitest';
import type { Overview } from '../../lib/items';
import { createListModel, type ListModel, type RowEntry, rowAt } from '../item/list-model';
import { pickAll, picked, pickTo, startPicking, stopPicking, togglePick } from './picks';
import { HOME, route, showList } from './route';

afterEach(() => {
  stopPicking();
  route.value = HOME;
});

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, name: id }) as Overview);
const model: ListModel = createListModel(
  [{ name: 'all', type: 'row', length: rows.length, rowAt: (at: number) => rows[at] }],
  new Map(),
);
const at = (ordinal: number): RowEntry => rowAt(model, ordinal) as RowEntry;
const ids = () => [...(picked.value ?? [])].sort().join('');

describe('picking several items', () => {
  it('begins with nothing and is over when nobody picks', () => {
    expect(picked.value).toBeNull();
    startPicking();
    expect(picked.value?.size).toBe(0);
    stopPicking();
    expect(picked.value).toBeNull();
  });

  it('picks a row and gives it up', () => {
    togglePick(at(1));
    togglePick(at(3));
    expect(ids()).toBe('bd');
    togglePick(at(1));
    expect(ids()).toBe('d');
  });

  it('stretches from the row that was picked last, both ways, and keeps what was picked before', () => {
    togglePick(at(0));
    togglePick(at(2));
    pickTo(model, at(2), at(4));
    expect(ids()).toBe('acde');
    pickTo(model, at(4), at(1));
    expect(ids()).toBe('abc');
  });

  it('stretches from the selected row when none was picked', () => {
    pickTo(model, at(1), at(2));
    expect(ids()).toBe('bc');
  });

  it('picks all rows, and is over in another list', () => {
    pickAll(model);
    expect(ids()).toBe('abcde');
    showList({ search: 'x' });
    expect(picked.value).toBeNull();
  });
});
