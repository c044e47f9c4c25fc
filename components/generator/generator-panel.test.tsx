// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { render as renderNow } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { DEFAULT_OPTIONS, NO_FLOOR } = await import('../../lib/generator');
const { GeneratorPanel } = await import('./GeneratorPanel');
const { GeneratorScreen } = await import('./GeneratorScreen');
const { StrengthLine } = await import('./Strength');
const { changeOptions } = await import('./options');
const { status } = await import('../state/session');
const { site } = await import('../state/site');

const noted = () => asked.filter(({ name }) => name === 'generator.note').map(({ args }) => args);
const offered = () => document.querySelector('.made .pw')?.textContent ?? '';
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.body, { key, ...more });

interface Shown {
  readonly used: string[];
  readonly closed: () => number;
}

function show(
  more: { isNoted?: boolean; isForPage?: boolean; target?: 'username' | 'password' } = {},
): Shown {
  const used: string[] = [];
  let closings = 0;
  const { target = 'password', isNoted = true, isForPage = false } = more;
  render(
    <GeneratorPanel
      target={target}
      account={sample.ACCOUNT.account}
      isForPage={isForPage}
      host="git.hollis.dev"
      isNoted={isNoted}
      onUse={(value) => used.push(value)}
      onClose={() => {
        closings += 1;
      }}
    />,
  );
  return { used, closed: () => closings };
}

beforeEach(() => {
  resetFakeExtension();
  status.value = sample.UNLOCKED;
  site.value = sample.SITE;
  changeOptions(DEFAULT_OPTIONS);
});
afterEach(cleanup);

describe('the generator under a field', () => {
  it('has its keys from the moment it is drawn, and gives what it shows then', () => {
    const root = document.createElement('div');
    const used: string[] = [];
    const panel = (onUse: (value: string) => void) => (
      <GeneratorPanel
        target="password"
        account={null}
        isForPage={false}
        host={null}
        isNoted
        onUse={onUse}
        onClose={() => {}}
      />
    );
    // Not by the tests' own `render`, which first lets everything happen that a browser puts off.
    renderNow(
      panel((value) => used.push(`first ${value}`)),
      root,
    );
    press('Enter', { ctrlKey: true });
    renderNow(
      panel((value) => used.push(`second ${value}`)),
      root,
    );
    press('Enter', { ctrlKey: true });
    const value = root.querySelector('.made .pw')?.textContent;
    expect(used).toEqual([`first ${value}`, `second ${value}`]);
    renderNow(null, root);
  });

  it('gives what it shows to the field, and notes it', () => {
    const { used } = show();
    const value = offered();
    expect(value).toHaveLength(20);
    press('Enter', { ctrlKey: true });
    expect(used).toEqual([value]);
    expect(noted()).toMatchObject([{ entries: [{ value, kind: 'password', host: 'git.hollis.dev' }] }]);
  });

  it('notes nothing for an item that asks for the master password again', () => {
    const { used } = show({ isNoted: false });
    fireEvent.click(screen.getByRole('button', { name: /^Use this/ }));
    expect(used).toHaveLength(1);
    expect(noted()).toEqual([]);
  });

  it('makes another one, and goes away', async () => {
    const { used, closed } = show();
    const before = offered();
    press('r', { ctrlKey: true });
    await waitFor(() => expect(offered()).not.toBe(before));
    press('Escape');
    expect(closed()).toBe(1);
    expect(used).toEqual([]);
  });

  it('follows the choices, and keeps the last class that is left', async () => {
    show();
    for (const name of ['A–Z', 'a–z', '#@&']) fireEvent.click(screen.getByRole('checkbox', { name }));
    await waitFor(() => expect(offered()).toMatch(/^\d{20}$/));
    fireEvent.click(screen.getByRole('checkbox', { name: '0–9' }));
    await waitFor(() => expect(offered()).toMatch(/^\d{20}$/));
    fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowRight', shiftKey: true });
    await waitFor(() => expect(offered()).toMatch(/^\d{25}$/));
  });

  it('keeps the rules of the page in front until that is not wanted', async () => {
    answers.set('fill.rules', () => ({
      host: 'git.hollis.dev',
      takesNew: false,
      rules: 'minlength: 8; maxlength: 10; required: digit; allowed: upper',
      maxLength: 64,
    }));
    show({ isForPage: true });
    const rules = await screen.findByRole('checkbox', {
      name: 'Keep the rules of git.hollis.dev: 8 to 10 characters',
    });
    expect(offered()).toMatch(/^(?=.*\d)[A-Z\d]{10}$/);
    fireEvent.click(rules);
    await waitFor(() => expect(offered()).toHaveLength(20));
  });

  it('asks no page about a login that is for another one', async () => {
    show();
    await waitFor(() => expect(offered()).not.toBe(''));
    expect(asked.filter(({ name }) => name === 'fill.rules')).toEqual([]);
  });

  it('makes user names, and waits for what it needs', async () => {
    show({ target: 'username' });
    await waitFor(() => expect(offered()).toMatch(/^[a-z]+\d{4}$/));
    fireEvent.click(screen.getByRole('radio', { name: 'Catch-all' }));
    expect(await screen.findByText('Nothing yet: fill in the field below.')).toBeTruthy();
    fireEvent.input(screen.getByRole('textbox', { name: 'Domain that takes all mail' }), {
      target: { value: 'hollis.dev' },
    });
    await waitFor(() => expect(offered()).toMatch(/^[a-z0-9]{8}@hollis\.dev$/));
  });
});

describe('what organisations ask of the generator', () => {
  const demanding = (name: string, floor: object) => ({
    ...sample.ACCOUNT.rules,
    generator: { ...NO_FLOOR, ...floor },
    askedBy: { ...sample.ACCOUNT.rules.askedBy, generator: [name] },
  });
  const long = demanding('Acme', { length: 24, least: { ...NO_FLOOR.least, upper: 1, digits: 3 } });
  const box = (name: string) => screen.getByRole('checkbox', { name }) as HTMLInputElement;

  it('is kept under a field, and told with its organisation; the choices go no lower', () => {
    status.value = sample.statusOf({ rules: long });
    changeOptions({ password: { ...DEFAULT_OPTIONS.password, least: { ...NO_FLOOR.least, lower: 1 } } });
    const { used } = show();
    screen.getByText('By a policy of Acme: at least 24 characters, A–Z and 3 of 0–9.');
    expect(screen.getByRole('slider').getAttribute('min')).toBe('24');
    expect(box('A–Z').disabled && box('A–Z').checked).toBe(true);
    expect(box('#@&').disabled).toBe(false);
    press('Enter', { ctrlKey: true });
    expect(used[0]).toMatch(/^(?=(.*\d){3})(?=.*[A-Z]).{24}$/);
  });

  it('is not changed by news that ask for the same', async () => {
    status.value = sample.statusOf({ rules: long });
    show();
    const before = offered();
    status.value = { ...sample.statusOf({ rules: structuredClone(long) }), revision: 2 };
    await screen.findByText(/By a policy/);
    expect(offered()).toBe(before);
  });

  it('is the strictest of all that are open for what is made for none in particular', async () => {
    const words = demanding('Bolt', { kind: 'passphrase', words: 8, capitalise: true });
    status.value = sample.statusOf({ rules: long }, { ...sample.WORK, rules: words });
    render(<GeneratorScreen />);
    await screen.findByText(
      'By a policy of Acme and Bolt: passphrases only, at least 8 words and capital letters.',
    );
    expect(screen.queryByRole('radio', { name: 'Password' })).toBeNull();
    expect(box('Capital letters').disabled).toBe(true);
    await waitFor(() => expect(offered().split('-')).toHaveLength(8));
    cleanup();
    status.value = sample.statusOf({ rules: long }, { ...sample.WORK, state: 'locked', rules: words });
    render(<GeneratorScreen />);
    await screen.findByText(/^By a policy of Acme: at least 24/);
  });

  it('comes before a site that takes less, and says so', async () => {
    status.value = sample.statusOf({ rules: long });
    answers.set('fill.rules', () => ({
      host: 'git.hollis.dev',
      takesNew: false,
      rules: 'maxlength: 10; allowed: digit',
      maxLength: null,
    }));
    show({ isForPage: true });
    await screen.findByText(/^git\.hollis\.dev takes less than a policy of Acme asks for/);
    expect(offered()).toHaveLength(24);
  });
});

describe('the generator by itself', () => {
  const rules = (takesNew: boolean) =>
    answers.set('fill.rules', () => ({ host: 'git.hollis.dev', takesNew, rules: '', maxLength: null }));

  it('fills into a page that asks for a new password, and still copies', async () => {
    rules(true);
    answers.set('fill.newPassword', () => ({ filled: 2, planned: 2, skipped: [], host: 'git.hollis.dev' }));
    render(<GeneratorScreen />);
    fireEvent.click(await screen.findByRole('button', { name: 'Fill into page' }));
    const password = offered();
    await waitFor(() =>
      expect(asked.filter(({ name }) => name === 'fill.newPassword').map(({ args }) => args)).toEqual([
        { tabId: sample.SITE.tabId, password, kind: 'password' },
      ]),
    );
    expect(screen.getByRole('button', { name: 'Copy' })).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'User name' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Fill into page' })).toBeNull());
  });

  it('only copies where the page asks for none', async () => {
    rules(false);
    render(<GeneratorScreen />);
    await waitFor(() => expect(asked.some(({ name }) => name === 'fill.rules')).toBe(true));
    expect(screen.queryByRole('button', { name: 'Fill into page' })).toBeNull();
  });
});

describe('how hard a password is to guess', () => {
  it('is said in words', async () => {
    render(<StrengthLine password="password1" />);
    expect(await screen.findByText('Very weak, guessed at once')).toBeTruthy();
  });

  it('counts the words that whoever guesses knows', async () => {
    const { rerender } = render(<StrengthLine password="hollisandpatricia" own={['hollisandpatricia']} />);
    expect(await screen.findByText('Very weak, guessed at once')).toBeTruthy();
    rerender(<StrengthLine password="hollisandpatricia" />);
    await waitFor(() => expect(screen.queryByText('Very weak, guessed at once')).toBeNull());
  });
});
