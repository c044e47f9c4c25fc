import { signal } from '@preact/signals';
import { type Estimate, estimateStrength, loadWords } from '../../lib/generator';
import { attempt } from '../state/notice';

interface Tools {
  readonly words: readonly string[];
  readonly estimate: Estimate;
}

/** The word list and the estimator; null until they are loaded. */
export const tools = signal<Tools | null>(null);

/** Loads them, once, when the first generator or strength is drawn. */
export function loadTools(): void {
  if (tools.peek()) return;
  const load = async () => {
    const [words, estimate] = await Promise.all([loadWords(), estimateStrength()]);
    tools.value ??= { words, estimate };
  };
  attempt(load());
}
