import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
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

/** The protocol's name for the tab that a page is in. */
async function tabTargetOf(session: CDPSession, page: Page): Promise<string> {
  const own = await page.context().newCDPSession(page);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  await own.detach();
  const tabs = await targets(session, [{ type: 'tab' }]);
  const url = targetInfo.url;
  const found = tabs.filter((tab) => tab.url === url).at(-1);
  if (!found) throw new Error(`No tab shows ${url}`);
  return found.targetId;
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
): Promise<{ page: Page; disconnect: () => Promise<void> }> {
  await over.bringToFront();
  const session = await browserSession(context);
  const targetId = await tabTargetOf(session, over);
  await session.send('Extensions.triggerAction' as never, { id: extensionId, targetId } as never);
  const prefix = `chrome-extension://${extensionId}/popup.html`;
  const before = new Set(context.pages().map((page) => page.url()));
  await until('the popup', async () =>
    (await targets(session)).find(
      ({ type, url }) => type === 'page' && url.startsWith(prefix) && !before.has(url),
    ),
  );
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  const second = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await until('the popup as a page', async () =>
    second
      .contexts()
      .flatMap((each) => each.pages())
      .find((each) => each.url().startsWith(prefix) && !before.has(each.url())),
  );
  await session.detach();
  return { page, disconnect: () => second.close() };
}
