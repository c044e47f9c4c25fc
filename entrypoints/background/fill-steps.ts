import { browser, fillStepsItem } from '../../lib/browser';
import { dropStep, type FieldRole, isStep, readStep } from '../../lib/fill';
import type { Item } from '../../lib/items';

/** The item with which a sign-in has begun in a tab; null where none is under way. */
export const readBegun = async (tabId: number): Promise<string | null> =>
  readStep(await fillStepsItem.get(), tabId, Date.now());

/** Notes what a fill means for the next page of the tab: the same item goes on there, or the sign-in has been given all it needs. */
export async function noteStep(tabId: number, item: Item, filled: readonly FieldRole[]): Promise<void> {
  if (item.kind !== 'login' || filled.length === 0) return;
  const others = dropStep(await fillStepsItem.get(), tabId, Date.now());
  const own = isStep(filled, item.values) ? { [tabId]: { id: item.id, at: Date.now() } } : {};
  await fillStepsItem.set({ ...others, ...own });
}

/** Forgets what has begun in a tab that is closed. Call at the worker's first turn. */
export function registerFillSteps(): void {
  browser.tabs.onRemoved.addListener((tabId) => {
    const forget = async () => {
      const steps = await fillStepsItem.get();
      if (tabId in steps) await fillStepsItem.set(dropStep(steps, tabId, Date.now()));
    };
    void forget();
  });
}
