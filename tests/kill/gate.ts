import type { Turns } from './turns';

/** A worker's way to the outside. Every moment at which it waits for something is a step; at one of them it may be killed. */
export interface Gate {
  /** Tells of a step. True: the worker is dead, and nothing of it happens any more. */
  step(what: string): boolean;
  isDead(): boolean;
  /** The browser stops the worker. */
  kill(): void;
  /** What is to be cleared away then. */
  whenKilled(clear: () => void): void;
  /** Asks the outside for something: it happens at once, its answer comes in its turn. Two steps. */
  ask<T>(what: string, happen: () => Promise<T>): Promise<T>;
  /** What happened at each step so far. */
  readonly steps: readonly string[];
}

export interface GateOptions {
  /** The number of the step at which the worker dies, from 1; none unless told. */
  readonly killAt?: number | undefined;
  /** Told of each step by its number, from 1. */
  readonly onStep?: ((count: number) => void) | undefined;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export function createGate(turns: Turns, { killAt, onStep }: GateOptions): Gate {
  const steps: string[] = [];
  const clears: (() => void)[] = [];
  let dead = false;
  const kill = (): void => {
    if (dead) return;
    dead = true;
    for (const clear of clears) clear();
  };
  const step = (what: string): boolean => {
    if (dead) return true;
    steps.push(what);
    onStep?.(steps.length);
    if (steps.length === killAt) kill();
    return dead;
  };
  return {
    step,
    kill,
    steps,
    isDead: () => dead,
    whenKilled: (clear) => void clears.push(clear),
    ask: (what, happen) => {
      if (step(`${what}, asked`)) return never();
      const answer = happen();
      // Whoever asked hears of it, but not before its turn.
      answer.catch(() => undefined);
      return new Promise((resolve, reject) => {
        turns.add(() => {
          if (!step(`${what}, answered`)) answer.then(resolve, reject);
        }, answer);
      });
    },
  };
}
