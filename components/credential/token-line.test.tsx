// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyDraft, type Item } from '../../lib/items';
import { resetFakeExtension } from '../../tests/gallery/fake-extension';
import { fieldsOf, PRESETS } from './presets';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { readCredential } = await import('../../lib/items');
const { TokenLine } = await import('./TokenLine');

beforeEach(resetFakeExtension);
afterEach(cleanup);

/** The menu of a credential that has a token here, begun from a preset. */
function openMenu(id: string): string[] {
  const preset = PRESETS.find((one) => one.id === id);
  const customFields = preset ? fieldsOf(preset, 'https://a.example') : [];
  const item = { ...emptyDraft('login'), customFields } as unknown as Item;
  const held = { mintedAt: 0, expiresAt: 0, expiry: 'told', asked: '', granted: null, claims: {} };
  const credential = readCredential(item);
  if (credential) render(<TokenLine item={item} credential={credential} view={{ held } as never} />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy in another form' }));
  return screen.getAllByRole('menuitem').map(({ textContent }) => textContent ?? '');
}

it('A line that calls the service is offered where the item says at which address', () => {
  expect(openMenu('us')).toContain('Copy curl line');
  cleanup();
  const offered = openMenu('other');
  expect(offered).not.toContain('Copy curl line');
  expect(offered).toContain('Copy token request without secret');
});
