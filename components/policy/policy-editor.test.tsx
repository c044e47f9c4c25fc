// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { connect } = await import('../console/connection');
const { PolicyEditor } = await import('./PolicyEditor');

const KEY = { id: 'hollis', name: 'Hollis', organizationId: 'b1', isShared: false };
const API = { token: new URL('https://api.example/t'), api: new URL('https://api.example') };
const NAME = 'Name of each member’s own collection';

const put = () => asked.filter(({ name }) => name === 'org.putPolicy').map(({ args }) => args);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

/** Opens the policy as the server has it, and turns it on. */
async function turnOn(state: object | null, holdsKey: boolean, type = 5): Promise<void> {
  answers.set('org.policy', () => ({ id: 'p', type, enabled: false, data: null, ...state }));
  answers.set('org.holdsKey', () => holdsKey);
  answers.set('org.policies', () => ({ rows: [], next: null }));
  connect(KEY, API);
  render(<PolicyEditor type={type} onClose={() => undefined} />);
  fireEvent.click(await screen.findByRole('switch'));
}

beforeEach(resetFakeExtension);
afterEach(cleanup);

it('names members’ own collections as it is turned on, and says so before it is sent', async () => {
  await turnOn(null, true);
  const field = await screen.findByLabelText<HTMLInputElement>(NAME);
  expect(field.value).toBe('My items');
  fireEvent.input(field, { target: { value: 'x'.repeat(101) } });
  await screen.findByText('At most 100 characters.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Show what changes' }).disabled).toBe(true);
  fireEvent.input(field, { target: { value: ' Mine ' } });
  press('Show what changes');
  await screen.findByText('Each member’s own collection is called “Mine”');
  press('Save for everyone');
  await waitFor(() => expect(put()).toHaveLength(1));
  expect(put()[0]).toMatchObject({ type: 5, change: { enabled: true, data: null }, ownName: 'Mine' });
});

it('makes none where the name is taken away', async () => {
  await turnOn(null, true);
  fireEvent.input(await screen.findByLabelText(NAME), { target: { value: ' ' } });
  press('Show what changes');
  await screen.findByText('No collections of their own are made for members');
  press('Save for everyone');
  await waitFor(() => expect(put()).toHaveLength(1));
  expect(put()[0]).not.toHaveProperty('ownName');
});

it('says why there is no name where the key is not at hand, and is turned on without', async () => {
  await turnOn(null, false);
  await screen.findByText(/has no key of it that you have agreed to/);
  expect(screen.queryByLabelText(NAME)).toBeNull();
  press('Show what changes');
  await screen.findByText('No collections of their own are made for members');
  press('Save for everyone');
  await waitFor(() => expect(put()).toHaveLength(1));
  expect(put()[0]).not.toHaveProperty('ownName');
});

it('asks for no name where it is on already, nor for another policy', async () => {
  await turnOn({ enabled: true }, true);
  // Off again, and on: as it is on the server.
  fireEvent.click(screen.getByRole('switch'));
  expect(screen.queryByLabelText(NAME)).toBeNull();
  cleanup();
  await turnOn(null, true, 0);
  expect(screen.queryByLabelText(NAME)).toBeNull();
});
