import type { ApplyReport, FillPlan, FrameFacts } from '..';
import { applyPlan } from './apply';
import { describeFrame } from './describe';
import { createHandles } from './handles';

/** What can be asked of the filler in one document. */
export interface Filler {
  describe(): FrameFacts;
  apply(plan: FillPlan): Promise<ApplyReport>;
}

/** A name for this document. `randomUUID` is missing on pages without TLS. */
function createToken(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}

/** Creates the filler of this document. It holds no values and changes nothing until a plan is applied. */
export function createFiller(): Filler {
  const handles = createHandles();
  const token = createToken();
  return {
    describe: () => describeFrame(handles, token),
    apply: (plan) => applyPlan(plan, handles, token),
  };
}
