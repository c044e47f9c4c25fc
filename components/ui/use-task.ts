import { useRef, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';

export interface Task {
  readonly busy: boolean;
  readonly error: ErrorInfo | null;
  /** Runs one at a time: pressing again while it works does nothing. */
  readonly run: (act: () => Promise<unknown>) => void;
  readonly clear: () => void;
}

/** What a button has started: whether it works, and what went wrong. */
export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const isRunning = useRef(false);
  const run = (act: () => Promise<unknown>) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setError(null);
    act()
      .catch((reason: unknown) => setError(toErrorInfo(reason)))
      .finally(() => {
        isRunning.current = false;
        setBusy(false);
      });
  };
  return { busy, error, run, clear: () => setError(null) };
}
