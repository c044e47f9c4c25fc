import { describe, expect, it } from 'vitest';
import { overviewRow } from '../../tests/items/overview-row';
import type { Overview } from '../items';
import { matchUri } from '../match';
import { findOffers } from '.';

const row = (id: string, uri: string, more: Partial<Overview> = {}): Overview =>
  overviewRow({ id, name: id, uris: [{ uri, match: null, checksum: 'valid' }], ...more });

const ids = (rows: readonly Overview[], url = 'https://shop.example.com/login') =>
  findOffers([{ rows }], url, matchUri).map(({ id }) => id);

describe('offers', () => {
  it('put the nearest address first, then favourites, then names', () => {
    const rows = [
      row('site', 'https://example.com'),
      row('beta', 'https://shop.example.com'),
      row('alpha', 'https://shop.example.com'),
      row('star', 'https://shop.example.com', { favorite: true }),
      row('page', 'https://shop.example.com/login'),
      row('star of the site', 'https://example.com', { favorite: true }),
    ];
    expect(ids(rows)).toEqual(['page', 'star', 'alpha', 'beta', 'star of the site', 'site']);
  });

  it('take the best of several addresses', () => {
    const several = row('several', 'https://other.example', {
      uris: [
        { uri: 'https://other.example', match: null, checksum: 'valid' },
        { uri: 'https://shop.example.com', match: 1, checksum: 'missing' },
      ],
    });
    expect(ids([row('site', 'https://example.com'), several])).toEqual(['several', 'site']);
  });

  it('leave out other kinds, trash, archive, and addresses that were tampered with', () => {
    const url = 'https://shop.example.com';
    const rows = [
      row('note', url, { kind: 'note' }),
      row('trash', url, { deleted: true }),
      row('archive', url, { archived: true }),
      row('tampered', url, { uris: [{ uri: url, match: null, checksum: 'wrong' }] }),
      row('unread', url, { uris: [{ uri: null, match: null, checksum: 'missing' }] }),
      row('never', url, { uris: [{ uri: url, match: 5, checksum: 'valid' }] }),
      row('kept', url),
    ];
    expect(ids(rows)).toEqual(['kept']);
  });

  it('offer nothing on pages that are none', () => {
    for (const url of ['about:blank', 'chrome://settings', 'file:///x', ''])
      expect(ids([row('a', 'https://example.com')], url)).toEqual([]);
  });
});
