// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ExplainedField } from '../../lib/fill';
import type { FillExplanation } from '../../lib/protocol';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { PopupApp } = await import('../screens/PopupApp');
const { HOME, go } = await import('../state/route');
const { status } = await import('../state/session');
const { site } = await import('../state/site');
const { overview } = await import('../state/vault');
const { lastFill, openWhy } = await import('../state/why');

const FIELD: ExplainedField = {
  signature: 'a-signature',
  type: 'text',
  name: 'login',
  id: '',
  autocomplete: '',
  label: 'Member',
  maxLength: null,
  role: 'username',
  reasons: [{ weight: 60, because: 'the form signs in' }],
  isSaid: false,
  hindrance: null,
};

const tell = (fields: readonly ExplainedField[], more: Partial<FillExplanation['frames'][number]> = {}) =>
  answers.set(
    'fill.explain',
    (): FillExplanation => ({
      host: 'shop.example',
      item: { id: sample.GITEA.id, name: 'Gitea' },
      frames: [
        {
          host: 'shop.example',
          refusal: null,
          isChosen: true,
          forms: [{ purpose: 'sign-in', reasons: [], fields }],
          ...more,
        },
      ],
      report: 'frame: https://shop.example/login',
    }),
  );

beforeEach(() => {
  resetFakeExtension();
  go(HOME);
  status.value = sample.UNLOCKED;
  site.value = sample.SITE;
  overview.value = sample.FULL_VAULT;
  lastFill.value = null;
});
afterEach(cleanup);

async function show(): Promise<void> {
  openWhy(sample.GITEA.id);
  render(<PopupApp />);
  await screen.findByText('Member');
}

it('tells of each field what it is, why, and what keeps it empty', async () => {
  tell([
    FIELD,
    { ...FIELD, label: 'Trap', hindrance: 'hidden' },
    { ...FIELD, label: 'Short', hindrance: 'cut', maxLength: 8 },
  ]);
  await show();
  expect(screen.getByText('Gitea fills 1 field on shop.example.')).toBeTruthy();
  expect(screen.getAllByText('the form signs in')).toHaveLength(3);
  expect(screen.getByText(/^Nobody can see it/)).toBeTruthy();
  expect(screen.getByText(/takes only 8 characters/)).toBeTruthy();
});

it('tells what the last fill left out', async () => {
  tell([FIELD]);
  const skipped = [{ role: 'username', reason: 'refused', maxLength: null }] as const;
  lastFill.value = { id: sample.GITEA.id, tabId: sample.SITE.tabId, skipped };
  await show();
  expect(screen.getByText('The page changed or removed what was written.')).toBeTruthy();
});

it('tells why a page gets nothing', async () => {
  tell([{ ...FIELD, hindrance: 'not-chosen' }], { refusal: 'page-other-site', isChosen: false });
  await show();
  expect(screen.getByText(/belongs to another site than shop.example/)).toBeTruthy();
});

it('takes a correction by its menu, and looks again', async () => {
  tell([FIELD]);
  await show();
  tell([{ ...FIELD, role: 'other', isSaid: true, hindrance: 'no-role' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Say what Member is' }));
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Not a field to fill' }));
  await waitFor(() => expect(screen.getByText('you said so')).toBeTruthy());
  const said = asked.filter(({ name }) => name === 'fill.correct').map(({ args }) => args);
  expect(said).toEqual([{ host: 'shop.example', signature: 'a-signature', role: 'other' }]);
});
