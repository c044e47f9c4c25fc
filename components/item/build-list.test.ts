import { describe, expect, it } from 'vitest';
import type { Overview } from '../../lib/items';
import { ASIDE_VAULT, type FULL_VAULT, GITEA, RECENT, SITE, SMALL, vault } from '../../tests/gallery/samples';
import { HOME } from '../state/route';
import { buildList, fillsOnEnter, type ListInput, type RowEntry } from './build-list';
import { searchWords } from './fold';
import { createSearchRows } from './search';

const show = (
  change: Partial<Omit<ListInput, 'words'>> & { search?: string; vault?: typeof FULL_VAULT } = {},
) =>
  buildList({
    rows: createSearchRows(change.vault ?? vault(SMALL)),
    words: searchWords(change.search ?? ''),
    filter: HOME.filter,
    recent: RECENT,
    site: SITE,
    ...change,
  });

const sections = (entries: readonly { type: string; section: string }[]) =>
  entries.filter(({ type }) => type === 'head').map(({ section }) => section);

const names = (entries: ReturnType<typeof show>['entries'], section?: string) =>
  entries.flatMap((entry) =>
    entry.type === 'row' && (!section || entry.section === section) ? [entry.row.name] : [],
  );

const withOnly = (row: Partial<Overview>) => vault([{ ...GITEA, ...row }]);

describe('the list while browsing', () => {
  it('shows the site first, then recent, then all', () => {
    const { entries } = show();
    expect(sections(entries)).toEqual(['site', 'recent', 'all']);
    expect(names(entries, 'site')).toEqual(['Gitea', 'Gitea admin', 'Gitea CI robot']);
  });

  it('keeps a line for a site that nothing fits', () => {
    const { entries } = show({ site: { host: 'shop.example', matches: [] } });
    expect(entries.slice(0, 2).map(({ type }) => type)).toEqual(['head', 'nothing']);
  });

  it('puts what could not be read aside, never among the rest', () => {
    const { entries } = show({ vault: ASIDE_VAULT });
    expect(sections(entries)).toEqual(['site', 'aside', 'recent', 'all']);
    expect(names(entries)).not.toContain('');
  });

  it('orders by name without regard to case and accents, numbers by value', () => {
    const rows = ['zeta', 'Äpfel', 'apple', 'Item 10', 'Item 9'].map((name, at) => ({
      ...GITEA,
      id: `${at}`,
      name,
    }));
    const { entries } = show({ vault: vault(rows), recent: [], site: null });
    expect(names(entries)).toEqual(['Äpfel', 'apple', 'Item 9', 'Item 10', 'zeta']);
  });

  it.each([
    ['trash', { deleted: true }, true],
    ['all', { deleted: true }, false],
    ['archive', { archived: true }, true],
    ['all', { archived: true }, false],
    ['trash', { archived: true, deleted: true }, true],
    ['archive', { archived: true, deleted: true }, false],
    ['favourites', { favorite: true }, true],
    ['favourites', {}, false],
    ['folder:travel', { folderId: 'travel' }, true],
    ['folder:travel', { folderId: 'servers' }, false],
    ['organization:org-acme', { organizationId: 'org-acme' }, true],
  ] as const)('in %s with %o: %s', (place, row, isThere) => {
    const filter = { kind: null, place, sort: 'name' } as const;
    const { entries } = show({ vault: withOnly(row), filter, recent: [], site: null });
    expect(names(entries)).toEqual(isThere ? ['Gitea'] : []);
  });

  it('counts kinds within the place, for the chips', () => {
    const { counts } = show({ filter: { kind: 'card', place: 'all', sort: 'name' } });
    expect([counts.get('card'), counts.get('identity'), counts.get('all')]).toEqual([1, 1, 18]);
  });
});

describe('the list while searching', () => {
  it('gives the best match and the rest, each with the place of the hit', () => {
    const { entries } = show({ search: 'hol git' });
    expect(sections(entries)).toEqual(['best', 'more']);
    expect(names(entries, 'best')).toEqual(['Gitea']);
    const admin = entries.find(
      (entry) => entry.type === 'row' && entry.row.name === 'Gitea admin',
    ) as RowEntry;
    expect(admin.where).toEqual({ kind: 'address', text: 'git.hollis.dev' });
  });

  it('wants every word, in any field', () => {
    expect(names(show({ search: 'gitea servers' }).entries)).toEqual(['Gitea']);
    expect(names(show({ search: 'gitea travel' }).entries)).toEqual([]);
  });

  it('finds one row among ten thousand', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({
      ...GITEA,
      id: `${at}`,
      name: `Service ${at}`,
    }));
    const { entries } = show({ vault: vault(rows), search: 'serv 9999' });
    expect(names(entries)).toEqual(['Service 9999']);
  });
});

it('Enter fills in the site section and a best match that fits the page, nowhere else', () => {
  const matches = new Set(SITE.matches);
  const entry = (section: RowEntry['section'], row = GITEA) =>
    ({ type: 'row', key: '', section, row, where: null }) as const;
  const stranger = { ...GITEA, id: 'other' };
  expect(fillsOnEnter(entry('site'), matches)).toBe(true);
  expect(fillsOnEnter(entry('best'), matches)).toBe(true);
  expect(fillsOnEnter(entry('best', stranger), matches)).toBe(false);
  expect(fillsOnEnter(entry('more'), matches)).toBe(false);
  expect(fillsOnEnter(entry('all'), matches)).toBe(false);
});
