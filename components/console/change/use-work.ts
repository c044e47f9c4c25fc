import { useRef, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../../lib/errors';
import { isCancelled } from '../connection';
import type { Waiting, Watch } from '../patience';

/** One piece of work at a time, for as long as a dialog stands. */
export interface Work {
  readonly isBusy: boolean;
  /** The pause before something is read again. */
  readonly waiting: Waiting | null;
  /** Nothing while something else is at work. */
  readonly work: (act: (watch: Watch) => Promise<void>) => void;
  readonly cancel: () => void;
}

/** @param onError what has gone wrong, but for what the person has broken off. */
export function useWork(onError: (error: ErrorInfo) => void): Work {
  const [isBusy, setBusy] = useState(false);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const run = useRef<AbortController | null>(null);
  const work = (act: (watch: Watch) => Promise<void>) => {
    if (run.current) return;
    run.current = new AbortController();
    setBusy(true);
    act({ signal: run.current.signal, waiting: setWaiting })
      .catch((reason: unknown) => {
        if (!isCancelled(reason)) onError(toErrorInfo(reason));
      })
      .finally(() => {
        run.current = null;
        setBusy(false);
        setWaiting(null);
      });
  };
  const cancel = () => run.current?.abort(new DOMException('', 'AbortError'));
  return { isBusy, waiting, work, cancel };
}
