// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '../../lib/errors';
import type { SessionStatus } from '../../lib/session';
import { answers, asked, fakeExtension, resetFakeExtension } from '../../tests/gallery/fake-extension';
import { ACCOUNT, UNLOCKED } from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { followActivity, onLock, startSession, status } = await import('./session');
const { go, HOME, route, startRoute } = await import('./route');
const { reprompt, withReprompt } = await import('./reprompt');
const { notice, showNotice, showToast, toast } = await import('./notice');
const { draft, startDraft } = await import('./sign-in');
const { overview, startVault } = await import('./vault');
const { list, startList } = await import('./list');
const { settings } = await import('./settings');
const { vault, GITEA } = await import('../../tests/gallery/samples');

const { session, local } = fakeExtension.storage;
/** As the background writes it: of the one account, and of all together. */
const store = (change: Partial<SessionStatus>) => {
  const { account = UNLOCKED.account, state = 'unlocked', revision, locks, signIn, ...own } = change;
  const lastLock = locks ?? 0;
  const accounts =
    account && state !== 'signed-out' ? [{ ...ACCOUNT, ...own, account, state, lastLock }] : [];
  return session.set({ status: { ...UNLOCKED, ...change, accounts } });
};
const forgotten = vi.fn();

const touches = () => asked.filter(({ name }) => name === 'account.touch').length;

await startSession();
await startRoute();
await startDraft();
startVault();
startList();
onLock(forgotten);

beforeEach(async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  resetFakeExtension();
  await session.set({ overviewKeys: { [ACCOUNT.account.id]: 'AA==' } });
  // A page that has just been opened, which has heard of no lock.
  status.value = null;
  await store({});
  forgotten.mockClear();
});
afterEach(() => vi.useRealTimers());

/** Something of everything that a page holds of an open vault. */
async function fillPage(): Promise<void> {
  overview.value = vault([GITEA]);
  go({ screen: 'item', itemId: GITEA.id, search: 'gitea' });
  showToast('Password copied');
  showNotice('Filled 1 of 2 fields');
  await local.set({ signInDraft: { server: '{"region":"eu"}', email: 'pat@hollis.dev' } });
  await startDraft();
  const act = vi.fn(async () => {
    throw new CodedError('reprompt-needed');
  });
  void withReprompt('Gitea', act);
  await vi.waitFor(() => expect(reprompt.value).not.toBeNull());
  expect(list.value.rows).toBeGreaterThan(0);
}

function expectEmpty(): void {
  expect(route.value).toBe(HOME);
  expect(overview.value).toBeNull();
  expect(reprompt.value).toBeNull();
  expect([notice.value, toast.value]).toEqual([null, null]);
}

describe('a lock', () => {
  it('empties this page before anything is drawn', async () => {
    await fillPage();
    await local.remove('signInDraft');
    await session.set({ popupRoute: { search: 'gitea' } });
    await store({ state: 'locked', locks: 1 });
    expectEmpty();
    expect(list.value.rows).toBe(0);
    await vi.waitFor(() => expect(draft.value.email).toBe(''));
    await vi.waitFor(async () => expect(await session.get('popupRoute')).toEqual({}));
  });

  it('that this page has seen first is not undone by what the background tells of the time before', async () => {
    await fillPage();
    await session.remove('overviewKeys');
    await vi.waitFor(() => expect(status.value?.state).toBe('locked'));
    forgotten.mockClear();
    await store({ state: 'unlocked', locks: 0, revision: 7 });
    expect(status.value?.state).toBe('locked');
    await store({ state: 'locked', locks: 1 });
    expect(forgotten).not.toHaveBeenCalled();
    await store({ state: 'unlocked', locks: 1 });
    expect(status.value?.state).toBe('unlocked');
  });

  it('that is a sign-out leaves the server in the form, however early this page has seen its keys go', async () => {
    await fillPage();
    await local.remove('signInDraft');
    await session.remove('overviewKeys');
    await vi.waitFor(() => expect(draft.value).toEqual({ server: { region: 'us' }, email: '' }));
    await local.set({ signInDraft: { server: '{"region":"eu"}', email: '' } });
    await store({ state: 'signed-out', account: null, locks: 1 });
    await vi.waitFor(() => expect(draft.value).toEqual({ server: { region: 'eu' }, email: '' }));
  });

  it('is not followed by a note of the place', async () => {
    go({ search: 'gitea' });
    await store({ state: 'locked', locks: 1 });
    go({ search: 'typed too late' });
    await vi.advanceTimersByTimeAsync(60_000);
    dispatchEvent(new Event('pagehide'));
    expect(await session.get('popupRoute')).toEqual({});
  });

  it('is one for the page, whether the key of the list or the word of the background comes first', async () => {
    await session.remove('overviewKeys');
    const atFirst = status.peek()?.locks;
    await store({ state: 'locked', locks: UNLOCKED.locks + 1 });
    expect(status.peek()?.locks).toBe(atFirst);
    expect(forgotten).toHaveBeenCalledTimes(1);
  });

  it('that was begun by a background which then was stopped locks this page all the same', async () => {
    await fillPage();
    await session.remove('overviewKeys');
    expect(status.value?.state).toBe('locked');
    expectEmpty();
  });

  it('of an account that is locked already drops what was typed since', async () => {
    await store({ state: 'locked', locks: 1 });
    forgotten.mockClear();
    await store({ state: 'locked', locks: 2 });
    expect(forgotten).toHaveBeenCalledOnce();
  });

  it('is no other change of the session', async () => {
    await store({ revision: 2 });
    await store({ revision: 2, lockAt: Date.now() + 60_000, lockSetAt: Date.now() });
    expect(forgotten).not.toHaveBeenCalled();
  });
});

describe('the deadline', () => {
  it('locks this page by itself, and has the background do so', async () => {
    await store({ lockAt: Date.now() + 30_000, lockSetAt: Date.now() });
    await fillPage();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(status.value?.state).toBe('unlocked');
    const before = touches();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(touches()).toBe(before + 1);
    expect(overview.value).toBeNull();
    expect(route.value).toBe(HOME);
  });

  it('that has passed shows no vault from the first moment', async () => {
    await store({ lockAt: Date.now() - 1, lockSetAt: Date.now() - 60_000 });
    expect(status.value?.state).toBe('locked');
    await store({ lockAt: Date.now() + 60_000, lockSetAt: Date.now() + 600_000 });
    expect(status.value?.state).toBe('locked');
  });
});

describe('a page in use', () => {
  it.each([
    [1, 15_000],
    [15, 60_000],
  ] as const)('moves the deadline of %i minutes every %i ms at most', async (minutes, every) => {
    settings.value = { ...settings.value, lockAfterMinutes: minutes };
    const target = new EventTarget();
    followActivity(target);
    const before = touches();
    await vi.advanceTimersByTimeAsync(every - 1_000);
    target.dispatchEvent(new Event('keydown'));
    expect(touches()).toBe(before);
    await vi.advanceTimersByTimeAsync(1_500);
    target.dispatchEvent(new Event('keydown'));
    target.dispatchEvent(new Event('keydown'));
    expect(touches()).toBe(before + 1);
    answers.clear();
  });
});
