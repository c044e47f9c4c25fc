// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ID_TAKEN } from '../../lib/session';
import { resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { TopBanner } = await import('./TopBanner');
const { status } = await import('../state/session');
const { overview } = await import('../state/vault');

beforeEach(resetFakeExtension);
afterEach(cleanup);

const [folder] = sample.FULL_VAULT.folders;

it.each([
  [ID_TAKEN, /gave what is new here the id of something else/],
  ['Too long.', /did not take the last change: Too long\./],
])('A folder that is not taken (%s) says why, in words', (reason, words) => {
  overview.value = sample.FULL_VAULT;
  status.value = {
    ...sample.UNLOCKED,
    outbox: { ...sample.UNLOCKED.outbox, refused: [{ id: folder?.id ?? '', reason }] },
  };
  render(<TopBanner />);
  expect(screen.getByText(words).textContent).not.toContain(ID_TAKEN);
});
