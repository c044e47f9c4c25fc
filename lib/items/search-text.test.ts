import { describe, expect, it } from 'vitest';
import type { Item } from './item';
import { searchText, searchTextParts } from './search-text';

const item = (more: Partial<Item>): Item =>
  ({
    kind: 'login',
    reprompt: false,
    notes: null,
    customFields: [],
    values: {},
    passwordHistory: [],
    passkeys: [],
    ...more,
  }) as Item;

const field = (type: Item['customFields'][number]['type'], name: string | null, value: string | null) => ({
  type,
  name,
  value,
  linkedId: null,
});

describe('what an item can be found by', () => {
  it('is its notes, the names of its fields and the values that are text', () => {
    const text = searchText(
      item({
        notes: 'Two\nlines',
        customFields: [
          field('text', 'Customer', '4711'),
          field('hidden', 'Recovery', 'hush'),
          field('boolean', 'Robot', 'true'),
          field('linked', null, null),
        ],
      }),
    );
    expect(searchTextParts(text)).toEqual([
      { name: null, value: 'Two\nlines' },
      { name: 'Customer', value: '4711' },
      { name: 'Recovery', value: '' },
      { name: 'Robot', value: '' },
      { name: '', value: '' },
    ]);
    expect(text).not.toContain('hush');
  });

  it('cannot be confused by the marks between its parts', () => {
    const text = searchText(
      item({ notes: 'a\u001eb\u001fc', customFields: [field('text', 'n\u001f', 'v\u001e')] }),
    );
    expect(searchTextParts(text)).toEqual([
      { name: null, value: 'a b c' },
      { name: 'n ', value: 'v ' },
    ]);
    expect(searchText(item({}))).toBe('');
  });
});
