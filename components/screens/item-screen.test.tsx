// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item, Overview } from '../../lib/items';
import { NO_RULES } from '../../lib/session';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';
import { collectionOf } from '../../tests/items/places';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { PopupApp } = await import('./PopupApp');
const { HOME, openItem, route, go } = await import('../state/route');
const { status } = await import('../state/session');
const { placeQuestion } = await import('../state/shared');
const { site } = await import('../state/site');
const { overview } = await import('../state/vault');

const requests = (name: string) => asked.filter((request) => request.name === name).map(({ args }) => args);

async function show(row: Overview, item: Item, sealed = false): Promise<void> {
  answers.set('vault.item', ({ password }: { password?: string }) =>
    password === undefined
      ? { item, sealed }
      : { item: { ...item, values: { ...item.values, password: 'plain' } }, sealed: false },
  );
  overview.value = sample.FULL_VAULT;
  openItem(row.id);
  render(<PopupApp />);
  await waitFor(() => expect(document.querySelector('footer.acts')).toBeTruthy());
}

beforeEach(() => {
  resetFakeExtension();
  answers.set('vault.code', () => ({
    code: '418902',
    next: '077341',
    periodSeconds: 30,
    validUntil: Date.now() + 19_000,
  }));
  go(HOME);
  status.value = sample.UNLOCKED;
  site.value = sample.SITE;
});
afterEach(cleanup);

describe('an item', () => {
  it('is drawn from the table of its kind, secrets hidden', async () => {
    await show(sample.GITEA, sample.GITEA_ITEM);
    expect(screen.getByText('pat@hollis.dev')).toBeTruthy();
    expect(document.body.textContent).not.toContain('Tellur');
    expect(await screen.findByText('418 902')).toBeTruthy();
    expect(screen.getByText('starts with')).toBeTruthy();
    expect(screen.getByText('Linked: field “otp_user”')).toBeTruthy();
    expect(await screen.findByText(/recovery-sheet.pdf/)).toBeTruthy();
  });

  it('shows a secret while its eye is pressed, and hides it again when the screen is left', async () => {
    await show(sample.GITEA, sample.GITEA_ITEM);
    fireEvent.click(screen.getByRole('button', { name: 'Show password' }));
    await waitFor(() => expect(document.body.textContent).toContain('Tellur'));
    fireEvent.keyDown(document.body, { key: 'Escape', bubbles: true });
    await waitFor(() => expect(route.value.screen).toBe('vault'));
    openItem(sample.GITEA.id);
    await screen.findByRole('button', { name: 'Show password' });
    expect(document.body.textContent).not.toContain('Tellur');
  });

  it('opens the form for a key that comes before the item does', async () => {
    const arrived = Promise.withResolvers<object>();
    answers.set('vault.item', () => arrived.promise);
    overview.value = sample.FULL_VAULT;
    openItem(sample.GITEA.id);
    render(<PopupApp />);
    await screen.findByRole('heading', { name: sample.GITEA.name });
    fireEvent.keyDown(document.body, { key: 'e', ctrlKey: true, bubbles: true });
    arrived.resolve({ item: sample.GITEA_ITEM, sealed: false });
    await waitFor(() => expect(route.value.screen).toBe('edit'));
  });

  it('fills the page in front with Enter', async () => {
    answers.set('fill.fill', () => ({ filled: 2, planned: 2, skipped: [], host: 'git.hollis.dev' }));
    await show(sample.GITEA, sample.GITEA_ITEM);
    fireEvent.keyDown(document.body, { key: 'Enter', bubbles: true });
    await waitFor(() => expect(requests('fill.fill')).toEqual([{ id: sample.GITEA.id, tabId: 7 }]));
  });

  it('has a fill button where a page is in front, cards too, and none for kinds that are not filled', async () => {
    const fill = () => screen.queryByRole('button', { name: 'Fill' });
    site.value = null;
    await show(sample.GITEA, sample.GITEA_ITEM);
    expect(fill()).toBeNull();
    cleanup();
    site.value = sample.SITE;
    await show(sample.CARD_ROW, sample.CARD_ITEM);
    expect(await screen.findByText('Pat Hollis')).toBeTruthy();
    expect(fill()).toBeTruthy();
    cleanup();
    const note = sample.FULL_VAULT.rows.find(({ kind }) => kind === 'note')!;
    await show(note, sample.item(note, 'note', {}));
    expect(screen.getByRole('heading', { name: note.name })).toBeTruthy();
    expect(fill()).toBeNull();
  });

  it('says at its place why a value could not be read, and never opens a changed address', async () => {
    await show(sample.ODD_ROW, sample.ODD_ITEM);
    expect(await screen.findByText('1 field could not be read.')).toBeTruthy();
    expect(screen.getByText('Its seal does not fit: it was damaged or changed on the way.')).toBeTruthy();
    expect(screen.getByText(/was changed without your key/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /in a tab/ })).toBeNull();
    expect(screen.getByText('Harbour ferry', { selector: 'bdi' })).toBeTruthy();
  });

  it('can be one of an unknown kind', async () => {
    const row = { ...sample.GITEA, kind: 'unknown' } as const;
    await show(row, sample.item(row, 'unknown', { iban: 'DE00 1234' }, { wireType: 7 }));
    overview.value = sample.vault([row]);
    expect(await screen.findByText(/does not know this kind of item yet \(type 7\)/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('DE00');
    fireEvent.click(screen.getByRole('button', { name: 'Show iban' }));
    await waitFor(() => expect(document.body.textContent).toContain('DE00'));
  });

  it('says in one sentence why it is only shown: its own format, or its account’s', async () => {
    const note = /has a newer format/;
    await show(sample.GITEA, sample.GITEA_ITEM);
    expect(screen.queryByText(note)).toBeNull();
    cleanup();
    await show(sample.GITEA, { ...sample.GITEA_ITEM, readOnly: 'newer-format' });
    expect(await screen.findByText(note)).toBeTruthy();
    cleanup();
    status.value = sample.newerAccount();
    await show(sample.GITEA, { ...sample.GITEA_ITEM, readOnly: 'newer-format' });
    expect(await screen.findByText(/nothing is written from here/)).toBeTruthy();
    expect(screen.queryByText(note)).toBeNull();
  });

  it('shows that the organisation withholds a secret', async () => {
    await show(sample.GITEA, {
      ...sample.GITEA_ITEM,
      canViewPassword: false,
      values: { username: 'pat', password: null },
    });
    expect((await screen.findAllByText('You may fill it, not see it.')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Show password' })).toBeNull();
  });

  it('asks for the master password before it shows a guarded secret', async () => {
    await show(sample.GUARDED_ROW, sample.GUARDED_ITEM, true);
    expect(screen.queryByText('One-time code')).toBeNull();
    fireEvent.click(await screen.findByRole('button', { name: 'Show password' }));
    fireEvent.input(await screen.findByLabelText('Master password'), { target: { value: 'right' } });
    fireEvent.submit(screen.getByLabelText('Master password').closest('form') as HTMLFormElement);
    await waitFor(() => expect(document.body.textContent).toContain('plain'));
    expect(requests('vault.item')).toContainEqual({ id: sample.GUARDED_ROW.id, password: 'right' });
  });

  it('is copied into a new form, after the master password where it asks for it', async () => {
    await show(sample.GUARDED_ROW, sample.GUARDED_ITEM, true);
    fireEvent.click(await screen.findByRole('button', { name: 'More for this item' }));
    fireEvent.click(screen.getByRole('menuitem', { name: 'Make a copy' }));
    fireEvent.input(await screen.findByLabelText('Master password'), { target: { value: 'right' } });
    fireEvent.submit(screen.getByLabelText('Master password').closest('form') as HTMLFormElement);
    const name = await screen.findByLabelText<HTMLInputElement>('Name', {}, { timeout: 5_000 });
    expect(name.value).toBe('Northwind Bank - copy');
    answers.set('vault.save', () => ({ id: 'made' }));
    fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(requests('vault.save')).toHaveLength(1));
    expect(requests('vault.save')[0]).toMatchObject({
      id: null,
      draft: { name: 'Northwind Bank - copy', reprompt: true, values: { password: 'plain' } },
    });
  });

  it('that the server does not take under a policy says where it can go, and leads there', async () => {
    const rules = { ...NO_RULES, noOwnItems: true, askedBy: { ...NO_RULES.askedBy, ownItems: ['Bolt'] } };
    const outbox = { ...sample.ACCOUNT.outbox, refused: [{ id: sample.GITEA.id, reason: 'No.' }] };
    status.value = sample.statusOf({ outbox, rules });
    await show(sample.GITEA, sample.GITEA_ITEM);
    overview.value = sample.vault([sample.GITEA]);
    await screen.findByText(/it has no collection that you may put them into/);
    const [team] = sample.FULL_VAULT.organizations;
    const collections = [collectionOf({ id: 'team', organizationId: team?.id ?? '', name: 'Team' })];
    overview.value = { ...sample.vault([sample.GITEA]), collections };
    await screen.findByText(/By a policy of Bolt, what you save belongs in its own vault/);
    fireEvent.click(screen.getByRole('button', { name: 'Move to organisation…' }));
    expect(placeQuestion.value).toMatchObject({ what: 'organization', rows: [{ id: sample.GITEA.id }] });
    status.value = sample.statusOf({ outbox });
    await waitFor(() => expect(screen.queryByText(/By a policy of/)).toBeNull());
    expect(screen.getByText('The server did not take the last change: No. It is kept here.')).toBeTruthy();
  });

  it('leads back when it is gone', async () => {
    await show(sample.GITEA, sample.GITEA_ITEM);
    overview.value = sample.vault([]);
    fireEvent.click((await screen.findAllByRole('button', { name: 'Back' })).at(-1) as HTMLElement);
    expect(route.value.screen).toBe('vault');
  });
});
