import { useEffect, useRef, useState } from 'preact/hooks';
import type { ErrorInfo } from '../../../lib/errors';
import type { Act } from '../connection';
import { OF_ONE, type Outcome, runEach } from './run-each';

/** Where several changes stand that are made one after the other. */
export interface Each<T> {
  readonly outcomes: readonly Outcome<T>[];
  /** Those that were not tried when it ended. */
  readonly left: readonly T[];
  readonly isRunning: boolean;
  /** How many there were when it began. */
  readonly total: number;
  /** What the server was last about, when it has ended early. */
  readonly error: ErrorInfo | null;
  readonly run: (all: readonly T[], act: (of: T) => Act<unknown>) => void;
  readonly stop: () => void;
}

/** How a dialog sees it. */
export const stateOf = (
  { isRunning, error, stop }: Pick<Each<unknown>, 'isRunning' | 'error' | 'stop'>,
  hasChanged: boolean,
  send: () => void,
) => ({
  isRead: true,
  hasChanged,
  isBusy: isRunning,
  hasMoved: false,
  error: isRunning ? null : error,
  waiting: null,
  open: send,
  send,
  cancel: stop,
});

/** @param onEnd whatever has come of it: the lists are to be read anew. */
export function useEach<T>(onEnd: (outcomes: readonly Outcome<T>[], left: readonly T[]) => void): Each<T> {
  const [outcomes, setOutcomes] = useState<readonly Outcome<T>[]>([]);
  const [left, setLeft] = useState<readonly T[]>([]);
  const [total, setTotal] = useState(0);
  const [isRunning, setRunning] = useState(false);
  const running = useRef<AbortController | null>(null);
  const stop = () => running.current?.abort();
  useEffect(() => stop, []);
  const run = (all: readonly T[], act: (of: T) => Act<unknown>) => {
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const told: Outcome<T>[] = [];
    setRunning(true);
    setTotal(all.length);
    setOutcomes([]);
    const onOutcome = (outcome: Outcome<T>) => {
      told.push(outcome);
      setOutcomes([...told]);
    };
    void runEach(all, { act, signal, onOutcome }).then((rest) => {
      running.current = null;
      setLeft(rest);
      setRunning(false);
      onEnd(told, rest);
    });
  };
  const last = outcomes.at(-1)?.error ?? null;
  const error = last && !OF_ONE.has(last.code) ? last : null;
  return { outcomes, left, total, isRunning, error, run, stop };
}
