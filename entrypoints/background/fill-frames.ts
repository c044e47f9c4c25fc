import { CodedError } from '../../lib/errors';
import {
  type ApplyReport,
  type FieldRole,
  type FillPlan,
  type FillReport,
  type FrameFacts,
  type GateRequest,
  isSecure,
  type PlanResult,
  refuseFrame,
  type SkipReason,
  sendsElsewhere,
} from '../../lib/fill';
import { push } from '../../lib/protocol';
import type { Frame } from './frames';
import { type FrontPage, isStillAt } from './front-page';

/** What is to be put into a page, and where it may go. */
export interface Load extends Pick<GateRequest, 'uris' | 'isForAnySite' | 'allowFrame' | 'options'> {
  /** What the person has typed there may be replaced. */
  readonly overwrite?: boolean | undefined;
  /** It comes apart: each frame gets what it asks for. */
  readonly isForSeveralFrames?: boolean;
  /** How well a frame suits; null where it asks for nothing of this. */
  readonly suits: (facts: FrameFacts) => number | null;
  readonly plan: (facts: FrameFacts) => Promise<PlanResult>;
}

export interface Filled {
  readonly report: FillReport;
  readonly roles: readonly FieldRole[];
}

interface Judged {
  readonly frame: Frame;
  readonly refusal: ReturnType<typeof refuseFrame>;
  readonly fit: number | null;
}

const byFit = (a: Judged, b: Judged): number => (b.fit ?? 0) - (a.fit ?? 0);

/** The refusal of a frame that has a form says more than the silence of one that has none. */
function refusalOf(judged: readonly Judged[], { host }: FrontPage): CodedError {
  const told = judged.filter(({ fit }) => fit !== null).sort(byFit);
  const answerable = told.find(({ refusal }) => refusal === 'page-frame-other-site');
  const { frame, refusal } = answerable ?? told[0] ?? judged[0] ?? {};
  if (refusal !== 'page-frame-other-site' || !frame)
    return new CodedError(refusal ?? 'page-no-fields', { host });
  const { host: frameHost, origin } = new URL(frame.facts.url);
  return new CodedError(refusal, { host: frameHost, page: host, origin });
}

/** Those frames that pass the gate and ask for it: the best one, or all for what comes apart. @throws CodedError when there is none. */
function chooseFrames(frames: readonly Frame[], load: Load, page: FrontPage): Frame[] {
  const judged = frames.map((frame) => ({
    frame,
    fit: load.suits(frame.facts),
    refusal: refuseFrame({ ...load, frame: frame.facts, topUrl: page.url }),
  }));
  const open = judged.filter(({ refusal, fit }) => refusal === null && fit !== null).sort(byFit);
  const isAllowed = ({ frame }: Judged) => frame.facts.origin === load.allowFrame;
  const wanted = load.allowFrame === undefined ? open : open.filter(isAllowed);
  if (wanted.length === 0) throw refusalOf(judged, page);
  const isMany = load.isForSeveralFrames && load.allowFrame !== undefined;
  return wanted.slice(0, isMany ? wanted.length : 1).map(({ frame }) => frame);
}

/** Hands a plan to one frame. The document's mark and origin in it are checked there once more. */
async function deliver({ target }: Frame, plan: FillPlan): Promise<ApplyReport> {
  let report: ApplyReport;
  try {
    report = await push(target, 'page.apply', plan);
  } catch {
    throw new CodedError('page-changed');
  }
  const has = (...reasons: readonly SkipReason[]) =>
    report.skipped.some(({ reason }) => reasons.includes(reason));
  if (has('typed')) throw new CodedError('page-has-values');
  if (has('wrong-document', 'wrong-origin') && report.filled.length === 0)
    throw new CodedError('page-changed');
  return report;
}

async function fillFrame(frame: Frame, load: Load, page: FrontPage): Promise<Filled> {
  const { host } = page;
  const { facts } = frame;
  const result = await load.plan(facts);
  if (result.refused !== null) throw new CodedError(result.refused, { host });
  if (!(await isStillAt(page))) throw new CodedError('page-changed');
  const { filled, skipped } = await deliver(frame, { ...result.plan, overwrite: load.overwrite === true });
  const sendsTo = sendsElsewhere(result.action, facts.url);
  const report = {
    filled: filled.length,
    planned: result.plan.values.length,
    skipped,
    host,
    ...(sendsTo !== null && { sendsTo }),
    ...(!isSecure(facts.origin) && { isInTheClear: true as const }),
  };
  return { report, roles: filled };
}

const join = (one: Filled, other: Filled): Filled => ({
  roles: [...one.roles, ...other.roles],
  report: {
    ...one.report,
    ...other.report,
    filled: one.report.filled + other.report.filled,
    planned: one.report.planned + other.report.planned,
    skipped: [...one.report.skipped, ...other.report.skipped],
  },
});

/**
 * Puts something into the page of a tab: the one way by which values reach a page. Every frame passes the gate first.
 * @throws CodedError the gate's refusals, those of the plan, `page-no-fields`, `page-has-values`, `page-changed`.
 */
export async function fillFrames(frames: readonly Frame[], load: Load, page: FrontPage): Promise<Filled> {
  const [first, ...others] = chooseFrames(frames, load, page);
  if (!first) throw new CodedError('page-no-fields', { host: page.host });
  let filled = await fillFrame(first, load, page);
  for (const frame of others) filled = join(filled, await fillFrame(frame, load, page));
  return filled;
}
