import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overviewRow } from '../../tests/items/overview-row';
import type { Overview } from '../items';
import { createSearch } from './create-search';
import type { RankContext } from './lift-rows';

const row = (name: string, more: Partial<Overview> = {}): Overview =>
  overviewRow({ id: name, name, ...more });
const at = (uri: string) => ({ uris: [{ uri, match: null, checksum: 'valid' } as const] });

const NAMES = {
  folders: [
    { id: 'work', name: 'Work' },
    { id: 'servers', name: 'Work/Servers' },
    { id: 'workshop', name: 'Workshop' },
    { id: 'lost', name: null },
  ],
  collections: [{ id: 'finance', organizationId: 'acme', name: 'Finance' }],
  organizations: [{ id: 'acme', name: 'Acme' }],
};

const NOW = Date.UTC(2026, 10, 20);
const CONTEXT: RankContext = { site: new Set(), usage: new Map(), now: NOW, accepts: () => true };

interface Setting extends Partial<RankContext> {
  readonly texts?: Readonly<Record<string, string>>;
}

function find(rows: readonly Overview[], typed: string, { texts = {}, ...context }: Setting = {}) {
  const search = createSearch();
  search.setRows(rows, NAMES);
  search.setTexts(new Map(Object.entries(texts)));
  const hits = search.search(typed, { ...CONTEXT, ...context });
  return Array.from({ length: hits.length }, (_, index) => hits.hitAt(index));
}

const found = (...given: Parameters<typeof find>): (string | undefined)[] =>
  find(...given).map((hit) => hit?.row.name);

const VAULT = [
  row('Gitea', {
    detail: 'pat@hollis.dev',
    ...at('https://git.hollis.dev/user'),
    folderId: 'servers',
    hasTotp: true,
  }),
  row('Gitea admin', { detail: 'root', ...at('https://git.hollis.dev'), folderId: 'work', favorite: true }),
  row('Digital Hollis', {
    detail: 'pat@mailbox.example',
    organizationId: 'acme',
    collectionIds: ['finance'],
  }),
  row('Visa', { kind: 'card', detail: '•••• 4417', hasAttachments: true }),
  row('Drill', { folderId: 'workshop' }),
  row('Café Zürich', { kind: 'note' }),
  row('build-01', { kind: 'sshKey', folderId: 'lost' }),
];

describe('plain words', () => {
  it('are all wanted, each in any place', () => {
    expect(found(VAULT, 'gitea servers')).toEqual(['Gitea']);
    expect(found(VAULT, 'gitea finance')).toEqual([]);
  });

  it('are found in the middle, without case and accents', () => {
    expect(found(VAULT, 'ITAL')).toEqual(['Digital Hollis']);
    expect(found(VAULT, 'cafe zür')).toEqual(['Café Zürich']);
  });

  it('are told apart from what only touches: a word never spans two fields', () => {
    expect(found([row('Git', { detail: 'ea' })], 'gitea')).toEqual([]);
  });

  it('with a minus leave out what has them', () => {
    expect(found(VAULT, 'git -admin')).toEqual(['Gitea', 'Digital Hollis']);
    expect(found(VAULT, '-git -work')).toEqual(['Visa', 'Café Zürich', 'build-01']);
  });

  it('in quotes are found only side by side', () => {
    expect(found(VAULT, '"gitea admin"')).toEqual(['Gitea admin']);
    expect(found(VAULT, '"admin gitea"')).toEqual([]);
  });
});

describe('a hit says where it was met', () => {
  it.each([
    ['git', null],
    ['hollis.dev admin', { kind: 'address', text: 'git.hollis.dev' }],
    ['servers', { kind: 'folder', text: 'Work/Servers' }],
    ['hollis root', { kind: 'address', text: 'git.hollis.dev' }],
  ])('%s', (typed, where) => {
    const hits = find(VAULT, typed);
    expect(hits.at(-1)?.where ?? hits[0]?.where).toEqual(where);
  });

  const LONG =
    'Runs on the cupboard server.\nRestart with the second Plug, not the first; the fuse is behind the door of the cellar.';

  it('in a note, with a piece of it on one line', () => {
    const [hit] = find(VAULT, 'plug', { texts: { Drill: LONG } });
    expect(hit).toMatchObject({
      row: { name: 'Drill' },
      where: {
        kind: 'note',
        text: '…the second Plug, not the first; the fuse is behind the door of the cella…',
      },
    });
    expect(find(VAULT, 'runs', { texts: { Drill: LONG } })[0]?.where?.text).toMatch(/^Runs on .*…$/s);
  });

  it('in a custom field, by its name or its value', () => {
    const texts = { Drill: 'Note\u001eCustomer Nº\u001f48-1516\u001eShelf\u001fB' };
    const where = { kind: 'field', name: 'Customer Nº', text: '48-1516' };
    expect(find(VAULT, '1516', { texts })[0]?.where).toEqual(where);
    expect(find(VAULT, 'custom', { texts })[0]?.where).toEqual(where);
  });

  it('at the right place of a text that folds to another length', () => {
    const texts = { Drill: `${'é'.normalize('NFD').repeat(40)} the key is here` };
    expect(find(VAULT, 'key is', { texts })[0]?.where?.text).toBe('…the key is here');
  });
});

describe('qualifiers', () => {
  it.each([
    ['in:work', ['Gitea admin', 'Gitea', 'Drill']],
    ['in:Work/Servers', ['Gitea']],
    ['in:servers', ['Gitea']],
    ['in:work/', ['Gitea admin', 'Gitea', 'Drill']],
    ['in:acme', ['Digital Hollis']],
    ['in:"fin"', ['Digital Hollis']],
    ['in:nowhere', []],
    ['in:/', []],
    ['in:acme in:servers', ['Gitea', 'Digital Hollis']],
    ['-in:work -in:acme', ['Visa', 'Café Zürich', 'build-01']],
    ['kind:card', ['Visa']],
    ['kind:ca', ['Visa']],
    ['kind:3', ['Visa']],
    ['kind:Logins in:servers', ['Gitea']],
    ['kind:ssh', ['build-01']],
    ['kind:"secure note"', ['Café Zürich']],
    ['kind:cards kind:notes', ['Visa', 'Café Zürich']],
    ['-kind:login', ['Visa', 'Café Zürich', 'build-01']],
    ['kind:nonsense', []],
    ['has:totp', ['Gitea']],
    ['has:attachment', ['Visa']],
    ['has:attach -has:totp', ['Visa']],
    ['has:totp has:attachment', []],
    ['is:favourite', ['Gitea admin']],
    ['is:favorites', ['Gitea admin']],
    ['git is:fav', ['Gitea admin']],
  ])('%s', (typed, names) => {
    expect(found(VAULT, typed)).toEqual(names);
  });

  it.each([
    ['account:acme', ['At work', 'Git of work']],
    ['git account:acme', ['Git of work']],
    ['account:pat@hollis.example', ['At home', 'Git at home', 'At work', 'Git of work']],
    ['account:"kim and pat"', ['At home', 'Git at home']],
    ['account:PAT account:nobody', ['At home', 'Git at home', 'At work', 'Git of work']],
    ['account:work', ['At work', 'Git of work']],
    ['account:"work shop"', ['In the shop']],
    ['account:works', ['In the shop']],
    ['account:cme', []],
    ['account:nobody', []],
    ['-account:acme git', ['Git at home']],
    ['account:', ['At home', 'Git at home', 'At work', 'Git of work', 'In the shop']],
  ])('tell accounts apart: %s', (typed, names) => {
    const at = (tag: string) => ({ has: (id: string) => id.endsWith(tag) });
    const search = createSearch();
    const rows = ['At home@1', 'Git at home@1', 'At work@2', 'Git of work@2', 'In the shop@3'];
    search.setRows(
      rows.map((id) => row(id.slice(0, -2), { id })),
      {
        ...NAMES,
        accounts: [
          { ...at('@1'), names: ['Kim and Pat', 'pat@hollis.example', 'vault.hollis.example'] },
          { ...at('@2'), names: ['Work', 'pat@hollis.example', 'vault.acme.example'] },
          { ...at('@3'), names: ['Work shop', 'works@hollis.example', 'shop.example'] },
        ],
      },
    );
    const hits = search.search(typed, CONTEXT);
    const found = Array.from({ length: hits.length }, (_, index) => hits.rowAt(index)?.name);
    expect(found.sort()).toEqual(names.sort());
  });

  it('know the kinds by their names in the language of the person', () => {
    const search = createSearch();
    search.setRows(VAULT, { ...NAMES, kinds: [{ kind: 'card', name: 'Zahlungskarte' }] });
    expect(search.search('kind:zahl', CONTEXT).rowAt(0)?.name).toBe('Visa');
  });
});

describe('a misspelled word', () => {
  it.each([
    ['gitae', ['Gitea admin', 'Gitea']],
    ['gtea', ['Gitea admin', 'Gitea']],
    ['giteea', ['Gitea admin', 'Gitea']],
    ['hitea', ['Gitea admin', 'Gitea']],
    ['gitea admni', ['Gitea admin']],
    ['pat@holis.dev', ['Gitea']],
    ['hollsi', ['Gitea admin', 'Digital Hollis', 'Gitea']],
    ['zurihc', ['Café Zürich']],
  ])('finds what was meant: %s', (typed, names) => {
    expect(found(VAULT, typed)).toEqual(names);
  });

  it.each(['gti', '4471', '"gitae"', 'giatae', 'gitea 4471'])(
    'is not forgiven twice, short, quoted or in a number: %s',
    (typed) => {
      expect(found(VAULT, typed)).toEqual([]);
    },
  );

  it('says what it is like, and comes after all that is spelled as typed', () => {
    const rows = [row('Barking', { favorite: true }), row('Old boats', { detail: 'harking' })];
    expect(find(rows, 'harking')).toMatchObject([
      { row: { name: 'Old boats' }, where: null },
      { row: { name: 'Barking' }, where: { kind: 'near', text: 'harking' } },
    ]);
  });

  it('is not looked for when enough was found without', () => {
    const rows = ['Harbor 1', 'Harbor 2', 'Harbor 3', 'Harbir'].map((name) => row(name));
    expect(found(rows, 'harbor')).toEqual(['Harbor 1', 'Harbor 2', 'Harbor 3']);
  });

  it('may be of another script, and stand in a note', () => {
    expect(found([row('Банк')], 'бакн')).toEqual(['Банк']);
    expect(found([row('Drill')], 'cupbaord', { texts: { Drill: 'Runs on the cupboard server.' } })).toEqual([
      'Drill',
    ]);
  });
});

describe('the best comes first:', () => {
  const ranked = [
    row('Git'),
    row('Gitea'),
    row('My git'),
    row('Digital'),
    row('a', { detail: 'git' }),
    row('b', { detail: 'legit' }),
    row('c', at('https://git.example')),
    row('d', at('https://legit.example')),
    row('e', { folderId: 'git' }),
    row('f'),
  ];
  const names = { ...NAMES, folders: [{ id: 'git', name: 'Git' }] };
  const order = (context: Partial<RankContext> = {}): string[] => {
    const search = createSearch();
    search.setRows([...ranked].reverse(), names);
    search.setTexts(new Map([['f', 'about git']]));
    const hits = search.search('git', { ...CONTEXT, ...context });
    return Array.from({ length: hits.length }, (_, index) => hits.rowAt(index)?.name ?? '');
  };

  it('how exact', () => {
    expect(order()).toEqual(ranked.map(({ name }) => name));
  });

  it('this site before everything but a hit in its notes alone', () => {
    expect(order({ site: new Set(['d', 'f']) }).slice(0, 3)).toEqual(['Git', 'Gitea', 'd']);
    expect(order({ site: new Set(['c', 'f']) }).slice(0, 3)).toEqual(['Git', 'c', 'Gitea']);
  });

  it('what was used last and often before what was not', () => {
    const day = 24 * 3_600_000;
    const usage = new Map([
      ['Digital', { count: 30, last: NOW - day }],
      ['My git', { count: 1, last: NOW - 90 * day }],
    ]);
    expect(order({ usage }).slice(0, 4)).toEqual(['Git', 'Gitea', 'Digital', 'My git']);
  });

  it('favourites', () => {
    const rows = [row('Git one'), row('Git two', { favorite: true })];
    expect(found(rows, 'git')).toEqual(['Git two', 'Git one']);
  });
});

describe('a search that is kept', () => {
  it('finds only what it may, and counts kinds', () => {
    const search = createSearch();
    search.setRows(VAULT, NAMES);
    const hits = search.search('i', { ...CONTEXT, accepts: ({ name }) => name !== 'Gitea' });
    expect([...hits.counts]).toEqual([
      ['all', 6],
      ['login', 3],
      ['card', 1],
      ['note', 1],
      ['sshKey', 1],
    ]);
    expect(hits.ofKind('card').hitAt(0)?.row.name).toBe('Visa');
    expect([hits.ofKind('card').length, hits.ofKind(null).length, hits.hitAt(6)]).toEqual([1, 6, undefined]);
  });

  it('follows the vault, slice by slice or at once, and old hits stay as they were', () => {
    const many = Array.from({ length: 4500 }, (_, index) => row(`Service ${index}`));
    const search = createSearch();
    search.setRows(many, NAMES);
    expect([search.prepare(), search.prepare(), search.prepare(), search.prepare()]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const before = search.search('4499', CONTEXT);
    search.setRows([row('New 4499'), ...many.slice(0, 4499)], NAMES);
    expect(search.search('4499', CONTEXT).hitAt(0)?.row.name).toBe('New 4499');
    expect(before.hitAt(0)?.row.name).toBe('Service 4499');
  });

  it('takes texts as they come and drops those that are gone', () => {
    const search = createSearch();
    search.setRows(VAULT, NAMES);
    const count = () => search.search('plug', CONTEXT).length;
    search.setTexts(new Map([['Drill', 'plug']]));
    expect(count()).toBe(1);
    search.setRows([...VAULT].reverse(), NAMES);
    search.setTexts(
      new Map([
        ['Drill', 'plug'],
        ['Visa', 'Plug'],
      ]),
    );
    expect(count()).toBe(2);
    search.setTexts(new Map([['Visa', 'other']]));
    expect(count()).toBe(0);
  });

  it('forgets everything when told to', () => {
    const search = createSearch();
    search.setRows(VAULT, NAMES);
    search.search('git', CONTEXT);
    search.clear();
    expect(search.search('git', CONTEXT).length).toBe(0);
  });

  it('never throws, whatever is typed and whatever stands in the vault', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text)), text, (vault, typed) => {
        const rows = vault.map(([name, detail, uri], index) =>
          row(name, { id: `${index}`, detail, ...at(uri) }),
        );
        expect(find(rows, typed).length).toBeLessThanOrEqual(rows.length);
      }),
    );
  });
});
