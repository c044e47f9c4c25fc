import type { InTurn, StatusBoard } from '../../lib/account';
import { browser, quietSitesItem } from '../../lib/browser';
import {
  joinSteps,
  judgeOutcome,
  judgePage,
  type Meaning,
  readMeaning,
  type Shelf,
  STEP_MS,
  type Verdict,
  type Waiting,
} from '../../lib/capture';
import { type PageOutcome, type SentForm, understandForms } from '../../lib/fill';
import { siteKeyOf } from '../../lib/match';
import { type PageSender, type PageTarget, push } from '../../lib/protocol';
import type { SessionStatus } from '../../lib/session';
import { readSettings } from '../../lib/settings';
import { askOverlay, describeFrame, type Frame, startCapture } from './frames';
import type { PageListeners } from './site-access';

export interface CapturePagesDeps {
  readonly board: StatusBoard;
  readonly shelf: Shelf;
  readonly inTurn: InTurn;
  /** False for what the vault has already; true as long as it is locked. */
  readonly isWorthAsking: (waiting: Waiting) => Promise<boolean>;
  readonly arm: () => void;
}

/** Follows what is typed and sent in pages, until it can be asked whether to save it. */
export interface CapturePages {
  /** A field has the focus: what is typed from now on is remembered there. */
  focused(sender: PageSender): Promise<void>;
  submitted(sender: PageSender, sent: SentForm): Promise<void>;
  outcome(sender: PageSender, outcome: PageOutcome): Promise<void>;
  /** A tab has another page. */
  moved(tabId: number): Promise<void>;
  closed(tabId: number): Promise<void>;
  /** The session has changed: questions that stand in pages and cannot see that begin anew. */
  sessionChanged(before: SessionStatus, after: SessionStatus): Promise<void>;
}

/** What did not look taken is believed only of a page that comes this soon. Milliseconds. */
const DOUBT_MS = 20_000;

const top = (tabId: number): PageTarget => ({ tabId, frameId: 0 });

const lookAt = (target: PageTarget): Promise<Frame | null> => describeFrame(target).catch(() => null);

/** The steps of one sign-in may stand on several hosts of a site. */
const siteOf = (url: string): string => siteKeyOf(new URL(url).hostname) ?? new URL(url).host;

async function isWanted({ board }: CapturePagesDeps, { url }: PageSender): Promise<boolean> {
  const [{ offerToSave }, quiet, { state }] = await Promise.all([
    readSettings(),
    quietSitesItem.get(),
    board.read(),
  ]);
  return offerToSave && state !== 'signed-out' && !quiet.includes(new URL(url).hostname);
}

/** Shows the question in the tab, where it has not stood in this document. */
async function show(
  { shelf }: CapturePagesDeps,
  { tabId, token, shownIn, pagesLeft }: Waiting,
): Promise<void> {
  const frame = await lookAt(top(tabId));
  if (!frame || frame.facts.document === shownIn || pagesLeft === 0) return;
  await shelf.change(token, { shownIn: frame.facts.document, pagesLeft: pagesLeft - 1 });
  const asked = { page: 'save', token, tabId, frameId: 0 } as const;
  await askOverlay(frame.target, () => push(frame.target, 'page.showFrame', asked));
}

/** What was refused is forgotten; who it was stays for the next try. */
async function forgetPassword({ shelf }: CapturePagesDeps, waiting: Waiting): Promise<void> {
  const meaning = await shelf.open(waiting);
  await shelf.forget(waiting.token);
  if (!meaning || meaning.username === null) return;
  const name: Meaning = { ...meaning, act: 'name', password: null, old: null };
  await shelf.put({ ...waiting, act: 'name', isTaken: false, isDoubted: false }, name);
}

async function follow(deps: CapturePagesDeps, waiting: Waiting, verdict: Verdict): Promise<void> {
  const { shelf, isWorthAsking } = deps;
  if (verdict === 'refused') await forgetPassword(deps, waiting);
  else if (verdict === 'doubt') await shelf.change(waiting.token, { isDoubted: true });
  else if (verdict === 'taken') {
    if (!(await isWorthAsking(waiting))) return shelf.forget(waiting.token);
    await shelf.change(waiting.token, { isTaken: true });
    await show(deps, { ...waiting, isTaken: true });
  }
}

async function judgeFrame(deps: CapturePagesDeps, waiting: Waiting, { target, facts }: Frame): Promise<void> {
  const look = await startCapture(target).catch(() => null);
  if (!look) return;
  const asking = understandForms(facts).filter(({ form }) => form.passwords.length > 0);
  const purposes = asking.map(({ purpose }) => purpose);
  await follow(deps, waiting, judgePage(waiting.act, purposes, look));
}

/** A frame that has gone, or shows something else, has done its work. */
async function lookAtFrame(deps: CapturePagesDeps, tabId: number): Promise<void> {
  const waiting = await deps.shelf.sent(tabId);
  if (!waiting || waiting.frameId === 0 || waiting.act === 'name') return;
  const frame = await lookAt({ tabId, frameId: waiting.frameId });
  if (!frame) await follow(deps, waiting, 'taken');
  else if (frame.facts.document !== waiting.document) await judgeFrame(deps, waiting, frame);
}

/** A sandboxed document has a site's address, and is not of that site: what is typed there belongs to nobody. */
const isOfItsSite = ({ url }: PageSender, { facts }: SentForm): boolean =>
  facts.origin === new URL(url).origin;

async function submitted(deps: CapturePagesDeps, sender: PageSender, sent: SentForm): Promise<void> {
  const { shelf, arm } = deps;
  const meaning = readMeaning(sent);
  if (!meaning || !isOfItsSite(sender, sent) || !(await isWanted(deps, sender))) return;
  const { tabId, frameId, url } = sender;
  const at = Date.now();
  const before = await shelf.sent(tabId);
  const isStep = before && at - before.at < STEP_MS && siteOf(before.url) === siteOf(url);
  const { document } = sent.facts;
  const topDocument = frameId === 0 ? document : ((await lookAt(top(tabId)))?.facts.document ?? '');
  const state = { isTaken: false, isDoubted: false, shownIn: null, pagesLeft: 2 };
  const { act, ...whole } = joinSteps(isStep ? await shelf.open(before) : null, meaning);
  const kept = { tabId, frameId, document, topDocument, url, at, act, token: crypto.randomUUID(), ...state };
  await shelf.put(kept, { act, ...whole });
  arm();
  // A frame that is taken away cannot tell: the page around it reminds us to look.
  if (frameId !== 0) await startCapture(top(tabId), true).catch(() => undefined);
}

async function outcome(deps: CapturePagesDeps, sender: PageSender, told: PageOutcome): Promise<void> {
  const { shelf } = deps;
  const { tabId, frameId } = sender;
  if (told.state === 'look') return lookAtFrame(deps, tabId);
  const waiting = await shelf.sent(tabId);
  if (waiting?.frameId === frameId) return follow(deps, waiting, judgeOutcome(waiting.act, told));
  const asked = await shelf.taken(tabId);
  // The form is there again: it had only been covered while the site thought.
  if (told.state !== 'back' || asked?.frameId !== frameId) return;
  await forgetPassword(deps, asked);
  await push(top(tabId), 'page.hideFrame', null).catch(() => undefined);
}

async function moved(deps: CapturePagesDeps, tabId: number): Promise<void> {
  const { shelf } = deps;
  const waiting = await shelf.sent(tabId);
  const asked = await shelf.taken(tabId);
  if (asked) await show(deps, asked);
  if (!waiting || waiting.act === 'name') return;
  const frame = await lookAt(top(tabId));
  if (!frame || frame.facts.document === waiting.topDocument) return;
  if (waiting.isDoubted && Date.now() - waiting.at > DOUBT_MS) await forgetPassword(deps, waiting);
  else await judgeFrame(deps, waiting, frame);
}

async function renew({ shelf }: CapturePagesDeps): Promise<void> {
  const shown = (await shelf.all()).filter(({ isTaken, shownIn }) => isTaken && shownIn !== null);
  const renewals = shown.map(({ tabId, token }) => push(top(tabId), 'page.renewFrame', { token }));
  await Promise.allSettled(renewals);
}

/** @see CapturePages */
export function createCapturePages(deps: CapturePagesDeps): CapturePages {
  const { shelf, inTurn } = deps;
  const focused = async (sender: PageSender): Promise<void> => {
    if (await isWanted(deps, sender)) await startCapture(sender);
  };
  return {
    focused,
    submitted: (sender, sent) => inTurn(() => submitted(deps, sender, sent)),
    outcome: (sender, told) =>
      told.state === 'filled' ? focused(sender) : inTurn(() => outcome(deps, sender, told)),
    moved: (tabId) => inTurn(() => moved(deps, tabId)),
    closed: (tabId) => inTurn(() => shelf.forgetTab(tabId)),
    sessionChanged: async (before, after) => {
      if (before.state !== after.state) await renew(deps);
    },
  };
}

type Updated = Parameters<typeof browser.tabs.onUpdated.addListener>[0];

/** Hears of other pages in tabs, and of tabs that are closed. */
export function captureListeners({ moved, closed }: CapturePages, ready: Promise<void>): PageListeners {
  const updated: Updated = (tabId, { status }) => {
    if (status === 'complete') void ready.then(() => moved(tabId)).catch(() => undefined);
  };
  const removed = (tabId: number): void => void closed(tabId).catch(() => undefined);
  return {
    start() {
      browser.tabs.onUpdated.addListener(updated);
      browser.tabs.onRemoved.addListener(removed);
    },
    stop() {
      browser.tabs.onUpdated.removeListener(updated);
      browser.tabs.onRemoved.removeListener(removed);
    },
  };
}
