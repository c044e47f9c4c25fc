import { chooseForm, type Target } from '../choose-form';
import type { FrameFacts, PlannedValue } from '../fill';
import { customValues, type WithOwnFields } from './custom';

/** A form, how well it suits the item, and what would be written into it. */
export interface Choice {
  readonly score: number;
  readonly action: string | null;
  readonly values: readonly PlannedValue[];
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

/** User name, current password and code: a password never goes into a field for a new one. */
function loginValues(target: Target, saved: WithOwnFields['values'], code: string | null): PlannedValue[] {
  const values: PlannedValue[] = [];
  const add = (found: Target['username'], value: string | null | undefined, role: PlannedValue['role']) => {
    if (found && value) values.push({ handle: found.field.facts.handle, value, role });
  };
  add(target.username, saved.username, 'username');
  add(target.password, saved.password, 'current-password');
  return [...values, ...codeValues(target, code)];
}

/** How much such a form counts beside those of other frames. */
const OWN_ONLY = 10;

type Own = ReadonlyMap<number, readonly PlannedValue[]>;

/** The own fields that a frame asks for, by form. */
const ownByForm = (item: WithOwnFields, { forms, fields }: FrameFacts): Own =>
  new Map(
    forms.flatMap(({ form }) => {
      const values = customValues(
        item,
        fields.filter((field) => field.form === form),
      );
      return values.length > 0 ? [[form, values] as const] : [];
    }),
  );

const hasCursor = ({ fields }: FrameFacts, form: number): boolean =>
  fields.some((field) => field.form === form && field.focused);

/** A form that asks for nothing but what the person has named, as security questions do: the one with the cursor, else the fullest. */
function chooseOwn(own: Own, facts: FrameFacts): (Choice & { readonly isMeant: boolean }) | null {
  const rank = ([form, values]: readonly [number, readonly PlannedValue[]]) =>
    values.length + (hasCursor(facts, form) ? facts.fields.length : 0);
  const [best] = [...own].sort((a, b) => rank(b) - rank(a));
  if (!best) return null;
  const [form, values] = best;
  const action = facts.forms.find((one) => one.form === form)?.action ?? null;
  return { score: OWN_ONLY, action, values, isMeant: hasCursor(facts, form) };
}

/** The form that a login is put into: user name, password, code, and what the person has named themselves. */
export function chooseLogin(item: WithOwnFields, facts: FrameFacts, code: string | null): Choice | null {
  const own = ownByForm(item, facts);
  const taken = new Set([...own.values()].flat().map(({ handle }) => handle));
  const target = chooseForm(facts, taken);
  const ownOnly = chooseOwn(own, facts);
  if (target === null || (ownOnly?.isMeant && !hasCursor(facts, target.form))) return ownOnly;
  const { form, score, action } = target;
  const order = new Map(facts.fields.map(({ handle }, index) => [handle, index]));
  const values = [...loginValues(target, item.values, code), ...(own.get(form) ?? [])];
  const place = ({ handle }: PlannedValue) => order.get(handle) ?? 0;
  return { score, action, values: values.sort((a, b) => place(a) - place(b)) };
}
