import type { Item } from '../items';
import { chooseForm, type Target } from './choose-form';
import type { FillPlan, FrameFacts, PlannedValue } from './fill';
import { asksForCard, CARD_ROLES, cardValues } from './plans/card';
import { chooseFields } from './plans/choose-fields';
import { asksWhoOneIs, IDENTITY_ROLES, identityValues } from './plans/identity';
import { chooseNewPassword, newPasswordValues } from './plans/new-password';
import { sendsInTheClear } from './sends';

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
export type Fillable = Pick<Item, 'values'> & Partial<Pick<Item, 'kind'>>;

/** A form, how well it suits the item, and what would be written into it. */
export interface Choice {
  readonly score: number;
  readonly action: string | null;
  readonly values: readonly PlannedValue[];
}

/** True when the form that would be filled has a box for a one-time code. */
export function asksForCode(facts: FrameFacts): boolean {
  return (chooseForm(facts)?.code.length ?? 0) > 0;
}

function codeValues({ code: fields }: Target, code: string | null): PlannedValue[] {
  const [first] = fields;
  if (!code || !first) return [];
  if (fields.length === 1) return [{ handle: first.field.facts.handle, value: code, role: 'totp' }];
  const digits = [...code];
  if (digits.length !== fields.length) return [];
  return fields.map(({ field }, index) => ({
    handle: field.facts.handle,
    value: digits[index] ?? '',
    role: 'totp',
  }));
}

/** User name, current password and code of one form, nothing else: a password never goes into a field for a new one. */
function chooseLogin({ values: saved }: Fillable, facts: FrameFacts, code: string | null): Choice | null {
  const target = chooseForm(facts);
  if (target === null) return null;
  const { username, password, score, action } = target;
  const values: PlannedValue[] = [];
  const add = (found: typeof username, value: string | null | undefined, role: PlannedValue['role']) => {
    if (found && value) values.push({ handle: found.field.facts.handle, value, role });
  };
  add(username, saved.username, 'username');
  add(password, saved.password, 'current-password');
  return { score, action, values: [...values, ...codeValues(target, code)] };
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
