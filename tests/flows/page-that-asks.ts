import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageLook, SentForm } from '../../lib/fill';
import type { PageSender } from '../../lib/protocol';
import { type SampleForm, sampleFrame } from '../pages/sample-facts';

/** What stands in a document. */
interface Shown {
  readonly url: string;
  readonly document: string;
  readonly forms: readonly SampleForm[];
  readonly look: PageLook;
}

const QUIET: PageLook = { passwords: 0, hasError: false, isRefused: false };

/** A tab whose pages come and go, as the browser and our scripts in it describe it. */
export interface AskingTab {
  readonly tabId: number;
  /** Another page comes. */
  go(url: string, forms?: readonly SampleForm[], look?: Partial<PageLook>): void;
  /** A frame in the page; null: it is taken away. */
  frame(url: string | null): void;
  sender(frameId?: number): PageSender;
  /** What the document has, of a form that was sent. */
  sent(form: SentForm, frameId?: number): SentForm;
  /** The tokens of the frames of ours that were shown since the last time; `hide` where one was taken away, `again` where one begins anew. */
  shown(): string[];
}

/** Puts a page in front. Everything but the page itself is real. */
export function askingTab(first: string, tabId = 1): AskingTab {
  let count = 0;
  let shown: string[] = [];
  const make = (url: string, forms: readonly SampleForm[] = [], look: Partial<PageLook> = {}): Shown => {
    count += 1;
    return { url, forms, document: `document ${tabId}.${count}`, look: { ...QUIET, ...look } };
  };
  let page = make(first);
  let inner: Shown | null = null;
  const at = (frameId: number): Shown | null => (frameId === 0 ? page : inner);
  const frameOf = (target: { frameIds?: number[] }): number => target.frameIds?.[0] ?? 0;
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation((async () => ({ id: tabId, url: page.url })) as never);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async ({
    target,
  }: {
    target: object;
  }) => {
    const frameId = frameOf(target);
    if (!at(frameId)) throw new Error('no frame');
    return [{ frameId }];
  }) as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
    _: number,
    { name, args }: { name: string; args: { token: string } },
    { frameId }: { frameId: number },
  ) => {
    const there = at(frameId);
    if (!there) throw new Error('no frame');
    if (name === 'page.describe')
      return { ok: true, result: { ...sampleFrame(there.forms, there.url), document: there.document } };
    if (name === 'page.capture') return { ok: true, result: there.look };
    if (name === 'page.renewFrame') shown.push(`again ${args.token}`);
    else shown.push(name === 'page.showFrame' ? args.token : 'hide');
    return { ok: true };
  }) as never);
  return {
    tabId,
    go: (url, forms, look) => {
      page = make(url, forms, look);
      inner = null;
    },
    frame: (url) => {
      inner = url === null ? null : make(url);
    },
    sender: (frameId = 0) => ({ tabId, frameId, url: at(frameId)?.url ?? page.url, topUrl: page.url }),
    sent: (form, frameId = 0) => {
      const { url, document } = at(frameId) ?? page;
      return { ...form, facts: { ...form.facts, url, origin: new URL(url).origin, document } };
    },
    shown: () => {
      const tokens = shown;
      shown = [];
      return tokens;
    },
  };
}
