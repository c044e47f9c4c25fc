import { createInTurn, readAccounts } from '../../lib/account';
import { originsOf } from '../../lib/api';
import { browser, quietSitesItem } from '../../lib/browser';
import type { ServerUrls } from '../../lib/session';
import { readSettings, SETTINGS, type SettingName } from '../../lib/settings';
import { addWatcher } from './frames';

const ID = 'watcher';

type Registered = Parameters<typeof browser.scripting.registerContentScripts>[0][number];

/** Options that act in pages by themselves. */
const ACTING = (['suggestOnPages', 'offerToSave'] as const satisfies readonly SettingName[]).map((name) => ({
  name,
  origins: SETTINGS[name].leave.origins,
}));

const ofHost = (host: string): string[] => [`https://${host}/*`, `http://${host}/*`];

/** What the browser is to run in pages; null where nothing acts in pages, or the browser does not allow it. */
async function wanted(): Promise<Registered | null> {
  const settings = await readSettings();
  const acting = ACTING.find(({ name }) => settings[name]);
  if (!acting) return null;
  const origins = (await browser.permissions.getAll()).origins ?? [];
  if (origins.length === 0) return null;
  const quiet = await quietSitesItem.get();
  return {
    id: ID,
    js: ['/watcher.js'],
    matches: [...acting.origins],
    excludeMatches: quiet.flatMap(ofHost),
    allFrames: true,
    runAt: 'document_idle',
  };
}

/** Open tabs keep what they have; those that the browser lets us into get the watcher now. */
async function reachOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['https://*/*', 'http://*/*'] });
  const hosts = new Set(await quietSitesItem.get());
  const loud = tabs.filter(({ url }) => url && !hosts.has(new URL(url).hostname));
  await Promise.all(loud.map(({ id }) => (id === undefined ? null : addWatcher(id).catch(() => undefined))));
}

async function settle(): Promise<void> {
  const script = await wanted();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (!script) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  } else if (registered) await browser.scripting.updateContentScripts([script]);
  else {
    await browser.scripting.registerContentScripts([script]);
    await reachOpenTabs();
  }
}

const inTurn = createInTurn();

/**
 * Brings the browser's list of scripts for pages in step with the options, the sites that are left alone, and what the browser allows.
 * Whoever changes one of these asks for it: listening to all that is stored would start this worker with every key in the popup.
 */
export const settleSiteAccess = (): Promise<void> => inTurn(settle).catch(() => undefined);

/** Nothing of ours acts in pages of this host from now on. */
export async function leaveAlone(hostname: string): Promise<void> {
  const quiet = await quietSitesItem.get();
  if (!quiet.includes(hostname)) await quietSitesItem.set([...quiet, hostname]);
  await settleSiteAccess();
}

/** What follows the pages in tabs. Each call is like the first one. */
export interface PageListeners {
  start(): void;
  stop(): void;
}

/** What the sign-in asks for, and the web vault where a second factor is asked for there. */
function ofAccount(urls: ServerUrls): string[] {
  const { protocol, hostname } = new URL(urls.webVault);
  return [...originsOf(urls), `${protocol}//${hostname}/*`];
}

/** More than the servers of accounts, which everybody allows. */
async function seesPages(): Promise<boolean> {
  const { origins = [] } = await browser.permissions.getAll();
  const ofServers = (await readAccounts()).flatMap(({ urls }) => ofAccount(urls));
  return origins.some((origin) => !ofServers.includes(origin));
}

/**
 * Follows the pages in tabs only where the browser lets us see what they are: it starts this worker for each listener at each page, also
 * for one that may learn nothing. Call at the worker's first turn, when nobody knows yet what has started it.
 */
export function followPages(listeners: readonly PageListeners[]): void {
  const settleListeners = async (): Promise<void> => {
    const isSeeing = await seesPages();
    for (const { start, stop } of listeners) isSeeing ? start() : stop();
  };
  for (const { start } of listeners) start();
  const again = (): void => void settleListeners().catch(() => undefined);
  again();
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
}

/** Settles whenever the browser allows something else, and as it starts. Call at the worker's first turn. */
export function keepSiteAccess(): void {
  const again = (): void => void settleSiteAccess();
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  browser.runtime.onInstalled.addListener(again);
  browser.runtime.onStartup.addListener(again);
}
