// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Organization } from '../../lib/items';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';
import { collectionOf, organizationOf } from '../../tests/items/places';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { CodedError } = await import('../../lib/errors');
const { CollectionDialog } = await import('./index');
const { collectionQuestion, collectionQuestions, keptFrom } = await import('../state/collections');
const { filterEntries } = await import('../state/filter-menu');
const { status } = await import('../state/session');
const { overview } = await import('../state/vault');
const { changeFilter } = await import('../state/places');
const { route } = await import('../state/route');

const requests = (name: string) => asked.filter((request) => request.name === name).map(({ args }) => args);

const WORK = collectionOf({ id: 'work', name: 'Work', manage: true });
const INSIDE = collectionOf({ id: 'servers', name: 'Work/Servers' });
const GITEA = { ...sample.GITEA, organizationId: 'acme' };

function open(change: Partial<Organization> = {}): void {
  overview.value = {
    ...sample.FULL_VAULT,
    rows: [
      { ...GITEA, id: 'a', collectionIds: ['work'] },
      { ...GITEA, id: 'b', collectionIds: ['work', 'servers'] },
    ],
    organizations: [organizationOf({ role: 'owner', ...change })],
    collections: [WORK, INSIDE],
  };
}

beforeEach(() => {
  resetFakeExtension();
  status.value = sample.UNLOCKED;
  open();
  changeFilter({ place: 'all' });
  answers.set('collection.create', () => ({ id: 'made' }));
  answers.delete('collection.rename');
  asked.length = 0;
});
afterEach(cleanup);

function show(question: typeof collectionQuestion.value): void {
  collectionQuestion.value = question;
  render(<CollectionDialog />);
}

const type = (name: string): void => {
  const field = screen.getByLabelText('Name of the collection');
  fireEvent.input(field, { target: { value: name } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
};

describe('the dialog about a collection', () => {
  it('makes one by its path, written one way only', async () => {
    show({ what: 'new', name: '', organizationId: 'acme' });
    expect(screen.getByText('In Acme. Only you get into it at first.')).toBeTruthy();
    type(' ');
    expect(await screen.findByText('The collection needs a name.')).toBeTruthy();
    type(' Work / Databases/');
    await waitFor(() => expect(collectionQuestion.value).toBeNull());
    expect(requests('collection.create')).toEqual([{ organizationId: 'acme', name: 'Work/Databases' }]);
  });

  it('warns of a name that is there once, and takes it when it is meant', async () => {
    show({ what: 'new', name: '', organizationId: 'acme' });
    type('Work');
    expect(await screen.findByText(/another collection beside it/)).toBeTruthy();
    expect(requests('collection.create')).toEqual([]);
    type('Work');
    await waitFor(() => expect(requests('collection.create')).toHaveLength(1));
  });

  it('renames one and those inside it, itself at last', async () => {
    show({ what: 'rename', id: 'work' });
    expect(screen.getByText(/The collection inside it moves along/)).toBeTruthy();
    type('Jobs');
    await waitFor(() => expect(collectionQuestion.value).toBeNull());
    expect(requests('collection.rename')).toEqual([
      { id: 'servers', name: 'Jobs/Servers', isFollowed: true },
      { id: 'work', name: 'Jobs' },
    ]);
  });

  it('says before which ones inside it the role does not let it rename, and leaves them', async () => {
    open({ role: 'user' });
    show({ what: 'rename', id: 'work' });
    expect(screen.queryByText(/moves along/)).toBeNull();
    expect(screen.getByText(/keep their names: Work\/Servers/)).toBeTruthy();
    type('Jobs');
    await waitFor(() => expect(collectionQuestion.value).toBeNull());
    expect(requests('collection.rename')).toEqual([{ id: 'work', name: 'Jobs' }]);
  });

  it('tells how far it has come when it breaks off, and completes it at the second try, nothing twice', async () => {
    answers.set('collection.rename', ({ id }: { id: string }) => {
      if (id === 'work') throw new CodedError('unreachable', { host: 'vault.example' });
    });
    show({ what: 'rename', id: 'work' });
    type('Jobs');
    expect(await screen.findByText(/kept so: Jobs\/Servers\. Still under the old name: Work\./)).toBeTruthy();
    expect(await screen.findByText(/vault\.example/)).toBeTruthy();
    expect(requests('sync.now')).toHaveLength(1);
    answers.delete('collection.rename');
    type('Jobs');
    await waitFor(() => expect(collectionQuestion.value).toBeNull());
    expect(requests('collection.rename')).toMatchObject([{ id: 'servers' }, { id: 'work' }, { id: 'work' }]);
  });

  it('renames the others where one inside it gets no name for a reason of its own', async () => {
    answers.set('collection.rename', ({ id }: { id: string }) => {
      if (id === 'servers') throw new CodedError('collection-access-unread');
    });
    show({ what: 'rename', id: 'work' });
    type('Jobs');
    expect(await screen.findByText(/kept so: Jobs\. Still under the old name: Work\/Servers\./)).toBeTruthy();
    expect(await screen.findByText(/does not tell who gets into this collection/)).toBeTruthy();
    answers.delete('collection.rename');
    // Meant otherwise now: what has got its name gets the other one too.
    type('Tasks');
    await waitFor(() => expect(collectionQuestion.value).toBeNull());
    expect(requests('collection.rename').slice(2)).toEqual([
      { id: 'servers', name: 'Tasks/Servers', isFollowed: true },
      { id: 'work', name: 'Tasks' },
    ]);
  });

  it('says what becomes of the items before it deletes one, and why it could not', async () => {
    changeFilter({ place: 'collection:work' });
    show({ what: 'remove', id: 'work' });
    expect(screen.getByText(/The 2 items in it are not deleted/)).toBeTruthy();
    expect(screen.getByText(/One of them lies in no other collection/)).toBeTruthy();
    answers.set('collection.remove', () => {
      throw Object.assign(new Error(), { code: 'x' });
    });
    fireEvent.click(screen.getByRole('button', { name: 'Delete collection', hidden: true }));
    await waitFor(() => expect(requests('collection.remove')).toEqual([{ id: 'work' }]));
    expect(await screen.findByText(/That did not work/)).toBeTruthy();
    answers.set('collection.remove', () => undefined);
    fireEvent.click(screen.getByRole('button', { name: 'Delete collection', hidden: true }));
    await waitFor(() => expect(collectionQuestion.value).toBeNull());
    expect(route.value.filter.place).toBe('organization:acme');
  });
});

describe('what may be asked', () => {
  const asks = (...[place, path]: Parameters<typeof collectionQuestions>) =>
    collectionQuestions(place, path).map(({ what }) => what);

  it('follows the role and the place', () => {
    expect(asks('all', '')).toEqual(['new']);
    expect(asks('collection:work', 'Work')).toEqual(['new', 'rename', 'remove']);
    open({ role: 'user' });
    expect(asks('all', '')).toEqual([]);
    expect(asks('collection:work', 'Work')).toEqual(['rename']);
    expect(asks('collection:servers', 'Work/Servers')).toEqual([]);
    open({ role: 'user', limitCollectionCreation: false });
    expect(asks('part:acme/Work', 'Work')).toEqual(['new']);
  });

  it('begins a new name inside the collection that is shown', () => {
    expect(collectionQuestions('collection:work', 'Work')[0]).toMatchObject({ name: 'Work/' });
    expect(collectionQuestions('organization:acme', 'Acme')[0]).toMatchObject({ name: '' });
  });

  it('stands in the menu below the organisation, with how many items each leads to', () => {
    const entries = filterEntries.value.filter(({ key = '' }) =>
      /^(organization|collection|part):/.test(key),
    );
    expect(entries.map(({ label, name, level, count }) => [label, name, level, count])).toEqual([
      ['Acme', 'Acme', undefined, undefined],
      ['Work', 'Work in Acme', 1, 2],
      ['Servers', 'Work/Servers in Acme', 2, 1],
    ]);
  });
});

it('tells what collections keep from a person: the best of all ways counts', () => {
  const rights = (id: string, readOnly: boolean, hidePasswords: boolean) =>
    collectionOf({ id, readOnly, hidePasswords });
  overview.value = {
    ...sample.FULL_VAULT,
    collections: [rights('free', false, false), rights('read', true, false), rights('sealed', true, true)],
  };
  const kept = (...collectionIds: string[]) => keptFrom({ collectionIds });
  expect([kept(), kept('read'), kept('sealed'), kept('read', 'free'), kept('sealed', 'read')]).toEqual([
    null,
    'change',
    'sight',
    null,
    'change',
  ]);
  expect(kept('unknown')).toBeNull();
});
