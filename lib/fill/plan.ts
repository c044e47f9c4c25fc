import type { Item } from '../items';
import { chooseForm, sendsInTheClear, type Target } from './choose-form';
import type { FillPlan, FrameFacts } from './fill';

export type PlanResult =
  | { readonly plan: FillPlan; readonly refused: null }
  | { readonly plan: null; readonly refused: 'page-no-fields' | 'page-not-secure' };

export interface PlanOptions {
  /** The one-time code of this moment; null when the item has none or none is asked for. */
  readonly code: string | null;
}

type Value = FillPlan['values'][number];

/** True when the form that would be filled has a box for a one-time code. */
export function asksForCode(facts: FrameFacts): boolean {
  return (chooseForm(facts)?.code.length ?? 0) > 0;
}

function codeValues({ code: fields }: Target, code: string | null): Value[] {
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

/**
 * Decides which field of which form gets which value: user name, current password and code of one form, nothing else.
 * A password never goes into a field for a new one.
 * @param facts what the filler saw in the frame that is to be filled; the gate has let it pass.
 */
export function makePlan(item: Pick<Item, 'values'>, facts: FrameFacts, { code }: PlanOptions): PlanResult {
  const target = chooseForm(facts);
  if (target === null) return { plan: null, refused: 'page-no-fields' };
  if (sendsInTheClear(target.action, facts.url)) return { plan: null, refused: 'page-not-secure' };
  const { username, password } = target;
  const values: Value[] = [];
  const add = (found: typeof username, value: string | null | undefined, role: Value['role']) => {
    if (found && value) values.push({ handle: found.field.facts.handle, value, role });
  };
  add(username, item.values.username, 'username');
  add(password, item.values.password, 'current-password');
  values.push(...codeValues(target, code));
  if (values.length === 0) return { plan: null, refused: 'page-no-fields' };
  return { plan: { document: facts.document, origin: facts.origin, values }, refused: null };
}
