import type { ApplyReport, FillPlan, FrameFacts, PageLook } from '..';
import { applyPlan } from './apply';
import { type CaptureDeps, createCapture } from './capture';
import { describeFrame } from './describe';
import { createHandles } from './handles';

/** What can be asked of the filler in one document. */
export interface Filler {
  describe(): FrameFacts;
  apply(plan: FillPlan): Promise<ApplyReport>;
  /** From now on, what is typed and sent here is told; and what stands here now. */
  capture(args: { readonly looksAgain: boolean }): PageLook;
}

/** A name for this document. `randomUUID` is missing on pages without TLS. */
function createToken(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}

/** Creates the filler of this document. It holds no values until it is told to capture them, and changes nothing until a plan is applied. */
export function createFiller(tell: Pick<CaptureDeps, 'sent' | 'outcome'>): Filler {
  const handles = createHandles();
  const token = createToken();
  const describe = (): FrameFacts => describeFrame(handles, token);
  const capture = createCapture({ handles, describe, ...tell });
  return {
    describe,
    apply: async (plan) => {
      const report = await applyPlan(plan, handles, token);
      capture.filled(plan.values.map(({ handle }) => handle));
      return report;
    },
    capture: capture.start,
  };
}
