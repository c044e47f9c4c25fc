import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { until } from './until';

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser.');
  return browser.newBrowserCDPSession();
}

export async function targets(session: CDPSession, filter?: readonly { type: string }[]): Promise<Target[]> {
  const { targetInfos } = await session.send('Target.getTargets', filter ? { filter: [...filter] } : {});
  return targetInfos;
}

async function targetOf(page: Page): Promise<Target> {
  const own = await page.context().newCDPSession(page);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  await own.detach();
  return targetInfo;
}

/** The protocol's name for the tab that a page is in. */
async function tabTargetOf(session: CDPSession, page: Page): Promise<string> {
  const { url } = await targetOf(page);
  const tabs = await targets(session, [{ type: 'tab' }]);
  const found = tabs.filter((tab) => tab.url === url).at(-1);
  if (!found) throw new Error(`No tab shows ${url}`);
  return found.targetId;
}

/** The page of a second connection that is this target. */
async function pageOfTarget(browser: Browser, targetId: string): Promise<Page | null> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const target = await targetOf(page).catch(() => null);
    if (target?.targetId === targetId) return page;
  }
  return null;
}

/**
 * Presses the toolbar button over a page. The popup is seen only by a second connection that is made once it is there; it is an
 * ordinary page on that one. `Extensions.triggerAction` grants activeTab, `action.openPopup` would not.
 */
export async function openChromiumPopup(
  context: BrowserContext,
  profile: string,
  extensionId: string,
  over: Page,
): Promise<Page> {
  await over.bringToFront();
  const session = await browserSession(context);
  const popups = async () =>
    (await targets(session)).filter(({ url }) =>
      url.startsWith(`chrome-extension://${extensionId}/popup.html`),
    );
  const before = new Set((await popups()).map(({ targetId }) => targetId));
  const tab = await tabTargetOf(session, over);
  await session.send('Extensions.triggerAction' as never, { id: extensionId, targetId: tab } as never);
  const popup = await until('the popup', async () =>
    (await popups()).find(({ targetId }) => !before.has(targetId)),
  );
  await session.detach();
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  const second = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await until('the popup as a page', () => pageOfTarget(second, popup.targetId));
  page.once('close', () => void second.close().catch(() => undefined));
  return page;
}
