// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { type HeldRules, NO_RULES } from '../../lib/session';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { StrangerCard } = await import('./StrangerCard');

afterEach(cleanup);

const ACME = { id: 'acme', name: 'Acme', why: 'new', isDeclined: false, items: 0 } as const;

const show = (held: readonly HeldRules[]) =>
  render(
    <StrangerCard
      one={{ ...sample.ACCOUNT, rules: { ...NO_RULES, held } }}
      stranger={{ ...ACME, print: sample.PUBLIC_KEY }}
    />,
  );

it('tells what an organisation would demand of whoever lets it in', async () => {
  show([
    { organization: 'bolt', asks: ['kinds'] },
    { organization: 'acme', asks: ['ownItems', 'signOut'] },
  ]);
  await screen.findByText(
    'Once you say yes, it asks for: no new items of your own and a sign-out in the place of a lock. Until then none of this counts.',
  );
});

it('says nothing of demands where there are none', () => {
  show([{ organization: 'bolt', asks: ['ownItems'] }]);
  expect(screen.queryByText(/asks for/)).toBeNull();
});
