import { browser, fillCycleItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import {
  type ApplyReport,
  asksForCode,
  chooseFor,
  type FillPlan,
  type FillReport,
  findOffers,
  findRules,
  makePlan,
  type Offer,
  type PageRules,
  refuseFrame,
  sendsElsewhere,
} from '../../lib/fill';
import type { Item, Overview } from '../../lib/items';
import { hostOf, type MatchOptions, matchUri } from '../../lib/match';
import { type PageTarget, push } from '../../lib/protocol';
import { type Correct, describeFrame, describeFrames, type Frame } from './frames';

export interface FillTabDeps {
  /** Opens one item for use; rejects with the codes of the secret gate. */
  readonly openItem: (id: string, password?: string) => Promise<Item>;
  /** The one-time code of an item at this moment. */
  readonly code: (id: string) => Promise<string>;
  /** The logins that may fit a page of this host. */
  readonly siteRows: (hostname: string) => Promise<readonly Overview[]>;
  /** Groups of sites that share their logins. */
  readonly sitesAsOne: () => Promise<readonly (readonly string[])[]>;
  /** Puts what the person has said about the fields of a page beside them. */
  readonly correct?: Correct;
  /** Notes that an item was filled. */
  readonly noteUse: (id: string) => Promise<void>;
}

export interface FillRequest {
  readonly id: string;
  readonly tabId: number;
  readonly password?: string;
  /** One field: its form in its frame is filled, and no other. Without it the form that suits best. */
  readonly at?: PageTarget & { readonly handle: number };
}

export interface FillTab {
  /**
   * Fills one item into a tab: a login where its addresses fit, a card or an identity where the page is secure.
   * @throws CodedError `page-not-fillable`, `page-no-fields`, `page-other-site`, `page-not-secure`, `page-changed`, and those of `openItem`.
   */
  fill(args: FillRequest): Promise<FillReport>;
  /**
   * Fills the best login that was saved for this very host; called again within five seconds, the next one. A login of a
   * neighbouring host is for the person to choose in the list, where both hosts can be read.
   * @throws CodedError `not-found` when nothing is near enough, and those of `fill`.
   */
  fillBest(tabId: number): Promise<FillReport>;
  /** What the page itself, without its frames, says about its passwords; null where it says nothing, or cannot be asked. */
  rules(tabId: number): Promise<PageRules | null>;
}

const CYCLE_MILLISECONDS = 5000;

/** Address and host of the page in a tab, as the browser tells them. */
async function readPage(tabId: number): Promise<{ url: string; host: string } | null> {
  const { url } = await browser.tabs.get(tabId);
  if (!url || !/^https?:/.test(url)) return null;
  const host = hostOf(url);
  return host === null ? null : { url, host };
}

async function requirePage(tabId: number): Promise<{ url: string; host: string }> {
  const page = await readPage(tabId);
  if (!page) throw new CodedError('page-not-fillable');
  return page;
}

/** False when the tab has gone to another origin: another host or port, or from https to http. */
async function isStillAt(tabId: number, url: string): Promise<boolean> {
  const now = await readPage(tabId);
  return now !== null && new URL(now.url).origin === new URL(url).origin;
}

/** What people have once, and use everywhere. */
const belongsToNoSite = ({ kind }: Item): boolean => kind === 'card' || kind === 'identity';

/** The frame whose form suits best among those that pass the gate. @throws CodedError when there is none. */
function chooseFrame(frames: readonly Frame[], item: Item, topUrl: string, options: MatchOptions): Frame {
  const judged = frames.map((frame) => ({
    frame,
    target: chooseFor(item, frame.facts),
    refusal: refuseFrame({
      uris: item.uris,
      isForAnySite: belongsToNoSite(item),
      frame: frame.facts,
      topUrl,
      options,
    }),
  }));
  const open = judged.filter(({ refusal, target }) => refusal === null && target !== null);
  const [best] = open.sort((a, b) => (b.target?.score ?? 0) - (a.target?.score ?? 0));
  if (best) return best.frame;
  // The refusal of a frame that has a form says more than the silence of one that has none.
  const told = judged.find(({ refusal, target }) => refusal !== null && target !== null) ?? judged[0];
  throw new CodedError(told?.refusal ?? 'page-no-fields', { host: hostOf(topUrl) ?? '' });
}

/** Hands the plan to one frame. The document's mark and origin in it are checked there once more. */
async function deliver(target: PageTarget, plan: FillPlan): Promise<ApplyReport> {
  let report: ApplyReport;
  try {
    report = await push(target, 'page.apply', plan);
  } catch {
    throw new CodedError('page-changed');
  }
  const isElsewhere = report.skipped.some(
    ({ reason }) => reason === 'wrong-document' || reason === 'wrong-origin',
  );
  if (isElsewhere && report.filled.length === 0) throw new CodedError('page-changed');
  return report;
}

/** Frames as they are now. While a frame of ours has the keyboard, the field that it stands beside counts as having it. */
async function lookAt(
  tabId: number,
  at: FillRequest['at'],
  correct: Correct | undefined,
): Promise<readonly Frame[]> {
  if (!at) return describeFrames(tabId, correct);
  const frame = await describeFrame(at, correct);
  if (!frame) throw new CodedError('page-changed');
  const fields = frame.facts.fields.map((field) => ({ ...field, focused: field.handle === at.handle }));
  return [{ ...frame, facts: { ...frame.facts, fields } }];
}

async function fill(
  { openItem, code, sitesAsOne, correct }: FillTabDeps,
  { id, tabId, password, at }: FillRequest,
): Promise<FillReport> {
  const { url, host } = await requirePage(tabId);
  const item = await openItem(id, password);
  const options = { equivalentDomains: await sitesAsOne() };
  const { target, facts } = chooseFrame(await lookAt(tabId, at, correct), item, url, options);
  const needsCode = Boolean(item.values.totp) && asksForCode(facts);
  const result = makePlan(item, facts, { code: needsCode ? await code(id) : null });
  if (result.refused !== null) throw new CodedError(result.refused, { host });
  const { plan, action } = result;
  if (!(await isStillAt(tabId, url))) throw new CodedError('page-changed');
  const { filled, skipped } = await deliver(target, plan);
  const sendsTo = sendsElsewhere(action, facts.url);
  const report = { filled: filled.length, planned: plan.values.length, skipped, host };
  return sendsTo === null ? report : { ...report, sendsTo };
}

const TOP_FRAME = 0;

async function rules({ correct }: FillTabDeps, tabId: number): Promise<PageRules | null> {
  const { url, host } = await requirePage(tabId);
  const top = (await describeFrames(tabId, correct)).find(({ target }) => target.frameId === TOP_FRAME);
  const found = top && hostOf(top.facts.url) === host ? findRules(top.facts) : null;
  return found && { host: new URL(url).host, ...found };
}

/** No rules are no reason to make no password. */
async function rulesOrNone(deps: FillTabDeps, tabId: number): Promise<PageRules | null> {
  try {
    return await rules(deps, tabId);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
}

/** The offer after the one that was filled a moment ago in the same place, else the first. */
async function nextOffer(offers: readonly Offer[], tabId: number, host: string): Promise<Offer | undefined> {
  const last = await fillCycleItem.get();
  const isSoon =
    last && last.tabId === tabId && last.host === host && Date.now() - last.at < CYCLE_MILLISECONDS;
  const index = isSoon ? offers.findIndex(({ id }) => id === last.id) + 1 : 0;
  return offers[index % offers.length];
}

/** Fills pages in front of the person. It knows nothing of accounts: what it needs of the vault comes in. */
export function createFillTab(deps: FillTabDeps): FillTab {
  const fillOne: FillTab['fill'] = (args) => fill(deps, args);
  return {
    fill: fillOne,
    rules: (tabId) => rulesOrNone(deps, tabId),
    async fillBest(tabId) {
      const { url, host } = await requirePage(tabId);
      const rows = await deps.siteRows(new URL(url).hostname);
      const near = findOffers(rows, url, matchUri).filter(
        ({ quality }) => quality === 'page' || quality === 'host',
      );
      const offer = await nextOffer(near, tabId, host);
      if (!offer) throw new CodedError('not-found');
      await fillCycleItem.set({ tabId, host, id: offer.id, at: Date.now() });
      const report = await fillOne({ id: offer.id, tabId });
      await deps.noteUse(offer.id);
      return report;
    },
  };
}
