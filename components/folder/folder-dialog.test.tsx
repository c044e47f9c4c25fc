// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { FolderDialog } = await import('./index');
const { folderQuestion } = await import('../state/folders');
const { status } = await import('../state/session');
const { overview } = await import('../state/vault');
const { changeFilter } = await import('../state/places');
const { route } = await import('../state/route');

const requests = (name: string) => asked.filter((request) => request.name === name).map(({ args }) => args);

beforeEach(() => {
  resetFakeExtension();
  status.value = sample.UNLOCKED;
  overview.value = sample.FULL_VAULT;
  answers.set('folder.create', () => ({ id: 'made' }));
});
afterEach(cleanup);

function show(question: typeof folderQuestion.value): void {
  folderQuestion.value = question;
  render(<FolderDialog />);
}

const type = (name: string): void => {
  const field = screen.getByLabelText('Name of the folder');
  fireEvent.input(field, { target: { value: name } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
};

describe('the dialog about a folder', () => {
  it('makes one by its path, written one way only, and tells who asked', async () => {
    const done = vi.fn();
    show({ what: 'new', name: '', account: null, done });
    type(' ');
    expect(await screen.findByText('The folder needs a name.')).toBeTruthy();
    type(' Work / Servers/');
    await waitFor(() => expect(done).toHaveBeenCalledWith('made'));
    expect(requests('folder.create')).toMatchObject([{ name: 'Work/Servers' }]);
    expect(folderQuestion.value).toBeNull();
  });

  it('makes none beside one of the same name', async () => {
    const done = vi.fn();
    show({ what: 'new', name: '', account: null, done });
    type('Home/House');
    await waitFor(() => expect(done).toHaveBeenCalledWith('house'));
    expect(requests('folder.create')).toEqual([]);
  });

  it('renames what stands inside too, and not to a name that is taken', async () => {
    changeFilter({ place: 'path:Home' });
    show({ what: 'rename', path: 'Home', account: null });
    type('Travel');
    expect(await screen.findByText('Another folder has this name.')).toBeTruthy();
    type('Cottage');
    await waitFor(() => expect(folderQuestion.value).toBeNull());
    expect(requests('folder.rename')).toEqual([
      {
        names: [
          { id: 'shed', name: 'Cottage/Garden/Shed' },
          { id: 'house', name: 'Cottage/House' },
        ],
      },
    ]);
    expect(route.value.filter.place).toBe('path:Cottage');
  });

  it('renames the folder of one account, and none of another that is called the same', async () => {
    const account = sample.UNLOCKED.account;
    overview.value = {
      ...sample.FULL_VAULT,
      folders: [
        { id: 'own', name: 'Bills' },
        { id: 'theirs@2', name: 'Bills' },
      ],
    };
    show({ what: 'rename', path: 'Bills', account });
    type('Papers');
    await waitFor(() => expect(folderQuestion.value).toBeNull());
    expect(requests('folder.rename')).toEqual([{ names: [{ id: 'own', name: 'Papers' }] }]);
  });

  it('says what becomes of the items before it deletes one', async () => {
    show({ what: 'remove', id: 'servers', path: 'Servers' });
    expect(screen.getByText('The item in it stays, in no folder.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Delete folder', hidden: true }));
    await waitFor(() => expect(requests('folder.remove')).toEqual([{ id: 'servers' }]));
    expect(route.value.filter.place).toBe('all');
  });
});
