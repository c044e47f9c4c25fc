import type { ApplyReport, FillPlan, FrameFacts, PageLook } from '..';
import { applyPlan } from './apply';
import { type CaptureDeps, createCapture } from './capture';
import { collect, type Found, findFields } from './collect';
import { describeFound, describeFrame } from './describe';
import { createHandles } from './handles';
import { settleUntil } from './settle';
import { finishInSlices } from './slices';
import { mayBeSeen } from './visibility';

/** What is asked so soon after something else is asked about the same moment. Milliseconds. */
const MOMENT = 50;

/** What can be asked of the filler in one document. */
export interface Filler {
  describe(): Promise<FrameFacts>;
  /** Waits a moment while the page is still at work. True once a field can be seen that the last look did not show. */
  settle(): Promise<boolean>;
  apply(plan: FillPlan): Promise<ApplyReport>;
  /** From now on, what is typed and sent here is told; and what stands here now. */
  capture(args: { readonly looksAgain: boolean }): Promise<PageLook>;
}

/** A name for this document. `randomUUID` is missing on pages without TLS. */
function createToken(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}

/** Walks through the document, once for all that is asked in a moment: a focus has it described, and what is typed followed. */
function createLook(): () => Promise<Found> {
  let last: Promise<Found> | null = null;
  const forget = (): void => {
    last = null;
  };
  return () => {
    last ??= finishInSlices(collect()).finally(() => setTimeout(forget, MOMENT));
    return last;
  };
}

/** Creates the filler of this document. It holds no values until it is told to capture them, and changes nothing until a plan is applied. */
export function createFiller(tell: Pick<CaptureDeps, 'sent' | 'outcome'>): Filler {
  const handles = createHandles();
  const token = createToken();
  const look = createLook();
  const capture = createCapture({ handles, look, describe: () => describeFrame(handles, token), ...tell });
  let shown = new Set<number>();
  const isNew = (field: Element): boolean => mayBeSeen(field) && !shown.has(handles.of(field));
  return {
    async describe() {
      const facts = await finishInSlices(describeFound(await look(), handles, token));
      shown = new Set(facts.fields.filter(({ visible }) => visible).map(({ handle }) => handle));
      return facts;
    },
    settle: () => settleUntil(() => findFields().some(isNew)),
    apply: async (plan) => {
      const report = await applyPlan(plan, handles, token);
      capture.filled(plan.values.map(({ handle }) => handle));
      return report;
    },
    capture: capture.start,
  };
}
