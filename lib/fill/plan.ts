import type { Item } from '../items';
import { chooseForm } from './choose-form';
import type { FillPlan, FrameFacts } from './fill';
import { asksForCard, CARD_ROLES, cardValues } from './plans/card';
import { chooseFields } from './plans/choose-fields';
import { asksWhoOneIs, IDENTITY_ROLES, identityValues } from './plans/identity';
import { type Choice, chooseLogin } from './plans/login';
import { chooseNewPassword, newPasswordValues } from './plans/new-password';
import { sendsInTheClear } from './sends';

export type { Choice } from './plans/login';

export type PlanResult =
  | {
      readonly plan: FillPlan;
      /** Where the form is sent; null when it says nothing. */
      readonly action: string | null;
      readonly refused: null;
    }
  | { readonly plan: null; readonly refused: 'page-no-fields' | 'page-not-secure' };

export interface PlanOptions {
  /** The one-time code of this moment; null when the item has none or none is asked for. */
  readonly code: string | null;
}

/** What a plan needs of an item. Without a kind it is a login. */
export type Fillable = Pick<Item, 'values'> & Partial<Pick<Item, 'kind' | 'customFields'>>;

/** True when the form that would be filled has a box for a one-time code. */
export function asksForCode(facts: FrameFacts): boolean {
  return (chooseForm(facts)?.code.length ?? 0) > 0;
}

function chooseCard({ values }: Fillable, facts: FrameFacts): Choice | null {
  const target = chooseFields(facts, CARD_ROLES, asksForCard);
  return target && { ...target, values: cardValues(target.fields, values) };
}

function chooseIdentity({ values }: Fillable, facts: FrameFacts): Choice | null {
  const target = chooseFields(facts, IDENTITY_ROLES, asksWhoOneIs);
  return target && { ...target, values: identityValues(target.fields, values) };
}

/**
 * The form of a frame that an item of this kind would be put into, and the values; null where no form asks for such a thing.
 * Login, card and identity can be filled; no other kind finds a form.
 */
export function chooseFor(item: Fillable, facts: FrameFacts, code: string | null = null): Choice | null {
  if (item.kind === 'card') return chooseCard(item, facts);
  if (item.kind === 'identity') return chooseIdentity(item, facts);
  return item.kind === 'login' || item.kind === undefined ? chooseLogin(item, facts, code) : null;
}

/** A choice as a plan for its frame, or why there is none. */
function planOf(choice: Choice | null, facts: FrameFacts): PlanResult {
  if (choice === null) return { plan: null, refused: 'page-no-fields' };
  const { action, values } = choice;
  if (sendsInTheClear(action, facts.url)) return { plan: null, refused: 'page-not-secure' };
  if (values.length === 0) return { plan: null, refused: 'page-no-fields' };
  return { plan: { document: facts.document, origin: facts.origin, values }, action, refused: null };
}

/**
 * Decides which field of which form gets which value: those of one form, and only roles that the item's kind has.
 * @param facts what the filler saw in the frame that is to be filled; the gate has let it pass.
 */
export function makePlan(item: Fillable, facts: FrameFacts, { code }: PlanOptions): PlanResult {
  return planOf(chooseFor(item, facts, code), facts);
}

/** True when a form asks for a new password. */
export const takesNewPassword = (facts: FrameFacts): boolean => chooseNewPassword(facts) !== null;

/**
 * Decides where a new password goes: into the boxes for it of one form, and into those for its repetition.
 * @returns how well the form suits beside the plan; null where no form asks for one.
 */
export function planNewPassword(
  facts: FrameFacts,
  password: string,
): { readonly fit: number | null; readonly result: PlanResult } {
  const target = chooseNewPassword(facts);
  const choice = target && { ...target, values: newPasswordValues(target, password) };
  return { fit: target?.score ?? null, result: planOf(choice, facts) };
}
