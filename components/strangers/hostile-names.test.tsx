// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionStatus } from '../../lib/session';
import { answers, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';
import { collectionOf, organizationOf } from '../../tests/items/places';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { OrganizationRows, OwnersDialog, StrangersDialog } = await import('./index');
const { CollectionDialog } = await import('../collection');
const { ShareDialog } = await import('../share/ShareDialog');
const { strangersBanner } = await import('../screens/sync-questions');
const { collectionQuestion } = await import('../state/collections');
const { toast } = await import('../state/notice');
const { status } = await import('../state/session');
const { overview } = await import('../state/vault');

/** Turns what follows, breaks the line, ends what isolates it, and is written from right to left. */
const NAME = '\u202egnp.\n\nAcme\u2069 עבודה \u2067';
const SHOWN = '\u2068gnp. Acme עבודה \u2069';

const STRANGER = { id: 'b', name: NAME, print: 'k', why: 'new', isDeclined: false, items: 1 } as const;

beforeEach(() => {
  resetFakeExtension();
  answers.set('sync.organizations', () => [{ id: 'a', name: NAME, print: 'm' }]);
  answers.set('sync.answerOrganization', () => undefined);
  answers.set('phrase.words', () => 'one-two');
  const [one] = sample.UNLOCKED.accounts;
  if (!one) throw new Error('no account');
  const owners = [{ id: sample.GITEA.id, from: null, to: 'b' }];
  const sync = { ...one.sync, strangers: [STRANGER], owners };
  status.value = { ...sample.UNLOCKED, accounts: [{ ...one, sync }] } satisfies SessionStatus;
  overview.value = {
    ...sample.FULL_VAULT,
    rows: [{ ...sample.GITEA, name: NAME }],
    organizations: [organizationOf({ role: 'owner', name: NAME })],
    collections: [collectionOf({ name: NAME, manage: true })],
  };
});
afterEach(() => {
  expect(document.body.textContent).not.toMatch(/[\u202e\u2067\n]/u);
  cleanup();
});

const text = (): string => document.body.textContent ?? '';

it('An organisation that waits is called by its name and nothing around it moves, in the toast neither', async () => {
  render(<StrangersDialog />);
  expect(screen.getByText(SHOWN, { selector: 'bdi', normalizer: (found) => found })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Let it in' }));
  await waitFor(() => expect(toast.value?.text).toContain(SHOWN));
  expect(toast.value?.text).not.toMatch(/[\u202e\u2067\n]/u);
  expect(strangersBanner()?.title).toContain(SHOWN);
});

it('Those that were agreed to are called so too', async () => {
  const [one] = status.value?.accounts ?? [];
  if (!one) throw new Error('no account');
  render(<OrganizationRows one={one} />);
  await waitFor(() => expect(text().split(SHOWN)).toHaveLength(3));
});

it('An owner in "from ... to ..." does not turn the sentence', () => {
  render(<OwnersDialog />);
  expect(screen.getByText(/from .* to \u2068gnp\. Acme עבודה \u2069/)).toBeTruthy();
});

it('A share says whose an item becomes, and who sees it, in one sentence', () => {
  render(<ShareDialog rows={[sample.GITEA]} onEnd={() => undefined} />);
  expect(text().split(SHOWN).length).toBeGreaterThan(3);
});

it.each(['rename', 'remove'] as const)('The question to %s a collection names it, and no more', (what) => {
  collectionQuestion.value = { what, id: 'finance' };
  render(<CollectionDialog />);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toContain(SHOWN);
});
