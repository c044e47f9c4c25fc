import { useEffect, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { CorrectableRole } from '../../lib/fill';
import { ask, type FillExplanation } from '../../lib/protocol';
import { attempt } from '../state/notice';
import { site } from '../state/site';
import { lastFill } from '../state/why';

export interface Explained {
  /** Null until it is known. */
  readonly told: FillExplanation | null;
  readonly error: ErrorInfo | null;
  readonly reload: () => void;
  /** Says what a field is, and looks again. */
  readonly correct: (host: string, signature: string, role: CorrectableRole | null) => void;
}

/** What is made of the page in front. @param id of the item in question; null for the one that fits best. */
export function useExplanation(id: string | null): Explained {
  const [told, setTold] = useState<FillExplanation | null>(null);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const tabId = site.value?.tabId;
  const load = async () => {
    if (tabId === undefined) return;
    try {
      setTold(await ask('fill.explain', { tabId, ...(id !== null && { id }) }));
      setError(null);
    } catch (reason) {
      setError(toErrorInfo(reason));
    }
  };
  const reload = () => void load();
  useEffect(reload, [tabId, id, lastFill.value]);
  const correct: Explained['correct'] = (host, signature, role) =>
    attempt(ask('fill.correct', { host, signature, role }).then(load));
  return { told, error, reload, correct };
}
