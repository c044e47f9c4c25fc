// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '../../lib/errors';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import {
  ASIDE_VAULT,
  FULL_VAULT,
  GITEA,
  GUARDED_ROW,
  newerAccount,
  SITE,
  statusOf,
  UNLOCKED,
  vault,
} from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { PopupApp } = await import('./PopupApp');
const { go, HOME, route } = await import('../state/route');
const { silent, status } = await import('../state/session');
const { site } = await import('../state/site');
const { overview, overviewError } = await import('../state/vault');
const { notice, toast } = await import('../state/notice');

const written: string[] = [];
const requests = (name: string) => asked.filter((request) => request.name === name).map(({ args }) => args);
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, ...more });
const ctrl = (key: string) => press(key, { ctrlKey: true });
const selectedName = () => screen.getByRole('option', { selected: true }).querySelector('.nm')?.textContent;

beforeEach(() => {
  resetFakeExtension();
  written.length = 0;
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void written.push(text) },
  });
  answers.set('vault.value', ({ field }: { field: string }) => `value of ${field}`);
  answers.set('vault.code', () => ({ code: '418902', next: '077341', periodSeconds: 30, validUntil: 0 }));
  answers.set('fill.fill', () => ({ filled: 2, planned: 2, skipped: [], host: SITE.host }));
  go(HOME);
  status.value = UNLOCKED;
  silent.value = false;
  overview.value = FULL_VAULT;
  overviewError.value = null;
  site.value = SITE;
  notice.value = null;
  toast.value = null;
  render(<PopupApp />);
});
afterEach(cleanup);

describe('the list by keyboard', () => {
  it('has the focus in the search field and the first row of the site selected', () => {
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Search' }));
    expect(selectedName()).toBe('Gitea');
    const active = document.activeElement?.getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.getAttribute('aria-selected')).toBe('true');
  });

  it('draws a screenful of 1,283 items', () => {
    expect(screen.getAllByRole('option').length).toBeLessThan(40);
    expect(screen.getByPlaceholderText('Search 1,283 items')).toBeTruthy();
  });

  it('moves with the arrows and opens with →', async () => {
    press('ArrowDown');
    await waitFor(() => expect(selectedName()).toBe('Gitea admin'));
    press('ArrowRight');
    expect(route.value).toMatchObject({ screen: 'item' });
  });

  it('fills with Enter in the section of the site', async () => {
    press('Enter');
    await screen.findByText('Filled 2 fields on git.hollis.dev.');
    expect(requests('fill.fill')).toEqual([{ id: GITEA.id, tabId: 7 }]);
  });

  it('asks before it replaces what was typed into the page, and does nothing before the answer', async () => {
    answers.set('fill.fill', ({ overwrite }: { overwrite?: boolean }) => {
      if (!overwrite) throw new CodedError('page-has-values');
      return { filled: 2, planned: 2, skipped: [], host: SITE.host };
    });
    press('Enter');
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByText('Replace what you typed?')).toBeNull());
    expect(requests('fill.fill')).toEqual([{ id: GITEA.id, tabId: 7 }]);
    screen.getByRole('combobox').focus();
    press('Enter');
    const yes = await screen.findByRole<HTMLButtonElement>('button', { name: 'Replace' });
    expect(yes.disabled).toBe(true);
    await waitFor(() => expect(yes.disabled).toBe(false));
    fireEvent.click(yes);
    await screen.findByText('Filled 2 fields on git.hollis.dev.');
    expect(requests('fill.fill').at(-1)).toEqual({ id: GITEA.id, tabId: 7, overwrite: true });
  });

  it('names both hosts before it fills a frame of another site', async () => {
    const details = { host: 'login.example', page: SITE.host, origin: 'https://login.example' };
    answers.set('fill.fill', ({ allowFrame }: { allowFrame?: string }) => {
      if (!allowFrame) throw new CodedError('page-frame-other-site', details);
      return { filled: 2, planned: 2, skipped: [], host: SITE.host };
    });
    press('Enter');
    await screen.findByText('Fill into a frame of login.example?');
    expect(screen.getByText(/The page is of git\.hollis\.dev\..*login\.example/)).toBeTruthy();
    const yes = screen.getByRole<HTMLButtonElement>('button', { name: 'Fill' });
    await waitFor(() => expect(yes.disabled).toBe(false));
    fireEvent.click(yes);
    await waitFor(() =>
      expect(requests('fill.fill').at(-1)).toEqual({ id: GITEA.id, tabId: 7, allowFrame: details.origin }),
    );
  });

  it('opens with Enter elsewhere', async () => {
    go({ search: 'alder' });
    await waitFor(() => expect(selectedName()).toBe('Alder Insurance'));
    press('Enter');
    expect(route.value.screen).toBe('item');
    expect(requests('fill.fill')).toEqual([]);
  });

  it.each([
    ['b', 'value of username', 'User name copied.', 0],
    ['c', 'value of password', 'Password copied. Clears in 30 s.', 1],
    ['d', '418902', 'One-time code copied. Clears in 30 s.', 1],
  ])('copies with Ctrl %s', async (key, value, sentence, clears) => {
    ctrl(key);
    await screen.findByText(sentence);
    expect(written).toEqual([value]);
    expect(requests('clipboard.copied')).toHaveLength(clears);
  });

  it('leaves Ctrl C to text that is selected in the search field', async () => {
    const field = screen.getByRole<HTMLInputElement>('combobox');
    fireEvent.input(field, { target: { value: 'git' } });
    field.setSelectionRange(0, 3);
    ctrl('c');
    expect(requests('vault.value')).toEqual([]);
  });

  it('clears the search with Esc, then the filter', async () => {
    go({ search: 'git', filter: { kind: 'login', place: 'all', sort: 'name' } });
    press('Escape');
    expect(route.value).toMatchObject({ search: '', filter: { kind: 'login' } });
    press('Escape');
    expect(route.value.filter.kind).toBeNull();
    expect(press('Escape')).toBe(true);
  });

  it('opens the commands with Ctrl K or > and runs one', async () => {
    ctrl('k');
    const field = await screen.findByRole('combobox', { name: 'Commands' });
    fireEvent.input(field, { target: { value: 'lock' } });
    await screen.findByText('Esc back to the list');
    press('Enter');
    await waitFor(() => expect(requests('account.lock')).toHaveLength(1));
  });

  it('locks with Ctrl L', async () => {
    ctrl('l');
    await waitFor(() => expect(requests('account.lock')).toHaveLength(1));
  });
});

describe('what the list says', () => {
  it('names the buttons of a row after the item, and copies by click', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Copy password of Gitea' }));
    await screen.findByText('Password copied. Clears in 30 s.');
    expect(requests('vault.value')).toEqual([{ id: GITEA.id, field: 'password' }]);
  });

  it('tells of what was set aside, until that is closed', async () => {
    overview.value = ASIDE_VAULT;
    await screen.findByText('1 item could not be read.');
    expect(screen.getByText('Item 7f3a…c210')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Hide this' }));
    await waitFor(() => expect(screen.queryByText('1 item could not be read.')).toBeNull());
    expect(route.value.closed).toEqual(['aside:1']);
  });

  it('tells of an account that is only shown, until that is closed, and in the account’s menu', async () => {
    status.value = newerAccount();
    const words = /nothing is written from here/;
    expect(await screen.findByText(words)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Hide this' }));
    await waitFor(() => expect(screen.queryByText(words)).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: /^Account/ }));
    expect(await screen.findByText('read-only')).toBeTruthy();
  });

  it('says why there are no rows', async () => {
    go({ search: 'zebra' });
    await screen.findByText('No item found');
    go({ search: '' });
    overview.value = vault([]);
    await screen.findByText('Nothing here yet');
  });

  it('tells what the page refused', async () => {
    const skipped = [{ role: 'current-password', reason: 'refused', maxLength: null }];
    answers.set('fill.fill', () => ({ filled: 1, planned: 2, skipped, host: SITE.host }));
    press('Enter');
    expect((await screen.findByText(/Filled 1 of 2 fields/)).textContent).toContain('Copy it with Ctrl C.');
  });
});

describe('an item that asks for the master password again', () => {
  beforeEach(async () => {
    answers.set('vault.value', ({ password }: { password?: string }) => {
      if (password === undefined) throw new CodedError('reprompt-needed');
      if (password !== 'right') throw new CodedError('reprompt-wrong');
      return 'secret';
    });
    go({ search: GUARDED_ROW.name });
    await waitFor(() => expect(selectedName()).toContain(GUARDED_ROW.name));
    ctrl('c');
    await screen.findByText('Northwind Bank asks for it each time.');
  });

  const answer = (password: string) => {
    fireEvent.input(screen.getByLabelText('Master password'), { target: { value: password } });
    fireEvent.submit(screen.getByLabelText('Master password').closest('form') as HTMLFormElement);
  };

  it('copies once the password is right', async () => {
    answer('wrong');
    await screen.findByText('That is not your master password. Nothing was shown. Check Caps Lock.');
    expect(written).toEqual([]);
    answer('right');
    await waitFor(() => expect(written).toEqual(['secret']));
    expect(screen.queryByLabelText('Master password')).toBeNull();
  });

  it('does nothing when the person changes their mind', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByLabelText('Master password')).toBeNull());
    expect(written).toEqual([]);
    expect(notice.value).toBeNull();
  });
});

it('A list that is open stays so when the background is silent, and says it', async () => {
  silent.value = true;
  await screen.findByText('Latchkey is not answering.');
  expect(selectedName()).toBe('Gitea');
  press('ArrowDown');
  await waitFor(() => expect(selectedName()).toBe('Gitea admin'));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(silent.value).toBe(false));
  expect(screen.queryByText('Latchkey is not answering.')).toBeNull();
});

describe('a list that cannot be opened', () => {
  it('says why nothing is stored here, and not that what was stored is damaged', async () => {
    const error = { code: 'storage-refused', details: {} } as const;
    status.value = statusOf({ sync: { ...UNLOCKED.sync, state: 'failed', error } });
    overview.value = null;
    overviewError.value = { code: 'database-damaged', details: {} };
    const said = await screen.findAllByText(/^This browser keeps nothing for Latchkey on this computer/);
    expect(said.length).toBeGreaterThan(0);
    expect(screen.queryByText(/sealed copy on this computer is damaged/)).toBeNull();
  });
});
