import type { ApplyReport, FillPlan, FrameFacts, PageLook } from '..';
import { applyPlan } from './apply';
import { type CaptureDeps, createCapture } from './capture';
import { describeFrame } from './describe';
import { findFields } from './fields';
import { createHandles } from './handles';
import { settleUntil } from './settle';
import { mayBeSeen } from './visibility';

/** What can be asked of the filler in one document. */
export interface Filler {
  describe(): FrameFacts;
  /** Waits a moment while the page is still at work. True once a field can be seen that the last look did not show. */
  settle(): Promise<boolean>;
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
  let shown = new Set<number>();
  const isNew = (field: Element): boolean => mayBeSeen(field) && !shown.has(handles.of(field));
  return {
    describe() {
      const facts = describe();
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
