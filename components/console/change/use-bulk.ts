import { useEffect, useState } from 'preact/hooks';
import type { ErrorInfo } from '../../../lib/errors';
import type { Member } from '../../../lib/protocol';
import type { MemberDeed } from '../changing';
import { picked } from '../changing';
import { members } from '../lists';
import type { ChangeState } from './ChangeDialog';
import { MEMBER_DEEDS } from './deeds';
import { type BulkPlan, perhapsDone, planBulk } from './plan-bulk';
import type { Outcome } from './run-each';
import { type Each, stateOf, useEach } from './use-each';
import { useWork } from './use-work';

interface State {
  /** Null until the list has been read. */
  readonly plan: BulkPlan | null;
  readonly hasMoved: boolean;
  readonly error: ErrorInfo | null;
}

/** The same change of several members. */
export interface Bulk {
  readonly plan: BulkPlan;
  readonly change: ChangeState;
  readonly each: Each<Member>;
}

const isPerhaps = ({ error }: Outcome<Member>): boolean => error?.code === 'perhaps-done';

/** Done or perhaps done is not done again: those are picked no more. */
function unpick(outcomes: readonly Outcome<Member>[]): void {
  const over = new Set(outcomes.filter((one) => one.error === null || isPerhaps(one)).map(({ of }) => of.id));
  picked.value = new Set([...picked.peek()].filter((id) => !over.has(id)));
}

/** What is left after a run: those who were refused or not tried; who is perhaps done is left out. */
function afterRun(
  out: BulkPlan['out'],
  outcomes: readonly Outcome<Member>[],
  left: readonly Member[],
): BulkPlan {
  const failed = outcomes.filter(({ error }) => error !== null);
  return {
    rows: [...failed.filter((one) => !isPerhaps(one)).map(({ of }) => of), ...left],
    out: [...out, ...failed.filter(isPerhaps).map(({ of }) => perhapsDone(of))],
  };
}

const NOTHING: BulkPlan = { rows: [], out: [] };

/**
 * Reads the list anew before it is shown what is going to happen, and once more before it happens: who is not what was shown is left out.
 * @param onDone with how many, when all that were chosen are done.
 */
export function useBulk(deed: MemberDeed, chosen: readonly Member[], onDone: (count: number) => void): Bulk {
  const [state, setState] = useState<State>({ plan: null, hasMoved: false, error: null });
  const { work, cancel, ...at } = useWork((error) => setState((before) => ({ ...before, error })));
  const plan = state.plan ?? NOTHING;
  const each = useEach<Member>((outcomes, left) => {
    void members.renew();
    unpick(outcomes);
    const next = afterRun(plan.out, outcomes, left);
    setState({ plan: next, hasMoved: false, error: null });
    if (next.rows.length + next.out.length === 0) onDone(outcomes.length);
  });
  const open = () =>
    work(async (watch) =>
      setState({ plan: planBulk(chosen, await members.anew(watch)), hasMoved: false, error: null }),
    );
  const send = () =>
    work(async (watch) => {
      const { rows, out } = planBulk(plan.rows, await members.anew(watch));
      const hasMoved = out.length > 0;
      setState({ plan: { rows, out: [...plan.out, ...out] }, hasMoved, error: null });
      if (!hasMoved) each.run(rows, (one) => (who) => MEMBER_DEEDS[deed].send(who, one.id));
    });
  useEffect(() => {
    open();
    return cancel;
  }, []);
  const ran = stateOf(each, false, send);
  const change: ChangeState = {
    ...ran,
    isRead: state.plan !== null,
    isBusy: at.isBusy || ran.isBusy,
    hasMoved: state.hasMoved,
    error: at.isBusy ? null : (state.error ?? ran.error),
    waiting: at.waiting,
    open,
    cancel: () => {
      cancel();
      each.stop();
    },
  };
  return { plan, change, each };
}
