import { fillCycleItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import {
  asksForCode,
  chooseFor,
  type FillReport,
  isFilled,
  isNear,
  makePlan,
  type Offer,
  type PageRules,
} from '../../lib/fill';
import type { Item } from '../../lib/items';
import { type Filled, fillFrames } from './fill-frames';
import { type FillNewDeps, fillNew, type NewPassword, rulesOf } from './fill-new';
import { noteStep, readBegun } from './fill-steps';
import { describeFrames, type Frame, settleFrames } from './frames';
import { type FrontPage, requirePage } from './front-page';
import { type FieldTarget, lookAt } from './look-at';
import type { MatchOptionsOf } from './match-options';
import type { SiteOffers } from './site-offers';

export interface FillTabDeps extends FillNewDeps {
  /** Opens one item for use; rejects with the codes of the secret gate. */
  readonly openItem: (id: string, password?: string) => Promise<Item>;
  /** The one-time code of an item at this moment. */
  readonly code: (id: string) => Promise<string>;
  readonly offers: SiteOffers;
  readonly matchOptions: MatchOptionsOf;
  /** Notes that an item was filled. */
  readonly noteUse: (id: string) => Promise<void>;
}

/** What a person asks for, and has said yes to. */
export interface FillRequest {
  readonly id: string;
  readonly tabId: number;
  readonly password?: string;
  /** One field: its form in its frame is filled, and no other. Without it the form that suits best. */
  readonly at?: FieldTarget;
  /** Origin of a frame of another site that may be filled. */
  readonly allowFrame?: string;
  /** What the person has typed into the page may be replaced. */
  readonly overwrite?: boolean;
}

export interface FillTab {
  /**
   * Fills one item into a tab: a login where its addresses fit, a card or an identity where the page is secure. Frames of another
   * origin only when they are named in `allowFrame`.
   * @throws CodedError `page-not-fillable`, `page-no-fields`, `page-other-site`, `page-not-secure`, `page-frame-other-site`,
   * `page-has-values`, `page-changed`, and those of `openItem`.
   */
  fill(request: FillRequest): Promise<FillReport>;
  /**
   * Fills the login that a sign-in has begun with in this tab, else the best one that was saved for this very host; called again
   * within five seconds on what it has filled, the next one. A login of a neighbouring host is for the person to choose in the list,
   * where both hosts can be read.
   * @throws CodedError `not-found` when nothing is near enough, and those of `fill`.
   */
  fillBest(tabId: number): Promise<FillReport>;
  /** Puts a generated password into the boxes for a new one. @throws CodedError as `fillNew` does. */
  fillNew(request: NewPassword): Promise<FillReport>;
  /** What the page itself, without its frames, says about its passwords; null where it says nothing, or cannot be asked. */
  rules(tabId: number): Promise<PageRules | null>;
}

const CYCLE_MILLISECONDS = 5000;

/** What people have once, and use everywhere. */
const belongsToNoSite = ({ kind }: Item): boolean => kind === 'card' || kind === 'identity';

async function fillItem(
  { code, matchOptions }: FillTabDeps,
  item: Item,
  page: FrontPage,
  frames: readonly Frame[],
  terms: Pick<FillRequest, 'allowFrame' | 'overwrite'> = {},
): Promise<FillReport> {
  const { roles, report }: Filled = await fillFrames(
    frames,
    {
      uris: item.uris,
      isForAnySite: belongsToNoSite(item),
      isForSeveralFrames: item.kind === 'card',
      ...terms,
      options: await matchOptions(item.id),
      suits: (facts) => chooseFor(item, facts)?.score ?? null,
      plan: async (facts) => {
        const needsCode = Boolean(item.values.totp) && asksForCode(facts);
        return makePlan(item, facts, { code: needsCode ? await code(item.id) : null });
      },
    },
    page,
  );
  await noteStep(page.tabId, item, roles);
  return report;
}

/** The same, but a page without fields for it that is still at work (it loads, or slides a form in) is looked at once more. */
const fillOnceThere: typeof fillItem = async (deps, item, page, frames, terms) => {
  try {
    return await fillItem(deps, item, page, frames, terms);
  } catch (error) {
    const isEmpty = error instanceof CodedError && error.info.code === 'page-no-fields';
    if (!isEmpty || !(await settleFrames(frames))) throw error;
    return fillItem(deps, item, page, await describeFrames(page.tabId, deps.correct), terms);
  }
};

interface Offers {
  /** Saved for this very host. */
  readonly near: readonly Offer[];
  /** The one that a sign-in has begun with in this tab. */
  readonly begun: Offer | undefined;
}

async function offersFor({ offers }: FillTabDeps, page: FrontPage): Promise<Offers> {
  const all = await offers(page.url);
  const begunId = await readBegun(page.tabId);
  return { near: all.filter(isNear), begun: all.find(({ id }) => id === begunId) };
}

/** What was filled a moment ago in the same place and still stands there: whoever asks again wants another login. */
async function lastFilled({ tabId, host }: FrontPage, frames: readonly Frame[]): Promise<string | null> {
  const last = await fillCycleItem.get();
  const isSoon =
    last && last.tabId === tabId && last.host === host && Date.now() - last.at < CYCLE_MILLISECONDS;
  return isSoon && frames.some(({ facts }) => isFilled(facts)) ? last.id : null;
}

function nextOffer({ near, begun }: Offers, last: string | null): Offer | undefined {
  if (last === null) return begun ?? near[0];
  const index = near.findIndex(({ id }) => id === last) + 1;
  return near[index % near.length] ?? begun;
}

/** Fills pages in front of the person. It knows nothing of accounts: what it needs of the vault comes in. */
export function createFillTab(deps: FillTabDeps): FillTab {
  return {
    async fill({ id, tabId, password, at, ...yes }) {
      const page = await requirePage(tabId);
      // Looked at first: what is chosen is for the documents of this moment, and for none that comes while the item is opened.
      const frames = await lookAt(tabId, at, deps.correct);
      const item = await deps.openItem(id, password);
      const run = at ? fillItem : fillOnceThere;
      return run(deps, item, page, frames, yes);
    },
    fillNew: (request) => fillNew(deps, request),
    rules: (tabId) => rulesOf(deps, tabId),
    async fillBest(tabId) {
      const page = await requirePage(tabId);
      const offers = await offersFor(deps, page);
      if (!nextOffer(offers, null)) throw new CodedError('not-found');
      const frames = await describeFrames(tabId, deps.correct);
      const offer = nextOffer(offers, await lastFilled(page, frames));
      if (!offer) throw new CodedError('not-found');
      await fillCycleItem.set({ tabId, host: page.host, id: offer.id, at: Date.now() });
      const report = await fillOnceThere(deps, await deps.openItem(offer.id), page, frames);
      await deps.noteUse(offer.id);
      return report;
    },
  };
}
