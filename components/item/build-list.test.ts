import { describe, expect, it } from 'vitest';
import type { Overview, VaultOverview } from '../../lib/items';
import { createSearch } from '../../lib/search';
import { ASIDE_VAULT, GITEA, RECENT, SITE, SMALL, vault } from '../../tests/gallery/samples';
import { HOME } from '../state/route';
import { browseList, fillsOnEnter, foundList, isSetAside, type ListInput } from './build-list';
import { entryAt, type ListEntry, type ListModel, type RowEntry } from './list-model';
import { createPlaceTest } from './place-test';

interface Shown extends Partial<ListInput> {
  readonly search?: string;
  readonly vault?: VaultOverview;
}

function show({ search, vault: given = vault(SMALL), ...change }: Shown = {}): ListModel {
  const filter = change.filter ?? HOME.filter;
  const site = change.site === undefined ? SITE : change.site;
  const { rows } = given;
  const isHere = createPlaceTest(filter.place, given.folders);
  const index = createSearch();
  index.setRows(rows, given);
  const context = { site: new Set(site?.matches), usage: new Map(), now: 0 };
  const accepts = (row: Overview) => isHere(row) && !isSetAside(row);
  if (search !== undefined) return foundList(index.search(search, { ...context, accepts }), filter.kind);
  return browseList({ rows, filter, isHere, recent: RECENT, site, ...change });
}

const entriesOf = (model: ListModel): ListEntry[] =>
  Array.from({ length: model.length }, (_, index) => entryAt(model, index) as ListEntry);

const sections = (model: ListModel) => model.sections.map(({ name }) => name);

const names = (model: ListModel, section?: string) =>
  entriesOf(model).flatMap((entry) =>
    entry.type === 'row' && (!section || entry.section === section) ? [entry.row.name] : [],
  );

const withOnly = (row: Partial<Overview>) => vault([{ ...GITEA, ...row }]);

describe('the list while browsing', () => {
  it('shows the site first, then recent, then all', () => {
    const model = show();
    expect(sections(model)).toEqual(['site', 'recent', 'all']);
    expect(names(model, 'site')).toEqual(['Gitea', 'Gitea admin', 'Gitea CI robot']);
    expect(names(model, 'recent')).toEqual([
      'Northwind Bank',
      'Fennel Grocers',
      'Visa, joint account',
      'Ledgerline',
    ]);
  });

  it('numbers its lines and its rows', () => {
    const entries = entriesOf(show());
    const rows = entries.filter((entry): entry is RowEntry => entry.type === 'row');
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([...rows.keys()]);
    expect(rows.map(({ index }) => entries[index])).toEqual(rows);
    expect(entries[0]).toEqual({ type: 'head', key: 'head:site', section: 'site', count: 3 });
    expect(entryAt(show(), entries.length)).toBeUndefined();
  });

  it('keeps a line for a site that nothing fits', () => {
    const entries = entriesOf(show({ site: { host: 'shop.example', matches: [] } }));
    expect(entries.slice(0, 2).map(({ type }) => type)).toEqual(['head', 'nothing']);
  });

  it('puts what could not be read aside, never among the rest', () => {
    const model = show({ vault: ASIDE_VAULT });
    expect(sections(model)).toEqual(['site', 'aside', 'recent', 'all']);
    expect(names(model)).not.toContain('');
  });

  it('orders by the last change on demand', () => {
    const rows = ['a', 'b', 'c', 'd'].map((name, at) => ({
      ...GITEA,
      id: name,
      name,
      revisionDate:
        [null, '2026-01-02T00:00:00Z', '2026-11-02T00:00:00Z', '2025-12-31T00:00:00Z'][at] ?? null,
    }));
    const filter = { ...HOME.filter, sort: 'changed' } as const;
    expect(names(show({ vault: vault(rows), filter, recent: [], site: null }))).toEqual(['c', 'b', 'd', 'a']);
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
    ['favourites', { favorite: true, deleted: true }, false],
    ['folder:travel', { folderId: 'travel' }, true],
    ['folder:travel', { folderId: 'ferries' }, true],
    ['folder:ferries', { folderId: 'travel' }, false],
    ['folder:travel', { folderId: 'servers' }, false],
    ['folder:travel', { folderId: 'travel', deleted: true }, false],
    ['folder:unread', { folderId: 'unread' }, true],
    ['folder:unread', { folderId: 'travel' }, false],
    ['path:Work', { folderId: 'servers' }, true],
    ['path:Work', { folderId: 'travel' }, false],
    ['organization:org-acme', { organizationId: 'org-acme' }, true],
    ['organization:org-acme', { organizationId: 'org-other' }, false],
  ] as const)('in %s with %o: %s', (place, row, isThere) => {
    const folders = [
      { id: 'travel', name: 'Travel' },
      { id: 'ferries', name: 'Travel / Ferries' },
      { id: 'servers', name: 'Work/Servers' },
      { id: 'unread', name: null },
    ];
    const filter = { kind: null, place, sort: 'name' } as const;
    const model = show({ vault: { ...withOnly(row), folders }, filter, recent: [], site: null });
    expect(names(model)).toEqual(isThere ? ['Gitea'] : []);
  });

  it('counts kinds within the place, for the chips', () => {
    const { counts } = show({ filter: { kind: 'card', place: 'all', sort: 'name' } });
    expect([counts.get('card'), counts.get('identity'), counts.get('all')]).toEqual([1, 1, 18]);
  });

  it('makes no more of fifty thousand rows than of ten', () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => ({
      ...GITEA,
      id: `${at}`,
      name: `Service ${at}`,
    }));
    const model = show({ vault: vault(rows), recent: [], site: null });
    expect([model.length, model.rows, model.sections.length]).toEqual([50_001, 50_000, 1]);
    expect(entryAt(model, 49_999)).toMatchObject({ key: 'all:49998', ordinal: 49_998 });
  });
});

describe('the list while searching', () => {
  it('gives the best match and the rest, each with the place of the hit', () => {
    const model = show({ search: 'hol git' });
    expect(sections(model)).toEqual(['best', 'more']);
    expect(names(model, 'best')).toEqual(['Gitea']);
    const admin = entriesOf(model).find((entry) => entry.type === 'row' && entry.row.name === 'Gitea admin');
    expect((admin as RowEntry).where).toEqual({ kind: 'address', text: 'git.hollis.dev' });
  });

  it('shows one kind and counts the others', () => {
    const model = show({ search: 'git', filter: { ...HOME.filter, kind: 'sshKey' } });
    expect(names(model)).toEqual(['Git signing key']);
    expect([model.counts.get('login'), model.counts.get('all')]).toEqual([4, 5]);
  });

  it('keeps to its place, and never finds what stands aside', () => {
    const trash = { ...HOME.filter, place: 'trash' } as const;
    expect(names(show({ search: 'router' }))).toEqual([]);
    expect(names(show({ search: 'router', filter: trash }))).toEqual(['Old router']);
    expect(names(show({ search: 'is:shared', vault: ASIDE_VAULT }))).not.toContain('');
  });
});

it('Enter fills in the site section and a best match that fits the page, nowhere else', () => {
  const matches = new Set(SITE.matches);
  const entry = (section: RowEntry['section'], row = GITEA) =>
    ({ type: 'row', key: '', section, row, where: null, index: 1, ordinal: 0 }) as const;
  const stranger = { ...GITEA, id: 'other' };
  expect(fillsOnEnter(entry('site'), matches)).toBe(true);
  expect(fillsOnEnter(entry('best'), matches)).toBe(true);
  expect(fillsOnEnter(entry('best', stranger), matches)).toBe(false);
  expect(fillsOnEnter(entry('more'), matches)).toBe(false);
  expect(fillsOnEnter(entry('all'), matches)).toBe(false);
});
