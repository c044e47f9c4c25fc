import { computed, effect, signal } from '@preact/signals';
import { browser } from '../../lib/browser';
import type { SiteInfo } from '../../lib/fill';
import { ask } from '../../lib/protocol';
import { status } from './session';

/** The page in front and what fits it; null when there is none that can be filled; undefined until it is known. */
export const site = signal<SiteInfo | null | undefined>(undefined);

/** The tab that this window speaks for: the one in front, or the one that a detached window was opened for. */
async function frontTab(): Promise<number | undefined> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

export async function loadSite(): Promise<void> {
  const tabId = await frontTab().catch(() => undefined);
  site.value = tabId === undefined ? null : await ask('fill.site', { tabId }).catch(() => null);
}

/** Asks about the page in front when the vault is open, and again when its items have changed. */
export function startSite(): void {
  const opened = computed(() => (status.value?.state === 'unlocked' ? status.value.revision : null));
  effect(() => {
    if (opened.value === null) site.value = undefined;
    else void loadSite();
  });
}
