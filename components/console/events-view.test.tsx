// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { connect, leave } = await import('./connection');
const { EventsView } = await import('./EventsView');

const HOST = 'vault.example';
const KEY = { id: 'key', name: 'Acme', organizationId: 'org', isShared: false };
const ITEM = 'abcdef00-0000-4000-8000-000000000001';
const NONE = {
  actingUserId: null,
  memberId: null,
  itemId: null,
  collectionId: null,
  groupId: null,
  policyId: null,
  installationId: null,
  secretId: null,
  projectId: null,
  serviceAccountId: null,
  device: null,
  ipAddress: null,
};
const event = (type: number, more: object = {}) => ({ ...NONE, type, date: '2026-11-22T02:17:31Z', ...more });
const EVENTS = [
  event(1000, { device: 3 }),
  event(1006, { device: 9 }),
  event(1006, { device: 3 }),
  event(1401, { groupId: 'g-1', installationId: 'i-1', secretId: 's-1', providerId: 'p-1', device: 3 }),
];
const page = (rows: readonly unknown[]) => ({ rows, unread: 0, next: null });
const queries = () =>
  asked
    .filter(({ name }) => name === 'org.events')
    .map(({ args }) => (args as { query: { itemId?: string } }).query);
const shown = () => screen.getByRole('grid').querySelectorAll('tbody tr').length;
const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });

beforeEach(async () => {
  resetFakeExtension();
  asked.length = 0;
  connect(KEY, { token: new URL(`https://${HOST}/token`), api: new URL(`https://${HOST}/api`) });
  answers.set('org.events', () => page(EVENTS));
  answers.set('org.members', () => page([]));
  answers.set('org.policies', () => page([]));
  answers.set('org.groups', () => page([{ id: 'g-1', name: 'On call', externalId: null, access: [] }]));
  render(<EventsView />);
  await screen.findByText('4 loaded');
});
afterEach(() => {
  cleanup();
  leave();
});

describe('the events that have come', () => {
  it('are shown by what happened, and by the client', async () => {
    choose('Action', '1006');
    await screen.findByText('2 of 4 loaded');
    choose('Client', '9');
    await screen.findByText('1 of 4 loaded');
    choose('Action', '1000');
    await screen.findByText('Nothing that is loaded fits the search.');
    choose('Client', '');
    choose('Action', '');
    await screen.findByText('4 loaded');
    expect(queries()).toHaveLength(1);
  });

  it('are shown as far as they are worth a look', async () => {
    const button = screen.getByRole('button', { name: 'Worth a look 2' });
    fireEvent.click(button);
    await screen.findByText('2 of 4 loaded');
    expect([button.getAttribute('aria-pressed'), shown()]).toEqual(['true', 2]);
    fireEvent.click(button);
    await waitFor(() => expect(shown()).toBe(4));
  });

  it('tell each id that they have, with its name where that is known', async () => {
    fireEvent.click(screen.getByRole('grid').querySelectorAll('tbody tr')[3]!);
    const facts = within(await screen.findByRole('dialog'));
    await facts.findByText('On call · g-1');
    for (const [label, text] of [
      ['Group ID', 'On call · g-1'],
      ['Installation ID', 'i-1'],
      ['Secret ID', 's-1'],
      ['Provider ID', 'p-1'],
    ] as const)
      expect(facts.getByText(label).nextElementSibling?.textContent).toBe(text);
    expect(facts.queryByText('Policy ID')).toBeNull();
  });
});

describe('the log of one item', () => {
  const field = () => screen.getByRole('combobox', { name: 'Item, by name or ID' });
  const type = (text: string) => {
    fireEvent.input(field(), { target: { value: text } });
    fireEvent.keyDown(field(), { key: 'Enter' });
  };

  it('is asked for by its id, of which no row has told', async () => {
    type(` ${ITEM.toUpperCase()} `);
    await waitFor(() => expect(queries().at(-1)?.itemId).toBe(ITEM));
    fireEvent.change(field());
    await screen.findByText('About abcdef00…');
    expect(queries()).toHaveLength(2);
  });

  it('is not asked for by a name that nothing here has: the field says so', async () => {
    type('Ledgerline');
    await screen.findByText(/No item that you can open/);
    expect(queries()).toHaveLength(1);
    fireEvent.input(field(), { target: { value: '' } });
    await waitFor(() => expect(screen.queryByText(/No item that you can open/)).toBeNull());
  });
});
