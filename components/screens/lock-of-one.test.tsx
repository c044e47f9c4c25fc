// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft, type FormDraft } from '../../lib/items';
import { type AccountStatus, lockedWhere, type SessionStatus } from '../../lib/session';
import { answers, fakeExtension, resetFakeExtension } from '../../tests/gallery/fake-extension';
import { ACCOUNT, GITEA, signingIn, statusOf, vault, WORK } from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { PopupApp } = await import('./PopupApp');
const { startSession, status } = await import('../state/session');
const { go, HOME, route, startRoute } = await import('../state/route');
const { abilitiesOf, readAbilities } = await import('../state/abilities');
const { overview, startVault } = await import('../state/vault');
const { editing } = await import('../form/kept-form');
const { addFiles, uploads } = await import('../files/uploading');

const { session } = fakeExtension.storage;
const [home, work] = [ACCOUNT, WORK] as const;
const AT_WORK = `${GITEA.id}@2`;

const write = (next: SessionStatus) => session.set({ status: next });
/** As the background does it: the list's key first, then its word. */
async function lock(...gone: AccountStatus[]): Promise<void> {
  const ids = gone.map(({ account }) => account.id);
  const before = status.peek() as SessionStatus;
  const left = before.accounts.filter(
    ({ state, account }) => state === 'unlocked' && !ids.includes(account.id),
  );
  await session.set({ overviewKeys: Object.fromEntries(left.map(({ account }) => [account.id, 'AA=='])) });
  await write(lockedWhere(before, ({ account }) => ids.includes(account.id)));
}

const form = (tag: '' | '@2', id: string | null = null): FormDraft => {
  const draft = { ...emptyDraft('note'), name: 'Half a name' };
  return { id: id && `${id}${tag}`, formId: `f${tag}`, draft, original: emptyDraft('note') };
};

await startSession();
await startRoute();
startVault();

beforeAll(async () => {
  status.value = statusOf(home, work);
  editing.value = form('');
  go({ screen: 'edit' });
  render(<PopupApp />);
  await screen.findByLabelText('Name', {}, { timeout: 10_000 });
  cleanup();
});
/** Both open, in a page that has heard of no lock. */
async function openBoth(): Promise<void> {
  status.value = null;
  await session.set({ overviewKeys: { [home.account.id]: 'AA==', [work.account.id]: 'AA==' } });
  await write(statusOf(home, work));
}

beforeEach(async () => {
  resetFakeExtension();
  route.value = HOME;
  editing.value = null;
  uploads.value = [];
  await openBoth();
});
afterEach(cleanup);

describe('a lock of one of two accounts', () => {
  it.each([
    ['a new item', null],
    ['an item', GITEA.id],
  ])(
    'leaves the form of %s of the other as it stands, with the keys that were typed and the focus',
    async (_, id) => {
      editing.value = form('@2', id);
      go({ screen: 'edit', itemId: editing.value.id, search: 'typed' });
      render(<PopupApp />);
      const field = screen.getByLabelText<HTMLInputElement>('Name');
      field.focus();
      fireEvent.input(field, { target: { value: 'Half a name more' } });
      await lock(home);
      expect(status.value?.accounts.map(({ state }) => state)).toEqual(['locked', 'unlocked']);
      expect(screen.getByLabelText('Name')).toBe(field);
      expect([field.value, document.activeElement]).toEqual(['Half a name more', field]);
      expect(route.value).toEqual({ ...HOME, screen: 'edit', itemId: id && AT_WORK });
      await lock(work);
      expect([editing.value, route.value]).toEqual([null, HOME]);
    },
  );

  it.each([
    ['a new item', null],
    ['an item', GITEA.id],
  ])('drops the form of %s of its own, also where it is not looked at', async (_, id) => {
    for (const looks of ['edit', 'vault'] as const) {
      editing.value = form('@2', id);
      go({ screen: looks, itemId: editing.value.id });
      await lock(work);
      expect([editing.value, route.value.screen, route.value.itemId]).toEqual([null, 'vault', null]);
      await openBoth();
    }
  });

  it('leaves an item of the other on the screen, and none of its own; no search, and no row of any', async () => {
    overview.value = vault([GITEA]);
    go({ screen: 'item', itemId: AT_WORK, search: 'gitea', selected: 'x' });
    await lock(home);
    expect(route.value).toEqual({ ...HOME, screen: 'item', itemId: AT_WORK });
    expect(overview.value).toBeNull();
    await openBoth();
    go({ screen: 'item', itemId: AT_WORK });
    await lock(work);
    expect(route.value).toBe(HOME);
  });

  it('breaks off its own files alone', async () => {
    answers.set('upload.begin', () => new Promise(() => undefined));
    const file = new File(['x'], 'sheet.pdf');
    for (const itemId of [GITEA.id, AT_WORK]) addFiles({ itemId, itemName: '', guard: () => ({}) }, [file]);
    await lock(home);
    await waitFor(() =>
      expect(uploads.value.map(({ itemId, cancel }) => [itemId, cancel.signal.aborted])).toEqual(
        expect.arrayContaining([[AT_WORK, false]]),
      ),
    );
    await lock(work);
    expect(uploads.value.every(({ cancel }) => cancel.signal.aborted)).toBe(true);
  });

  it('forgets what its own server can do', async () => {
    readAbilities();
    await waitFor(() => expect(abilitiesOf([GITEA.id, AT_WORK])).not.toBeNull());
    await lock(home);
    expect([abilitiesOf([GITEA.id]), abilitiesOf([AT_WORK])]).toEqual([null, { trash: true, archive: true }]);
  });

  it('leaves what is typed to sign in to a third one', async () => {
    const { signIn } = signingIn({ name: 'new-device', error: null });
    await write({ ...statusOf(home, work), signIn });
    render(<PopupApp />);
    const field = await screen.findByRole<HTMLInputElement>('textbox', {}, { timeout: 10_000 });
    fireEvent.input(field, { target: { value: '12' } });
    await lock(home);
    expect(screen.getByRole('textbox')).toBe(field);
    await lock(work);
    expect(screen.queryByRole('textbox')).not.toBe(field);
  });

  it.each([
    ['unlock', work, 'unlock'],
    ['sign-in', work, 'sign-in'],
    ['sign-in', home, 'vault'],
    ['add-account', null, 'add-account'],
    ['generator', null, 'vault'],
  ] as const)('leaves the screen %s where that is about another one', async (at, about, left) => {
    go({ screen: at, account: about?.account.id ?? null });
    await lock(home);
    expect(route.value.screen).toBe(left);
  });
});

it('A lock of all drops what is of any account, and of none', async () => {
  for (const screen of ['edit', 'item', 'add-account', 'unlock'] as const) {
    editing.value = form('@2');
    go({ screen, itemId: screen === 'item' ? AT_WORK : null, account: work.account.id });
    await lock(home, work);
    expect([editing.value, route.value]).toEqual([null, HOME]);
    await openBoth();
  }
});
