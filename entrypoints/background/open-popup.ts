import { browser } from '../../lib/browser';

/** `action.openPopup` is missing in the polyfill's types and in older browsers. */
interface PopupAction {
  openPopup?: () => Promise<void>;
}

/** Asks for a look, on the toolbar button of one tab. */
export const MARK = '!';

/**
 * Opens our popup, where a person sees what was in the way. Browsers refuse that outside a click or a key press of theirs; then a
 * mark on the toolbar button of this tab asks for a look. The mark goes with the page.
 */
export async function openPopup(tabId: number): Promise<void> {
  try {
    const { openPopup: open } = browser.action as PopupAction;
    if (!open) throw new Error('missing');
    await open.call(browser.action);
  } catch {
    await browser.action.setBadgeText({ tabId, text: MARK });
  }
}
