import { browser } from '../../lib/browser';
import type { Corrections } from '../../lib/corrections';
import { CodedError } from '../../lib/errors';
import {
  chooseFor,
  correctFrame,
  type ExplainedFrame,
  explainForms,
  type FieldCorrections,
  type Fillable,
  refuseFrame,
  reportOf,
  sendsInTheClear,
  webAddress,
} from '../../lib/fill';
import type { Item } from '../../lib/items';
import type { MatchOptions, SavedUri } from '../../lib/match';
import type { FillExplanation } from '../../lib/protocol';
import { type Correct, describeFrames, type Frame } from './frames';
import type { MatchOptionsOf } from './match-options';
import type { SiteOffers } from './site-offers';

export interface ExplainTabDeps {
  /** Opens one item. Nothing of it but its name leaves the background. */
  readonly openItem: (id: string) => Promise<Item>;
  readonly offers: SiteOffers;
  readonly matchOptions: MatchOptionsOf;
  readonly corrections: Corrections['of'];
}

/**
 * Tells of each frame of the page in a tab what its fields are, what would be filled and what not.
 * @param id the item in question; the one that fits best, or any login at all, unless told.
 * @throws CodedError `page-not-fillable`, `locked`, `not-found`.
 */
export type ExplainTab = (args: { tabId: number; id?: string }) => Promise<FillExplanation>;

/** Knows what was said about the fields of a frame's host; while locked that is nothing. */
export function createCorrectFacts(of: Corrections['of']): Correct {
  const said = (host: string) =>
    of(host).catch((error: unknown): FieldCorrections => {
      if (error instanceof CodedError && error.info.code === 'locked') return new Map();
      throw error;
    });
  return async (facts) => {
    const address = webAddress(facts.url);
    return correctFrame(facts, address ? await said(address.host) : new Map());
  };
}

interface Subject {
  readonly item: Fillable & { readonly uris: readonly SavedUri[] };
  readonly isForAnySite: boolean;
  readonly shown: FillExplanation['item'];
}

/** Stands for any login at all: where would it go? */
const ANY_LOGIN: Subject = {
  item: { kind: 'login', uris: [], values: { username: 'x', password: 'x', totp: 'x' } },
  isForAnySite: true,
  shown: null,
};

const subjectOf = (item: Item): Subject => ({
  item,
  isForAnySite: item.kind === 'card' || item.kind === 'identity',
  shown: { id: item.id, name: item.name ?? '' },
});

/** A code of the usual length: that there is one counts here, not which. */
const SOME_CODE = '000000';

function judge({ facts }: Frame, { item, isForAnySite }: Subject, topUrl: string, options: MatchOptions) {
  const choice = chooseFor(item, facts, item.values.totp ? SOME_CODE : null);
  const refusal = refuseFrame({ uris: item.uris, isForAnySite, frame: facts, topUrl, options });
  const isInTheClear = choice !== null && sendsInTheClear(choice.action, facts.url);
  return { facts, choice, refusal: refusal ?? (isInTheClear ? ('page-not-secure' as const) : null) };
}

type Judged = ReturnType<typeof judge>;

const scoreOf = ({ choice, refusal }: Judged): number =>
  choice === null || refusal !== null ? Number.NEGATIVE_INFINITY : choice.score;

function explainFrames(judged: readonly Judged[]): ExplainedFrame[] {
  const best = judged.reduce<Judged | null>((top, one) => {
    const isBetter = scoreOf(one) > (top === null ? Number.NEGATIVE_INFINITY : scoreOf(top));
    return isBetter ? one : top;
  }, null);
  return judged.map((one) => ({
    url: one.facts.url,
    refusal: one.refusal,
    isChosen: one === best,
    forms: explainForms(one.facts, one === best ? (one.choice?.values ?? []) : []),
  }));
}

const textsOf = ({ values }: Fillable): string[] =>
  Object.values(values).filter((value) => typeof value === 'string');

/** Explains what a fill does, or would do. */
export function createExplainTab(deps: ExplainTabDeps): ExplainTab {
  const { openItem, offers, matchOptions, corrections } = deps;
  const correct = createCorrectFacts(corrections);

  async function findSubject(url: string, id?: string): Promise<Subject> {
    const offer = id === undefined ? (await offers(url))[0] : undefined;
    const found = id ?? offer?.id;
    if (found === undefined) return ANY_LOGIN;
    const item = await openItem(found);
    return subjectOf(item);
  }

  return async ({ tabId, id }) => {
    const address = webAddress((await browser.tabs.get(tabId)).url);
    if (!address) throw new CodedError('page-not-fillable');
    const subject = await findSubject(address.href, id);
    const options = subject.shown ? await matchOptions(subject.shown.id) : {};
    const frames = await describeFrames(tabId, correct);
    const explained = explainFrames(frames.map((frame) => judge(frame, subject, address.href, options)));
    const secrets = subject === ANY_LOGIN ? [] : textsOf(subject.item);
    return {
      host: address.host,
      item: subject.shown,
      frames: explained.map(({ url, ...frame }) => ({ ...frame, host: webAddress(url)?.host ?? '' })),
      report: reportOf(explained, secrets),
    };
  };
}
