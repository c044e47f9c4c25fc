import {
  type FieldFacts,
  type FieldRole,
  type FormPurpose,
  type SentForm,
  type UnderstoodForm,
  understandForms,
} from '../fill';

/** What a person has done with a form. `name` is the first step of any of the others. */
export type Act = 'name' | 'sign-in' | 'sign-up' | 'change' | 'reset';

/** What was typed, by what it is. */
export interface Meaning {
  readonly act: Act;
  readonly username: string | null;
  /** The box that it was typed into, as the page names it: whoever tries again uses the same. */
  readonly box: string;
  /** The one that counts from now on; null after a first step. */
  readonly password: string | null;
  /** The one of before, where it was asked for. */
  readonly old: string | null;
  /** Addresses that the page showed: one of them may be whose password it is. */
  readonly shown: readonly string[];
}

/** Forms that nobody has a login for. */
const QUIET: readonly (FormPurpose | null)[] = ['search', 'newsletter', 'contact'];

/** A box that cannot be typed into names the account by one of these. */
const NAMES = /user|login|e-?mail/i;

const isNameBox = ({ autocomplete, name, id }: FieldFacts): boolean =>
  /\b(username|email)\b/.test(autocomplete) || NAMES.test(`${name} ${id}`);

interface Read {
  readonly purpose: FormPurpose | null;
  readonly get: (role: FieldRole) => { readonly facts: FieldFacts; readonly value: string } | null;
  readonly sent: SentForm;
  readonly form: UnderstoodForm;
}

function readValues(form: UnderstoodForm, sent: SentForm): Read {
  const values = new Map(sent.values);
  const get: Read['get'] = (role) => {
    const own = form.fields.filter((one) => one.role === role && values.has(one.field.facts.handle));
    const [best] = own.toSorted((a, b) => b.score - a.score);
    if (!best) return null;
    const { facts } = best.field;
    return { facts, value: values.get(facts.handle) ?? '' };
  };
  return { purpose: form.purpose, get, sent, form };
}

/** Settings that ask for the password of before in a form of its own. */
function oldElsewhere(forms: readonly UnderstoodForm[], { form, sent }: Read): string | null {
  const others = forms.filter((one) => one !== form && !one.fields.some(({ role }) => role === 'username'));
  const olds = others.map((one) => readValues(one, sent).get('current-password')?.value ?? null);
  return olds.find((old) => old !== null) ?? null;
}

/** The form that was sent: the one that the event names, else the only one with a password in it. */
function findSent(
  forms: readonly UnderstoodForm[],
  { by, element, facts, values }: SentForm,
): UnderstoodForm | null {
  const byNumber = (number: number | undefined) =>
    forms.find(({ form }) => form.facts.form === number) ?? null;
  const byField = facts.fields.find(({ handle }) => handle === element)?.form;
  const button = facts.buttons.find(({ handle }) => handle === element);
  if (by === 'submit') return byNumber(element ?? undefined);
  if (by === 'enter') return byNumber(byField);
  if (by === 'click') {
    const form = byNumber(button?.form);
    return form && (form.submit === element || form.submit === null) ? form : null;
  }
  const typed = new Set(values.map(([handle]) => handle));
  const filled = forms.filter(({ form }) => form.passwords.some((field) => typed.has(field.facts.handle)));
  const [only, ...others] = filled;
  return only && others.length === 0 ? only : null;
}

/** Boxes of the form that are closed or out of sight, and carry the name along. */
function carriedName({ form, sent }: Read): string | null {
  const values = new Map(sent.values);
  const understood = new Set(form.fields.map(({ field }) => field.facts.handle));
  const own = sent.facts.fields.filter(
    (field) =>
      field.form === form.form.facts.form &&
      !understood.has(field.handle) &&
      field.type !== 'password' &&
      values.has(field.handle) &&
      isNameBox(field),
  );
  const token = own.find(({ autocomplete }) => autocomplete.includes('username')) ?? own[0];
  return (token && values.get(token.handle)) ?? sent.carried[0] ?? null;
}

function readName(read: Read): Pick<Meaning, 'username' | 'box'> {
  const typed = read.get('username') ?? read.get('email');
  if (!typed) return { username: carriedName(read), box: '' };
  const { name, id, label } = typed.facts;
  return { username: typed.value, box: [name, id, label].join('|').slice(0, 200) };
}

interface Passwords {
  readonly current: string | null;
  readonly next: string | null;
  readonly confirmed: string | null;
}

/** A new password makes an account, or takes the place of one: an account without a name is there already. */
function actOfNew(purpose: FormPurpose | null, { current }: Passwords, hasName: boolean): Act {
  if (current !== null || purpose === 'change-password') return 'change';
  return hasName && purpose !== 'reset' ? 'sign-up' : 'reset';
}

/** An address that is no name to sign in with: it is to be the new one, and the password is asked for to be sure. */
const isNewAddress = ({ form }: Read): boolean =>
  form.fields.some(
    ({ role, field }) => role === 'other' && (field.facts.type === 'email' || /mail/.test(field.names)),
  );

/** The boxes that sign-in pages ask names in. */
const isNameStep = ({ purpose, form }: Read): boolean =>
  (purpose === 'sign-in' || purpose === 'sign-up' || purpose === null) &&
  form.fields.length <= 2 &&
  form.form.passwords.length === 0;

function readOf(read: Read, forms: readonly UnderstoodForm[]): Meaning | null {
  if (QUIET.includes(read.purpose)) return null;
  const passwords: Passwords = {
    current: read.get('current-password')?.value ?? null,
    next: read.get('new-password')?.value ?? null,
    confirmed: read.get('confirm-password')?.value ?? null,
  };
  const { current, next, confirmed } = passwords;
  const name = { ...readName(read), shown: read.sent.shown };
  if (next !== null) {
    if (confirmed !== null && confirmed !== next) return null;
    const act = actOfNew(read.purpose, passwords, name.username !== null);
    return { act, ...name, password: next, old: current ?? oldElsewhere(forms, read) };
  }
  if (current !== null)
    return isNewAddress(read) ? null : { act: 'sign-in', ...name, password: current, old: null };
  return name.username !== null && isNameStep(read)
    ? { act: 'name', ...name, password: null, old: null }
    : null;
}

/** What a sent form means for the vault; null: nothing. */
export function readMeaning(sent: SentForm): Meaning | null {
  const forms = understandForms(sent.facts);
  const form = findSent(forms, sent);
  return form && readOf(readValues(form, sent), forms);
}
