import type { Frame, Page } from 'playwright';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Filler } from '../../lib/fill/page';

interface FilledWindow {
  fillPage: { createFiller(): Filler };
  filler?: Filler;
}

type Message = { readonly name: 'page.describe' | 'page.settle' | 'page.apply'; readonly args: never };

/** Frames that an extension with `activeTab` is let into: those of the tab's own origin (sandboxed ones are not). */
async function isOpen(frame: Frame, page: Page): Promise<boolean> {
  return (await frame.evaluate(() => self.origin)) === new URL(page.url()).origin;
}

/**
 * Puts a real page of Playwright behind the extension's fake browser: `tabs.get`, `scripting.executeScript` and `tabs.sendMessage`
 * reach its frames, so that the background's own code fills it.
 * @param letIn which frames take the filler; by default those that `activeTab` opens.
 */
export function bridgeTab(
  page: Page,
  script: string,
  letIn: (frame: Frame, page: Page) => Promise<boolean> = isOpen,
) {
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation((async () => ({ id: 1, url: page.url() })) as never);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async () => {
    const results: { frameId: number }[] = [];
    for (const [frameId, frame] of page.frames().entries()) {
      if (!(await letIn(frame, page))) continue;
      const inject = `if (!self.filler) { ${script}; self.filler = fillPage.createFiller(); }`;
      await frame.evaluate(inject);
      results.push({ frameId });
    }
    return results;
  }) as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
    _tab: number,
    message: Message,
    options: { frameId: number },
  ) => {
    const frame = page.frames()[options.frameId];
    const result = await frame?.evaluate(({ name, args }) => {
      const { filler } = self as unknown as FilledWindow;
      if (name === 'page.settle') return filler?.settle();
      const answer: unknown = name === 'page.describe' ? filler?.describe() : filler?.apply(args);
      return answer;
    }, message);
    return result === undefined ? undefined : { ok: true, result };
  }) as never);
}

/** A box of a page: what it was marked as, and what stands in it. */
export interface Box {
  readonly role: string;
  readonly value: string;
  readonly kept: string;
  readonly digit: string | null;
  readonly state: string | null;
}

/** Every marked box of a page, in all frames and open shadow roots. */
export async function readBoxes(page: Page): Promise<Box[]> {
  const boxes = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(() => {
        const all = (root: Document | ShadowRoot): Element[] =>
          [...root.querySelectorAll('*')].flatMap((one) => [
            one,
            ...(one.shadowRoot ? all(one.shadowRoot) : []),
          ]);
        const marked = all(document).filter((one) => one instanceof HTMLInputElement && one.dataset.role);
        return (marked as HTMLInputElement[]).map(({ dataset, value }) => ({
          role: dataset.role ?? '',
          value,
          kept: dataset.kept ?? '',
          digit: dataset.digit ?? null,
          state: 'controlled' in dataset ? (dataset.state ?? '') : null,
        }));
      }),
    ),
  );
  return boxes.flat();
}
