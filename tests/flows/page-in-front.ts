import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FillPlan } from '../../lib/fill';
import { sampleFrame } from '../pages/sample-facts';

const FORM = { words: 'Sign in', fields: [{ label: 'User name' }, { type: 'password', label: 'Password' }] };

/** A tab with a sign-in form in it, as the browser and the filler describe it. */
export interface PageInFront {
  readonly tabId: number;
  /** What was written into the fields since the last time, in order. */
  taken(): string[];
}

/** Puts a page with a sign-in form in front. Everything but the page itself is real. */
export function pageInFront(url: string): PageInFront {
  const tabId = 1;
  let delivered: string[] = [];
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation((async () => ({ id: tabId, url })) as never);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async () => [
    { frameId: 0 },
  ]) as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
    _tab: number,
    { name, args }: { name: string; args: FillPlan },
  ) => {
    if (name === 'page.describe') return { ok: true, result: sampleFrame([FORM], url) };
    delivered.push(...args.values.map(({ value }) => value));
    return { ok: true, result: { filled: args.values.map(({ role }) => role), skipped: [] } };
  }) as never);
  return {
    tabId,
    taken: () => {
      const taken = delivered;
      delivered = [];
      return taken;
    },
  };
}
