/**
 * The stop-watch inside a page. It looks at roles and labels only, so that it fits any version of the list, and it runs where the
 * thing happens: how quick the driver is does not count. All times are milliseconds on the page's own clock.
 */
import type { Page } from 'playwright';

/** What is waited for. */
export type Sight =
  | { readonly kind: 'row' }
  /** The list says that it has so many lines, drawn or not. */
  | { readonly kind: 'lines'; readonly count: number }
  /** A row whose spoken name begins so. */
  | { readonly kind: 'named'; readonly start: string }
  /** Something that a selector finds. */
  | { readonly kind: 'drawn'; readonly selector: string };

/** One state of the session as the page was told of it. */
export interface StatusEntry {
  readonly at: number;
  readonly state: string;
  readonly step: string | null;
  readonly sync: string;
  readonly lastSynced: number | null;
  readonly revision: number;
}

export interface Settled {
  /** From the keystroke to the last change of the list; 0 when it did not change. */
  readonly change: number;
  /** From the keystroke to the end of the frame that shows it. */
  readonly paint: number;
}

export interface Probe {
  /** When the document's first frame was painted. */
  readonly blank: Promise<number>;
  /** When the first row was painted. */
  readonly opened: Promise<number>;
  /** When things happened last: `keydown`, `click`. */
  readonly at: Record<string, number>;
  /** When a value came into a password box, in Unix milliseconds. */
  filledAt: number | null;
  readonly statuses: StatusEntry[];
  /** The wait that `arm` began. */
  armed: Promise<number> | null;
  /** Resolves with the end of the frame that shows it. */
  when(sight: Sight): Promise<number>;
  /** Resolves when the list has been still for a while after the last keystroke. */
  settled(): Promise<Settled>;
  /** Begins to write down the session's states. */
  followStatus(): void;
}

declare global {
  var latchkeyProbe: Probe;
}

/** Goes into every page before its own scripts. Everything that it needs is inside of it. */
export function installProbe(): void {
  const QUIET_MS = 200;
  const ROW = '[role="option"], [data-line="row"]';
  const LIST_CHANGES: MutationObserverInit = {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-label', 'aria-setsize', 'style'],
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  /** The first task after the frame that is now being made. */
  const afterPaint = (): Promise<number> =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      requestAnimationFrame(() => channel.port2.postMessage(null));
    });

  const isSeen = (sight: Sight): boolean => {
    if (sight.kind === 'row') return document.querySelector(ROW) !== null;
    if (sight.kind === 'drawn') return document.querySelector(sight.selector) !== null;
    if (sight.kind === 'lines') {
      const row = document.querySelector('[role="option"][aria-setsize]');
      return Number(row?.getAttribute('aria-setsize') ?? 0) >= sight.count;
    }
    const rows = [...document.querySelectorAll('[role="option"][aria-label]')];
    return rows.some((row) => row.getAttribute('aria-label')?.startsWith(sight.start));
  };

  const when = (sight: Sight): Promise<number> =>
    new Promise((resolve) => {
      const look = () => {
        if (!isSeen(sight)) return false;
        observer.disconnect();
        resolve(afterPaint());
        return true;
      };
      const observer = new MutationObserver(look);
      if (look()) return;
      const attributeFilter = ['aria-setsize', 'aria-label', 'role'];
      observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter });
    });

  const key = { at: 0, change: 0, paint: 0, touched: 0 };
  const notePaint = async () => {
    key.touched = performance.now();
    key.paint = await afterPaint();
    key.touched = performance.now();
  };
  const watchList = new MutationObserver((records) => {
    const isInList = ({ target }: MutationRecord) =>
      Boolean((target instanceof Element ? target : target.parentElement)?.closest('main'));
    if (!records.some(isInList)) return;
    key.change = performance.now();
    void notePaint();
  });

  const at: Record<string, number> = {};
  for (const name of ['keydown', 'click'])
    addEventListener(
      name,
      (event) => {
        at[name] = event.timeStamp;
      },
      true,
    );
  const onInput = (event: Event) => {
    const now = performance.now();
    const isPassword = event.target instanceof HTMLInputElement && event.target.type === 'password';
    if (isPassword) latchkeyProbe.filledAt = performance.timeOrigin + now;
    Object.assign(key, { at: now, change: now, paint: now });
    watchList.observe(document, LIST_CHANGES);
    void notePaint();
  };
  addEventListener('input', onInput, true);

  const settled = async (): Promise<Settled> => {
    while (performance.now() - key.touched < QUIET_MS) await pause(QUIET_MS / 3);
    watchList.disconnect();
    return { change: key.change - key.at, paint: key.paint - key.at };
  };

  interface Status {
    readonly state: string;
    readonly revision: number;
    readonly sync: { readonly state: string; readonly lastSynced: number | null };
    readonly signIn: { readonly step: { readonly name: string; readonly at?: string } } | null;
  }
  interface StorageApi {
    readonly storage: {
      readonly onChanged: {
        addListener(listener: (changes: Record<string, { newValue?: unknown }>, area: string) => void): void;
      };
    };
  }
  const statuses: StatusEntry[] = [];
  const followStatus = () => {
    statuses.length = 0;
    const { chrome } = globalThis as unknown as { chrome: StorageApi };
    chrome.storage.onChanged.addListener((changes, area) => {
      const status = area === 'session' ? (changes.status?.newValue as Status | undefined) : undefined;
      if (!status) return;
      const { state, revision, sync, signIn } = status;
      const step = signIn ? `${signIn.step.name} ${signIn.step.at ?? ''}`.trim() : null;
      const told = { state, step, sync: sync.state, lastSynced: sync.lastSynced, revision };
      statuses.push({ at: performance.now(), ...told });
    });
  };

  const blank = new Promise<number>((resolve) => {
    addEventListener('DOMContentLoaded', () => resolve(afterPaint()), { once: true });
  });
  globalThis.latchkeyProbe = {
    blank,
    opened: when({ kind: 'row' }),
    at,
    filledAt: null,
    statuses,
    armed: null,
    when,
    settled,
    followStatus,
  };
}

/** The stop-watch of a page, from outside. */
export function probeOf(page: Page) {
  return {
    blank: () => page.evaluate(() => latchkeyProbe.blank),
    opened: () => page.evaluate(() => latchkeyProbe.opened),
    /** Begins to wait for something; `reached` gives the time. */
    arm: (sight: Sight) =>
      page.evaluate((what) => {
        latchkeyProbe.armed = latchkeyProbe.when(what);
      }, sight),
    reached: () => page.evaluate(() => latchkeyProbe.armed ?? Promise.reject(new Error('nothing is armed'))),
    at: (event: 'keydown' | 'click') => page.evaluate((name) => latchkeyProbe.at[name] ?? Number.NaN, event),
    settled: () => page.evaluate(() => latchkeyProbe.settled()),
    followStatus: () => page.evaluate(() => latchkeyProbe.followStatus()),
    statuses: () => page.evaluate(() => latchkeyProbe.statuses),
  };
}
