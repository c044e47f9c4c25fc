// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, resetFakeExtension } from '../../tests/gallery/fake-extension';
import {
  ACCOUNT,
  FULL_VAULT,
  GITEA,
  SITE,
  SMALL,
  statusOf,
  TEXTS,
  UNLOCKED,
  vault,
  WORK,
} from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { PopupApp } = await import('./PopupApp');
const { list } = await import('../state/list');
const { go, HOME, route, scroll } = await import('../state/route');
const { searchTexts } = await import('../state/search-data');
const { status } = await import('../state/session');
const { site } = await import('../state/site');
const { overview } = await import('../state/vault');

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, ...more });
const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Search' });
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const option = (name: RegExp) => screen.findByRole('option', { name });
const selectedName = () => screen.getByRole('option', { selected: true }).querySelector('.nm')?.textContent;
const optionNames = () =>
  screen.getAllByRole('option').map((row) => row.querySelector('.nm')?.textContent ?? '');

beforeEach(() => {
  resetFakeExtension();
  answers.set('vault.overview', () => overview.peek());
  searchTexts.value = new Map();
  go(HOME);
  scroll.value = 0;
  status.value = UNLOCKED;
  overview.value = FULL_VAULT;
  site.value = SITE;
  render(<PopupApp />);
});
afterEach(cleanup);

describe('searching', () => {
  it('finds what stands in notes and fields as soon as these are known, and says so', async () => {
    type('hollis');
    await option(/^Gitea,/);
    expect(screen.queryByRole('option', { name: /Git signing key/ })).not.toBeNull();
    type('2025');
    await screen.findByText('No item found');
    searchTexts.value = TEXTS;
    const row = await option(/^Git signing key, in note: “hollis laptop, 2025”$/);
    expect([...row.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['2025']);
    type('repository');
    await option(/^Ledgerline, in field Repository: hollis\/git, Acme$/);
  });

  it('says what a row is spelled like', async () => {
    type('northwidn');
    await option(/^Northwind Bank, spelled like “northwidn”$/);
  });

  it('takes qualifiers, counts what they leave, and marks the words alone', async () => {
    type('git -admin kind:login');
    await option(/^Gitea CI robot,/);
    expect(optionNames()).toEqual(['Gitea', 'Gitea CI robot', 'Digital Hollis']);
    expect(screen.getByText('3 items found')).toBeTruthy();
    const marks = [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marks.every((text) => text?.toLowerCase() === 'git')).toBe(true);
  });

  it('shows the list as ever while a qualifier is only begun', async () => {
    type('in:');
    await waitFor(() => expect(field().value).toBe('in:'));
    expect(screen.getByRole('heading', { name: /All items/ })).toBeTruthy();
  });

  it('tells how to narrow: in the foot, where nothing was found, and among the commands', async () => {
    type('zebra');
    await screen.findByText('Narrow with in: kind: has: -word');
    expect(screen.getByText(/A search also understands in:folder/)).toBeTruthy();
    press('k', { ctrlKey: true });
    const commands = await screen.findByRole('combobox', { name: 'Commands' });
    fireEvent.input(commands, { target: { value: 'in a folder' } });
    press('Enter');
    await waitFor(() => expect(route.value.search).toBe('zebra in:'));
    expect(field().value).toBe('zebra in:');
  });

  it('finds one account alone by what it is called, and offers that where there are several', async () => {
    const offers = async () => {
      press('k', { ctrlKey: true });
      await screen.findByRole('combobox', { name: 'Commands' });
      const found = screen.queryByRole('option', { name: /^Search one account/ });
      press('Escape');
      await screen.findByRole('combobox', { name: 'Search' });
      return found !== null;
    };
    expect(await offers()).toBe(false);
    status.value = statusOf(ACCOUNT, WORK);
    overview.value = vault([GITEA, { ...GITEA, id: 'there@2', name: 'Gitea at work' }]);
    expect(await offers()).toBe(true);
    type('gitea account:acme');
    await waitFor(() => expect(optionNames()).toEqual(['Gitea at work']));
    type('gitea account:vault.hollis');
    await waitFor(() => expect(optionNames()).toEqual(['Gitea']));
    const { account } = WORK;
    status.value = statusOf(ACCOUNT, { ...WORK, account: { ...account, title: 'Night shift' } });
    type('gitea account:"night shift"');
    await waitFor(() => expect(optionNames()).toEqual(['Gitea at work']));
  });

  it('numbers the rows for readers, without the heads between them', async () => {
    type('git kind:login');
    await option(/^Digital Hollis,/);
    const rows = screen.getAllByRole('option');
    expect(rows.map((row) => row.getAttribute('aria-posinset'))).toEqual(['1', '2', '3', '4']);
    expect(new Set(rows.map((row) => row.getAttribute('aria-setsize')))).toEqual(new Set(['4']));
  });
});

describe('when the vault changes', () => {
  const extra = (name: string) => ({ ...GITEA, id: `new-${name}`, name, folderId: null, uris: [] });

  it('the selected row stays selected, or gives way to its neighbour', async () => {
    go({ selected: 'all:00000000-0000-4000-8000-barleyandson' });
    await waitFor(() => expect(selectedName()).toBe('Barley and Sons'));
    overview.value = vault([extra('Aardvark'), extra('Abacus'), ...SMALL]);
    await waitFor(() => expect(list.value.rows).toBe(SMALL.length + 4));
    expect(selectedName()).toBe('Barley and Sons');
    overview.value = vault(SMALL.filter(({ name }) => name !== 'Barley and Sons'));
    await waitFor(() => expect(selectedName()).toBe('Boiler service'));
    press('ArrowUp');
    await waitFor(() => expect(selectedName()).toBe('Apricot'));
  });

  it('the rows in view stay where they are', async () => {
    const scroller = document.querySelector<HTMLElement>('.list');
    if (!scroller) throw new Error('no list');
    scroller.scrollTop = 20_000;
    fireEvent.scroll(scroller);
    await waitFor(() => expect(screen.queryByRole('option', { name: /^Gitea,/ })).toBeNull());
    const topOf = (name: string) => {
      const row = screen.getAllByRole('option').find((one) => one.querySelector('.nm')?.textContent === name);
      return Number.parseFloat(row?.style.insetBlockStart ?? 'NaN') - scroller.scrollTop;
    };
    const inView = optionNames()[10] ?? '';
    const before = topOf(inView);
    overview.value = { ...FULL_VAULT, rows: [extra('Aardvark'), extra('Abacus'), ...FULL_VAULT.rows] };
    await waitFor(() => expect(scroll.value).toBe(20_000 + 2 * 44));
    expect(topOf(inView)).toBe(before);
    expect(Number.isNaN(before)).toBe(false);
  });
});

describe('the folders of the menu', () => {
  const openMenu = async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Sort and filter' }));
    await screen.findByRole('menu');
    return screen.getAllByRole('menuitemradio').map((entry) => entry.getAttribute('aria-label') ?? '');
  };

  it('nest, each said with the way to it', async () => {
    expect((await openMenu()).filter((name) => /Home|Servers|Travel/.test(name))).toEqual([
      'Home',
      'Home/Garden',
      'Home/Garden/Shed',
      'Home/House',
      'Servers',
      'Travel',
    ]);
    const shed = screen.getByRole('menuitemradio', { name: 'Home/Garden/Shed' });
    expect([shed.textContent, shed.style.getPropertyValue('--level')]).toEqual(['Shed', '2']);
  });

  it('show what stands inside them when their parent is chosen', async () => {
    await openMenu();
    fireEvent.click(screen.getByRole('menuitemradio', { name: 'Home' }));
    await option(/^Boiler service/);
    expect(optionNames()).toEqual(['Boiler service']);
    expect(screen.getByRole('button', { name: 'Home. Show all items' })).toBeTruthy();
  });
});
