// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answers, resetFakeExtension } from '../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { connect, leave } = await import('./connection');
const { PoliciesView } = await import('./PoliciesView');

const HOST = 'vault.example';
const KEY = { id: 'key', name: 'Acme', organizationId: 'org', isShared: false };
const rows = [{ id: 'p', type: 0, enabled: true, data: null }];
const saved: string[] = [];
const NOTE = /^Rows in the file: \d+\. Could not be read, and not in it: 2\./;

beforeEach(() => {
  resetFakeExtension();
  saved.length = 0;
  connect(KEY, { token: new URL(`https://${HOST}/token`), api: new URL(`https://${HOST}/api`) });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});
afterEach(() => {
  cleanup();
  leave();
  vi.restoreAllMocks();
});

async function exportCsv(unread: number): Promise<void> {
  answers.set('org.policies', () => ({ rows, unread, next: null }));
  render(<PoliciesView />);
  fireEvent.click(await screen.findByRole('button', { name: 'Export' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'What is shown, as CSV' }));
  await waitFor(() => expect(saved).toHaveLength(1));
}

it('A list that goes to a file says how many of its rows are not in it, until somebody has read that', async () => {
  await exportCsv(2);
  await screen.findByText(NOTE);
  fireEvent.click(screen.getByRole('button', { name: 'Hide this' }));
  await waitFor(() => expect(screen.queryByText(NOTE)).toBeNull());
});

it('A list of which every row was read goes to a file without a word', async () => {
  await exportCsv(0);
  expect(screen.queryByText(/Rows in the file/)).toBeNull();
});
