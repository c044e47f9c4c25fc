// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, resetFakeExtension } from '../../tests/gallery/fake-extension';
import { ACCOUNT, statusOf } from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { SitesPage } = await import('./SitesPage');
const { status } = await import('../state/session');
const { siteGroups } = await import('../state/site-groups');
const { agree, keepApart, noteOffered, readGroupsInForce } = await import('../../lib/sites');

const of = { ...ACCOUNT.account, id: 'one' };
const BANK = ['bank.example', 'bank.test'];
const MAIL = ['mail.example', 'post.example'];
const box = (group: readonly string[]) =>
  screen.findByRole<HTMLInputElement>('switch', { name: group.join(', ') });

beforeEach(() => {
  resetFakeExtension();
  answers.set('sites.agree', ({ account, groups }: { account: string; groups: string[][] }) =>
    agree(account, groups),
  );
  answers.set('sites.keepApart', ({ account, sites }: { account: string; sites: string[] }) =>
    keepApart(account, sites),
  );
  siteGroups.value = null;
  status.value = statusOf({ account: of });
});
afterEach(cleanup);

describe('the page of sites that count as one', () => {
  it('shows each group as off until the person switches it on, and takes it back', async () => {
    await noteOffered('one', [BANK, MAIL]);
    render(<SitesPage />);
    expect((await box(BANK)).checked).toBe(false);
    fireEvent.click(await box(BANK));
    await waitFor(async () => expect(await readGroupsInForce('one')).toEqual([BANK]));
    await waitFor(async () => expect((await box(BANK)).checked).toBe(true));
    expect((await box(MAIL)).checked).toBe(false);
    fireEvent.click(await box(BANK));
    await waitFor(async () => expect(await readGroupsInForce('one')).toEqual([]));
  });

  it('names what came to a group after the yes', async () => {
    await noteOffered('one', [BANK]);
    render(<SitesPage />);
    fireEvent.click(await box(BANK));
    await waitFor(async () => expect(await readGroupsInForce('one')).toEqual([BANK]));
    await noteOffered('one', [[...BANK, 'evil.test']]);
    expect(
      await screen.findByText('Came to the group later, and waits for your yes: evil.test'),
    ).toBeTruthy();
    expect((await box([...BANK, 'evil.test'])).checked).toBe(false);
  });

  it('switches all on by one click', async () => {
    await noteOffered('one', [BANK, MAIL]);
    render(<SitesPage />);
    fireEvent.click(await screen.findByRole('button', { name: 'Switch all on' }));
    await waitFor(async () => expect(await readGroupsInForce('one')).toEqual([BANK, MAIL]));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Switch all on' })).toBeNull());
  });

  it('shows nothing while the vault is locked, and says so where there is nothing', async () => {
    render(<SitesPage />);
    expect(await screen.findByText('Your server names no sites that belong together.')).toBeTruthy();
    await noteOffered('one', [BANK]);
    await box(BANK);
    status.value = statusOf({ account: of, state: 'locked' });
    expect(await screen.findByText('Unlock your vault to see and change them.')).toBeTruthy();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});
