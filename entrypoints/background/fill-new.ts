import { CodedError } from '../../lib/errors';
import {
  type FillReport,
  findRules,
  type PageRules,
  planNewPassword,
  takesNewPassword,
} from '../../lib/fill';
import type { Generated } from '../../lib/generator';
import { hostOf } from '../../lib/match';
import { fillFrames } from './fill-frames';
import type { Correct } from './frames';
import { requirePage } from './front-page';
import { type FieldTarget, lookAt } from './look-at';

export interface FillNewDeps {
  /** Keeps what was generated. */
  readonly noteMade: (entry: Generated) => Promise<void>;
  /** Puts what the person has said about the fields of a page beside them. */
  readonly correct?: Correct;
}

export interface NewPassword {
  readonly tabId: number;
  readonly password: string;
  readonly kind?: Generated['kind'];
  /** One field: its form in its frame is filled, and no other. Without it the form that suits best. */
  readonly at?: FieldTarget;
  /** What the person has typed into the page may be replaced. */
  readonly overwrite?: boolean;
}

/**
 * Puts a password that was generated into the boxes for a new one, and for its repetition, of one form: never where the present one
 * goes, and only into frames of the page's own origin. It is kept before it is written: a page may take it and be gone.
 * @throws CodedError those of `fillFrames`; `locked` where it cannot be kept.
 */
export async function fillNew(
  { noteMade, correct }: FillNewDeps,
  { tabId, password, kind = 'password', at, overwrite }: NewPassword,
): Promise<FillReport> {
  const page = await requirePage(tabId);
  const frames = await lookAt(tabId, at, correct);
  const { report } = await fillFrames(
    frames,
    {
      uris: [],
      isForAnySite: true,
      overwrite,
      suits: (facts) => planNewPassword(facts, password).fit,
      plan: async (facts) => {
        const { result } = planNewPassword(facts, password);
        if (result.refused === null)
          await noteMade({ value: password, kind, host: page.host, at: Date.now() });
        return result;
      },
    },
    page,
  );
  return report;
}

const TOP_FRAME = 0;

async function readRules({ correct }: FillNewDeps, tabId: number): Promise<PageRules | null> {
  const page = await requirePage(tabId);
  const frames = await lookAt(tabId, undefined, correct);
  const { origin, host } = new URL(page.url);
  const top = frames.find(({ target }) => target.frameId === TOP_FRAME);
  const found = top && hostOf(top.facts.url) === page.host ? findRules(top.facts) : null;
  const takesNew = frames.some(({ facts }) => facts.origin === origin && takesNewPassword(facts));
  if (!found && !takesNew) return null;
  return { host, takesNew, ...(found ?? { rules: '', maxLength: null }) };
}

/** What the page itself says about its passwords; null where it says nothing: that is no reason to make none. */
export async function rulesOf(deps: FillNewDeps, tabId: number): Promise<PageRules | null> {
  try {
    return await readRules(deps, tabId);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
}
