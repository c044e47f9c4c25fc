import type { FormClues } from './clues';
import type { FormPurpose } from './fill';
import { ACCOUNTS } from './purposes/accounts';
import { ORDERS } from './purposes/orders';
import { type Because, best, explain, type Reason, score } from './score';

/** All that speaks for and against each purpose. */
const REASONS: Readonly<Record<FormPurpose, readonly Reason<FormClues>[]>> = { ...ACCOUNTS, ...ORDERS };

const ENOUGH = 50;

/** What a form is for; null when nothing speaks clearly. */
export function findPurpose(form: FormClues): FormPurpose | null {
  const names = Object.keys(REASONS) as FormPurpose[];
  return (
    best(
      names.map((name) => [name, score(REASONS[name], form)] as const),
      ENOUGH,
    )?.name ?? null
  );
}

/** Why a form would be for something, and why not. */
export const explainPurpose = (purpose: FormPurpose, form: FormClues): Because[] =>
  explain(REASONS[purpose], form);
