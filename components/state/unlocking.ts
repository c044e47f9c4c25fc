import { effect } from '@preact/signals';
import { browser, hasWindows, openUnlockWindow, surfaceOf } from '../../lib/browser';
import { ask } from '../../lib/protocol';
import type { AccountStatus, AccountSummary } from '../../lib/session';
import { closeWindow } from './close-window';
import { attempt } from './notice';
import { status } from './session';

/** True in the window that is opened for an authenticator alone. */
export const isUnlockWindow = (): boolean => new URLSearchParams(location.search).get('unlock') === 'key';

/** The account that the window was opened for. */
export const accountInWindow = (): string | null => new URLSearchParams(location.search).get('account');

/** The same as long as it is locked. */
export const lockedInWindow = (): AccountStatus | undefined =>
  status.value?.accounts.find(({ account, state }) => account.id === accountInWindow() && state === 'locked');

/** Where PIN and unlock keys are set up. */
export const openUnlockOptions = (): void =>
  attempt(browser.tabs.create({ url: browser.runtime.getURL('/options.html#lock' as never) }));

/** The toolbar's popup closes as soon as the browser's prompt takes the focus. */
const isPopup = (): boolean => location.pathname === '/popup.html' && surfaceOf(location) === 'popup';

/** Opens a window for the authenticator where this page would not outlive the prompt. False where it stays. */
export async function moveToWindow({ id }: AccountSummary): Promise<boolean> {
  if (!isPopup() || !hasWindows()) return false;
  await openUnlockWindow(id);
  window.close();
  return true;
}

/** Closes that window once the account is open, whatever has opened it. */
export function startUnlockWindow(): void {
  if (!isUnlockWindow()) return;
  effect(() => {
    const one = status.value?.accounts.find(({ account }) => account.id === accountInWindow());
    if (one?.state === 'unlocked') void closeWindow();
  });
}

/** Prompts come only in a page that has the focus; a new window gets it a moment after it is drawn. */
const focused = (): Promise<unknown> =>
  document.hasFocus()
    ? Promise.resolve()
    : new Promise((resolve) => addEventListener('focus', resolve, { once: true }));

/** Asks for an unlock key of an account, and unlocks it. */
export async function unlockWithKey(account: string, signal: AbortSignal): Promise<void> {
  const [{ askKey }, request] = await Promise.all([
    import('../../lib/webauthn'),
    ask('unlock.request', { account }),
  ]);
  await focused();
  await ask('unlock.withKey', { account, proof: await askKey(request, signal) });
}
