import type { FormClues } from './clues';
import type { RoledField } from './field-role';
import type { FieldRole, FormPurpose, FrameFacts } from './fill';
import { fieldSays } from './roles/place';
import { type Reason, score } from './score';
import { sendsElsewhere } from './sends';
import { isOffered, type UnderstoodForm, understandForms } from './understand';

/** A form that could be filled: the field for each role, and how well it suits. */
export interface Target {
  readonly form: number;
  readonly purpose: FormPurpose | null;
  readonly action: string | null;
  readonly score: number;
  readonly username: RoledField | null;
  readonly password: RoledField | null;
  /** One box, or one box per character. */
  readonly code: readonly RoledField[];
}

interface Candidate {
  readonly form: FormClues;
  readonly purpose: FormPurpose | null;
  readonly username: RoledField | null;
  readonly password: RoledField | null;
  readonly code: readonly RoledField[];
  readonly pageUrl: string;
}

const REASONS: readonly Reason<Candidate>[] = [
  {
    weight: 200,
    because: 'the cursor stands in it',
    holds: ({ form }) => form.fields.some(({ facts }) => facts.focused),
  },
  { weight: 60, because: 'it asks for the password', holds: ({ password }) => password !== null },
  { weight: 40, because: 'it signs in', holds: ({ purpose }) => purpose === 'sign-in' },
  { weight: 30, because: 'it asks for a code', holds: ({ code }) => code.length > 0 },
  { weight: 20, because: 'it asks for a user name', holds: ({ username }) => username !== null },
  { weight: -40, because: 'it makes an account', holds: ({ purpose }) => purpose === 'sign-up' },
  { weight: -30, because: 'it changes a password', holds: ({ purpose }) => purpose === 'change-password' },
  {
    weight: -50,
    because: 'it is sent to another host',
    holds: ({ form, pageUrl }) => sendsElsewhere(form.facts.action, pageUrl) !== null,
  },
];

function strongest(fields: readonly RoledField[], role: FieldRole): RoledField | null {
  const own = fields.filter((field) => field.role === role);
  return own.reduce<RoledField | null>(
    (top, field) => (top === null || field.score > top.score ? field : top),
    null,
  );
}

/** Either the strongest single box for a code, or all the boxes for one character each. */
function codeFields(fields: readonly RoledField[]): RoledField[] {
  const own = fields.filter(({ role }) => role === 'totp');
  const single = own.filter(({ field }) => field.facts.maxLength === 1);
  if (single.length >= 4) return single;
  const top = strongest(own, 'totp');
  return top ? [top] : [];
}

/** Their e-mail address is where the bill goes. */
const isOrder = (purpose: FormPurpose | null): boolean => purpose === 'pay' || purpose === 'address';

const NEW_ADDRESS = /(?<![^ ])new e ?mail/;

/** The box for an address that is to take the place of the stored one. A form that signs in may well be called new. */
function isForNewName({ field }: RoledField, purpose: FormPurpose | null): boolean {
  if (purpose === 'sign-up' || !fieldSays(field, 'fresh', 'confirm')) return false;
  return purpose !== 'sign-in' || NEW_ADDRESS.test(field.words);
}

function readCandidate(
  { form, purpose, fields: all }: UnderstoodForm,
  pageUrl: string,
  taken: ReadonlySet<number>,
): Candidate {
  const fields = all.filter(({ role, field }) => isOffered(role, purpose) && !taken.has(field.facts.handle));
  const names = fields.filter((field) => !isForNewName(field, purpose));
  return {
    form,
    purpose,
    pageUrl,
    username: strongest(names, 'username') ?? (isOrder(purpose) ? null : strongest(names, 'email')),
    password: strongest(fields, 'current-password'),
    code: codeFields(fields),
  };
}

/**
 * The one form of a frame that is to be filled; null when none asks for anything that a login has.
 * @param taken handles of fields that get something else.
 */
export function chooseForm(facts: FrameFacts, taken: ReadonlySet<number> = new Set()): Target | null {
  const candidates = understandForms(facts).map((form) => readCandidate(form, facts.url, taken));
  const fillable = candidates.filter(({ username, password, code }) => username ?? password ?? code[0]);
  const targets = fillable.map((candidate): Target => {
    const { form, purpose, username, password, code } = candidate;
    const { form: handle, action } = form.facts;
    return { form: handle, purpose, action, username, password, code, score: score(REASONS, candidate) };
  });
  return targets.reduce<Target | null>(
    (top, target) => (top === null || target.score > top.score ? target : top),
    null,
  );
}

/** True when something stands already in what a login would be put into. */
export function isFilled(facts: FrameFacts): boolean {
  const { username, password, code = [] } = chooseForm(facts) ?? {};
  return [username, password, ...code].some((found) => found?.field.facts.hasValue);
}
