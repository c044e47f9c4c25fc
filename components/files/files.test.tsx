// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '../../lib/errors';
import type { Item } from '../../lib/items';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { Attachments } = await import('./Attachments');
const { addFiles, cancelUpload, uploads } = await import('./uploading');
const { status } = await import('../state/session');

const ITEM: Item = {
  ...sample.GITEA_ITEM,
  attachments: [{ id: 'a1', fileName: 'sheet.pdf', size: 12_000_000 }],
};
const opened = (item: Item) => ({
  item,
  sealed: false,
  error: null,
  unseal: () => undefined,
  guard: () => ({}),
  reload: () => undefined,
});
const show = (item: Item) => render(<Attachments item={item} opened={opened(item)} />);
const requests = (name: string) => asked.filter((request) => request.name === name).map(({ args }) => args);
const fail = (code: 'server-refused' | 'permission-missing', details: Record<string, string>) => () => {
  throw new CodedError(code, details);
};

beforeEach(() => {
  resetFakeExtension();
  status.value = sample.UNLOCKED;
});
afterEach(() => {
  for (const one of uploads.value) cancelUpload(one);
  uploads.value = [];
  cleanup();
});

describe('the files of an item', () => {
  it('can be added and deleted where this person may change the item, and nowhere else', () => {
    show(ITEM);
    expect(screen.getByRole('button', { name: 'Add file' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Delete sheet.pdf' })).toBeTruthy();
    for (const item of [
      { ...ITEM, canEdit: false },
      { ...ITEM, deletedDate: '2026-01-01T00:00:00Z' },
      { ...ITEM, readOnly: 'newer-format' as const },
    ]) {
      cleanup();
      show(item);
      expect(screen.getByRole('button', { name: 'Download sheet.pdf' })).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'Add file' })).toBeNull();
      expect(screen.queryByRole('button', { name: 'Delete sheet.pdf' })).toBeNull();
    }
  });

  it('of a server of old are said to have no keys of their own', () => {
    show(ITEM);
    expect(screen.queryByText(/keeps no keys for files/)).toBeNull();
    cleanup();
    show({ ...ITEM, hasTrash: false });
    expect(screen.getByText(/keeps no keys for files/)).toBeTruthy();
  });

  it('are deleted after a question, which tells why when the server does not', async () => {
    answers.set('upload.remove', fail('server-refused', { host: 'git.example', message: 'No right.' }));
    show(ITEM);
    fireEvent.click(screen.getByRole('button', { name: 'Delete sheet.pdf' }));
    expect(requests('upload.remove')).toEqual([]);
    fireEvent.click(await screen.findByRole('button', { name: 'Delete for good', hidden: true }));
    expect(await screen.findByText(/No right\./)).toBeTruthy();
    answers.set('upload.remove', () => undefined);
    fireEvent.click(screen.getByRole('button', { name: 'Delete for good', hidden: true }));
    await waitFor(() => expect(screen.queryByText(/No right\./)).toBeNull());
    expect(requests('upload.remove')).toContainEqual({ id: ITEM.id, attachmentId: 'a1' });
  });
});

describe('a file on its way', () => {
  const add = (...names: string[]) =>
    addFiles(
      { itemId: ITEM.id, itemName: 'Gitea', guard: () => ({}) },
      names.map((name) => new File(['x'], name)),
    );

  it('that is refused says why, is tried again, and can be hidden', async () => {
    answers.set('upload.begin', fail('server-refused', { host: 'git.example', message: 'Too big.' }));
    show(ITEM);
    add('a.txt');
    expect(await screen.findByText(/Too big\./)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(requests('upload.begin')).toHaveLength(2));
    fireEvent.click(await screen.findByRole('button', { name: 'Hide a.txt' }));
    await waitFor(() => expect(screen.queryByText('a.txt')).toBeNull());
  });

  it('waits for the one before it, and one that was broken off is not begun', async () => {
    const first = Promise.withResolvers<{ upload: string }>();
    answers.set('upload.begin', () => first.promise);
    show(ITEM);
    add('a.txt', 'b.txt');
    expect(await screen.findByText('Waits for the one before it.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel adding b.txt' }));
    fireEvent.click(screen.getByRole('button', { name: 'Cancel adding a.txt' }));
    first.resolve({ upload: 'u1' });
    await waitFor(() => expect(screen.queryByText('a.txt')).toBeNull());
    expect(requests('upload.begin')).toHaveLength(1);
    expect(requests('upload.end')).toEqual([{ upload: 'u1', outcome: 'cancelled' }]);
  });

  it('goes with its page', async () => {
    answers.set('upload.begin', () => new Promise(() => undefined));
    show(ITEM);
    add('a.txt');
    const { signal } = uploads.value[0]?.cancel ?? new AbortController();
    dispatchEvent(new Event('pagehide'));
    expect(signal.aborted).toBe(true);
  });

  it('offers to allow the place that it goes to', async () => {
    answers.set(
      'upload.begin',
      fail('permission-missing', { host: 'store.example', message: 'https://store.example/*' }),
    );
    show(ITEM);
    add('a.txt');
    expect(await screen.findByRole('button', { name: 'Allow store.example' })).toBeTruthy();
  });
});
