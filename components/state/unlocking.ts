import { effect } from '@preact/signals';
import { browser, hasWindows, openUnlockWindow, surfaceOf } from '../../lib/browser';
import { ask } from '../../lib/protocol';
import { closeWindow } from './close-window';
import { attempt } from './notice';
import { status } from './session';

/** True in the window that is opened for an authenticator alone. */
export const isUnlockWindow = (): boolean => new URLSearchParams(location.search).get('unlock') === 'key';

/** Where PIN and unlock keys are set up. */
export const openUnlockOptions = (): void =>
  attempt(browser.tabs.create({ url: browser.runtime.getURL('/options.html#lock' as never) }));

/** The toolbar's popup closes as soon as the browser's prompt takes the focus. */
const isPopup = (): boolean => location.pathname === '/popup.html' && surfaceOf(location) === 'popup';

/** Opens a window for the authenticator where this page would not outlive the prompt. False where it stays. */
export async function moveToWindow(): Promise<boolean> {
  if (!isPopup() || !hasWindows()) return false;
  await openUnlockWindow();
  window.close();
  return true;
}

/** Closes that window once the account is open, whatever has opened it. */
export function startUnlockWindow(): void {
  if (!isUnlockWindow()) return;
  effect(() => {
    if (status.value?.state === 'unlocked') void closeWindow();
  });
}

/** Prompts come only in a page that has the focus; a new window gets it a moment after it is drawn. */
const focused = (): Promise<unknown> =>
  document.hasFocus()
    ? Promise.resolve()
    : new Promise((resolve) => addEventListener('focus', resolve, { once: true }));

/** Asks for an unlock key, and unlocks with it. */
export async function unlockWithKey(signal: AbortSignal): Promise<void> {
  const [{ askKey }, request] = await Promise.all([import('../../lib/webauthn'), ask('unlock.request')]);
  await focused();
  await ask('unlock.withKey', { proof: await askKey(request, signal) });
}
