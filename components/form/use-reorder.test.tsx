// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyDraft } from '../../lib/items';
import { resetFakeExtension } from '../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { UriInputs } = await import('./UriInputs');
const { editing } = await import('./kept-form');

function Form() {
  return editing.value && <UriInputs draft={editing.value.draft} />;
}

const order = () => editing.value?.draft.uris.map(({ uri }) => uri);
const address = (place: number) => screen.getByLabelText<HTMLInputElement>(`Website ${place}`);

beforeEach(() => {
  resetFakeExtension();
  const uris = ['a', 'b', 'c'].map((uri, from) => ({ from, uri, match: null }));
  const draft = { ...emptyDraft('login'), uris };
  editing.value = { id: 'x', formId: 'form', draft, original: draft };
  render(<Form />);
});
afterEach(cleanup);

it('Alt and an arrow move an entry, keep the focus in it, and say where it is', () => {
  address(1).focus();
  fireEvent.keyDown(address(1), { key: 'ArrowDown', altKey: true });
  expect(order()).toEqual(['b', 'a', 'c']);
  expect(document.activeElement).toBe(address(2));
  expect(address(2).value).toBe('a');
  expect(screen.getByRole('status').textContent).toBe('Moved to place 2 of 3.');
  fireEvent.keyDown(address(2), { key: 'ArrowDown', altKey: true });
  fireEvent.keyDown(address(3), { key: 'ArrowDown', altKey: true });
  expect(order()).toEqual(['b', 'c', 'a']);
  expect(document.activeElement).toBe(address(3));
});

it('An arrow without Alt moves nothing', () => {
  fireEvent.keyDown(address(2), { key: 'ArrowUp' });
  expect(order()).toEqual(['a', 'b', 'c']);
});
