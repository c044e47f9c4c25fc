import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ApplyReport, FillPlan, FrameFacts } from '../../lib/fill';

export interface SampleTab {
  /** What was handed to the frames, in order. */
  readonly delivered: FillPlan[];
  /** Roles and values of the last plan. */
  last(): string[][] | undefined;
}

/** Takes everything. */
const takeAll = ({ values }: FillPlan): ApplyReport => ({
  filled: values.map(({ role }) => role),
  skipped: [],
});

/**
 * A tab with these frames in it, the first of them the page itself, in the fake browser.
 * @param apply what a frame does with a plan.
 */
export function sampleTab(
  frames: readonly FrameFacts[],
  { url = frames[0]?.url, apply = takeAll }: { url?: string; apply?: (plan: FillPlan) => ApplyReport } = {},
): SampleTab {
  const delivered: FillPlan[] = [];
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 1, url } as never);
  const found = frames.map((_, frameId) => ({ frameId }));
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockResolvedValue(found as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
    _tab: number,
    { name, args }: { name: string; args: FillPlan },
    { frameId }: { frameId: number },
  ) => {
    if (name === 'page.describe') return { ok: true, result: frames[frameId] };
    delivered.push(args);
    return { ok: true, result: apply(args) };
  }) as never);
  return { delivered, last: () => delivered.at(-1)?.values.map(({ role, value }) => [role, value]) };
}
