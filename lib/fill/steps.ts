import type { FieldRole } from './fill';

/** A sign-in that has begun in a tab: which item, and when (Unix milliseconds). Never a value of it. */
export interface FillStep {
  readonly id: string;
  readonly at: number;
}

/** By number of the tab. */
export type FillSteps = Readonly<Record<string, FillStep>>;

/** A sign-in that takes longer has been given up. */
const STEP_MILLISECONDS = 5 * 60_000;

/** The item with which a sign-in has begun in a tab; null where none is under way. */
export function readStep(steps: FillSteps, tabId: number, now: number): string | null {
  const step = steps[tabId];
  const age = step ? now - step.at : -1;
  return step && age >= 0 && age < STEP_MILLISECONDS ? step.id : null;
}

/** Without what belongs to a tab, and without what is over. */
export function dropStep(steps: FillSteps, tabId: number, now: number): FillSteps {
  const left = Object.keys(steps).filter(
    (tab) => tab !== String(tabId) && readStep(steps, Number(tab), now) !== null,
  );
  return Object.fromEntries(left.flatMap((tab) => (steps[tab] ? [[tab, steps[tab]]] : [])));
}

/**
 * True when a page has got something of a login and another page will ask for the rest: the password, or the code.
 * @param filled roles that the page has taken.
 */
export function isStep(
  filled: readonly FieldRole[],
  saved: Readonly<Record<string, string | null | undefined>>,
): boolean {
  const lacks = (role: FieldRole, value: string | null | undefined) =>
    Boolean(value) && !filled.includes(role);
  return (
    filled.length > 0 &&
    (lacks('current-password', saved.password) || lacks('totp', saved.totp)) &&
    !isEnd(filled)
  );
}

/** Whoever is asked for a code alone has given the rest. */
const isEnd = (filled: readonly FieldRole[]): boolean => filled.every((role) => role === 'totp');

/** The same offers, with the one that a sign-in has begun with in front. */
export function putFirst<Offer extends { readonly id: string }>(
  offers: readonly Offer[],
  id: string | null,
): Offer[] {
  const isFirst = (offer: Offer) => offer.id === id;
  return [...offers.filter(isFirst), ...offers.filter((offer) => !isFirst(offer))];
}
