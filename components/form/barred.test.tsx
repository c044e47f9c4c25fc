// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_RULES } from '../../lib/session';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { NewMenu } = await import('../screens/NewMenu');
const { notice } = await import('../state/notice');
const { status } = await import('../state/session');
const { copyItem, newItem } = await import('./editing');
const { EditScreen } = await import('./EditScreen');
const { editing } = await import('./kept-form');

const OWN = { ...NO_RULES, noOwnItems: true, askedBy: { ...NO_RULES.askedBy, ownItems: ['Acme'] } };
const NO_CARDS = { ...NO_RULES, noKinds: [3], askedBy: { ...NO_RULES.askedBy, kinds: ['Bolt'] } };

const openMenu = () => {
  render(<NewMenu />);
  fireEvent.click(screen.getByRole('button', { name: 'New item' }));
  return screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
};
const saved = () => asked.filter(({ name }) => name === 'vault.save').map(({ args }) => args);

beforeEach(() => {
  resetFakeExtension();
  editing.value = null;
  notice.value = null;
});
afterEach(cleanup);

describe('the menu of new items', () => {
  it('offers every kind where no organisation is against it', () => {
    status.value = sample.UNLOCKED;
    expect(openMenu()).toEqual(['Login', 'Card', 'Identity', 'Note', 'SSH key', 'API credential']);
    expect(screen.queryByText(/policy/)).toBeNull();
  });

  it('leaves a kind out that is not allowed, and says who is against it', async () => {
    status.value = sample.statusOf({ rules: NO_CARDS });
    expect(openMenu()).toEqual(['Login', 'Identity', 'Note', 'SSH key', 'API credential']);
    await screen.findByText('Not offered, by a policy of Bolt: Card.');
  });

  it('offers the web vault where nothing may be made here', async () => {
    status.value = sample.statusOf({ rules: OWN });
    expect(openMenu()).toEqual(['Open web vault']);
    await screen.findByText(/^By a policy of Acme, new items belong in its own vault/);
  });

  it('offers what another account takes', () => {
    status.value = sample.statusOf({ rules: OWN }, { ...sample.WORK, rules: NO_CARDS });
    expect(openMenu()).toEqual(['Login', 'Identity', 'Note', 'SSH key', 'API credential']);
  });
});

describe('a form for a new item', () => {
  it('goes to an account that takes it, and offers no other', async () => {
    status.value = sample.statusOf({ rules: OWN }, sample.WORK);
    await newItem('note');
    render(<EditScreen />);
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toContain('Acme');
    expect(screen.queryByRole('option', { name: 'pat@hollis.dev' })).toBeNull();
    fireEvent.input(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Spare key' } });
    answers.set('vault.save', () => ({ id: 'made' }));
    fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(saved()).toMatchObject([{ newId: expect.stringMatching(/@2$/) }]));
  });

  it('is not opened where no account takes it', async () => {
    status.value = sample.statusOf({ rules: NO_CARDS });
    await newItem('card');
    expect(editing.value).toBeNull();
    expect(notice.value?.text).toBe('By a policy of Bolt, nothing new of this kind is saved: Card.');
  });

  it('is not opened for a copy either', async () => {
    status.value = sample.statusOf({ rules: OWN });
    answers.set('vault.item', () => ({ item: sample.GITEA_ITEM, sealed: false }));
    await copyItem(sample.GITEA.id, 'Gitea');
    expect(editing.value).toBeNull();
    expect(notice.value?.text).toMatch(/^By a policy of Acme/);
  });

  it('says at once what came while it was open, and keeps what was typed', async () => {
    status.value = sample.UNLOCKED;
    await newItem('note');
    render(<EditScreen />);
    fireEvent.input(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Spare key' } });
    status.value = sample.statusOf({ rules: OWN }, sample.WORK);
    await screen.findByText(
      /^By a policy of Acme.*What is typed here stays, and can go to another account\.$/,
    );
    const save = screen.getByRole('button', { name: /^Save/ }) as HTMLButtonElement;
    expect(save.disabled).toBe(true);
    fireEvent.submit(save.form as HTMLFormElement);
    expect(saved()).toEqual([]);
    fireEvent.change(screen.getByRole('combobox', { name: 'Account' }), {
      target: { value: sample.WORK.account.id },
    });
    await waitFor(() => expect(save.disabled).toBe(false));
    expect(editing.value?.draft.name).toBe('Spare key');
  });
});
