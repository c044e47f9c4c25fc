/** One reason for or against something, with its weight; a table of them is the whole judgement. */
export interface Reason<Case> {
  readonly weight: number;
  readonly because: string;
  readonly holds: (fact: Case) => boolean;
}

/** A reason that held. */
export type Because = Pick<Reason<never>, 'weight' | 'because'>;

/** Sum of the weights of all reasons that hold. */
export function score<Case>(reasons: readonly Reason<Case>[], fact: Case): number {
  return reasons.reduce((sum, { weight, holds }) => (holds(fact) ? sum + weight : sum), 0);
}

/** The reasons that hold, the heaviest first: what `score` has added up. */
export function explain<Case>(reasons: readonly Reason<Case>[], fact: Case): Because[] {
  const held = reasons.filter(({ holds }) => holds(fact));
  const told = held.map(({ weight, because }) => ({ weight, because }));
  return told.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
}

/** The name with the highest score, and that score; null when none reaches its bar. The first wins a tie. */
export function best<Name extends string>(
  scores: readonly (readonly [Name, number])[],
  bar: number,
): { name: Name; score: number } | null {
  const reached = scores.filter(([, value]) => value >= bar);
  const top = reached.reduce((a, b) => (b[1] > a[1] ? b : a), ['', Number.NEGATIVE_INFINITY] as readonly [
    Name | '',
    number,
  ]);
  return top[0] === '' ? null : { name: top[0], score: top[1] };
}
