import { browser } from './browser';

/** Where a page of ours is shown: the toolbar's popup, a tab, or the panel at the side of the window. */
export type SurfaceName = 'popup' | 'tab' | 'panel';

/** What the polyfill's types do not name: Chromium's panel and Firefox's, and the popup opened by a page. */
interface SurfaceApis {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
  readonly action: { openPopup?(): Promise<void> };
}

const apis = browser as unknown as SurfaceApis;

/** The address of the popup's page as it is shown there. */
export const surfaceUrl = (name: SurfaceName): string => browser.runtime.getURL(`/popup.html?in=${name}`);

/** The surface that this page stands in. */
export function surfaceOf({ search }: { readonly search: string }): SurfaceName {
  const name = new URLSearchParams(search).get('in');
  return name === 'tab' || name === 'panel' ? name : 'popup';
}

async function openPanel(): Promise<void> {
  // Firefox opens it only within the click itself: nothing may be awaited before.
  if (apis.sidebarAction) return apis.sidebarAction.open();
  const { id: windowId } = await browser.windows.getCurrent();
  if (windowId !== undefined) await apis.sidePanel?.open({ windowId });
}

/** True in browsers that have a panel at the side of a window. */
export const hasPanel = (): boolean => (apis.sidebarAction ?? apis.sidePanel) !== undefined;

/** False on telephones, where each page of ours is a tab. */
export const hasWindows = (): boolean => browser.windows !== undefined;

/** False in Firefox's private windows: it keeps an extension's database from pages there (bugzilla.mozilla.org 1841806). */
export const hasDatabase = (): boolean => !browser.extension.inIncognitoContext;

const UNLOCK_WINDOW = { type: 'popup', width: 420, height: 480 } as const;

/** Opens the popup's page in a small window of its own, to unlock an account with an authenticator. Rejects where no window can be opened. */
export async function openUnlockWindow(account: string): Promise<void> {
  const named = new URLSearchParams({ unlock: 'key', account });
  await browser.windows.create({ ...UNLOCK_WINDOW, url: `${surfaceUrl('tab')}&${named}` });
}

/** Opens the popup's page there. To be called within a click or key press. Rejects where the browser does not let it. */
export async function openSurface(name: SurfaceName): Promise<void> {
  if (name === 'panel') await openPanel();
  else if (name === 'tab') await browser.tabs.create({ url: surfaceUrl('tab') });
  else await apis.action.openPopup?.();
}
