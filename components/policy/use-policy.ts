import { useEffect, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import { ask, type OfOrganization } from '../../lib/protocol';
import { t } from '../../lib/text';
import { isCancelled, once, read } from '../console/connection';
import { policyName } from '../console/labels';
import { policies } from '../console/lists';
import type { Waiting } from '../console/patience';
import { showToast } from '../state/notice';
import { type Task, useTask } from '../ui/use-task';
import { makesCollections, nameToSend, type OwnName, useOwnName } from './own-name';
import { isSameState, type PolicyState } from './plan-policy';
import { controlsOf } from './policy-controls';
import { type Draft, withDraft } from './policy-draft';

/** A policy as the server has it now; null for one that was never saved. */
async function fetchPolicy(
  type: number,
  signal: AbortSignal,
  waiting: (now: Waiting | null) => void,
): Promise<PolicyState | null> {
  try {
    const act = (who: OfOrganization) => ask('org.policy', { ...who, type });
    const { enabled, data } = await read(act, { signal, waiting });
    return { enabled, data };
  } catch (error) {
    if (toErrorInfo(error).code === 'org-missing') return null;
    throw error;
  }
}

/** What is read of a policy, and again when the person wants it. */
function useBase(type: number) {
  const [base, setBase] = useState<PolicyState | null | undefined>(undefined);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [run] = useState(() => new AbortController());
  const fetchNow = () => fetchPolicy(type, run.signal, setWaiting);
  const load = () => {
    setError(null);
    fetchNow().then(setBase, (reason: unknown) => {
      if (!isCancelled(reason)) setError(toErrorInfo(reason));
    });
  };
  useEffect(() => {
    load();
    return () => run.abort(new DOMException('', 'AbortError'));
  }, []);
  return { base, setBase, error, waiting, load, fetchNow };
}

export interface PolicyView {
  /** Undefined while it comes; null: never saved. */
  readonly base: PolicyState | null | undefined;
  readonly error: ErrorInfo | null;
  readonly waiting: Waiting | null;
  readonly load: () => void;
  readonly draft: Draft;
  readonly after: PolicyState;
  readonly own: OwnName;
  /** Somebody else has changed it since it was read. */
  readonly hasMoved: boolean;
  readonly task: Task;
  readonly touch: (key: string, value: Draft[string]) => void;
  readonly turn: (enabled: boolean) => void;
  readonly save: () => void;
}

/** A policy that is being changed. What is saved begins with what the server has at that moment, or begins anew. */
export function usePolicy(type: number, onSaved: () => void): PolicyView {
  const { base, setBase, fetchNow, ...loading } = useBase(type);
  const [draft, setDraft] = useState<Draft>({});
  const [turned, turn] = useState<boolean | null>(null);
  const [hasMoved, setMoved] = useState(false);
  const task = useTask();
  const own = useOwnName(type);
  const after: PolicyState = {
    enabled: turned ?? base?.enabled ?? false,
    data: withDraft(base?.data ?? null, controlsOf(type), draft),
  };
  const put = async () => {
    const now = await fetchNow();
    setMoved(!isSameState(now, base ?? null));
    setBase(now);
    if (!isSameState(now, base ?? null)) return;
    const ownName = makesCollections(type, now, after) ? nameToSend(own) : undefined;
    const change = { type, change: after, ...(ownName !== undefined && { ownName }) };
    await once((who) => ask('org.putPolicy', { ...who, ...change })).finally(() => {
      void policies.renew();
    });
    showToast(t('policySaved', policyName(type)));
    onSaved();
  };
  const save = () =>
    task.run(() =>
      put().catch((error: unknown) => {
        if (!isCancelled(error)) throw error;
      }),
    );
  const touch = (key: string, value: Draft[string]) => setDraft((was) => ({ ...was, [key]: value }));
  return { base, ...loading, draft, after, own, hasMoved, task, touch, turn, save };
}
