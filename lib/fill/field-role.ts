import type { FieldClues, FormClues } from './clues';
import type { FieldRole } from './fill';
import type { FormPurpose } from './form-purpose';
import { best, type Reason, score } from './score';
import { hasMeaning, type Meaning } from './words';

/** A field in its surroundings. */
interface Place {
  readonly field: FieldClues;
  readonly form: FormClues;
  readonly purpose: FormPurpose | null;
}

export interface RoledField {
  readonly field: FieldClues;
  readonly role: FieldRole;
  readonly score: number;
}

const marked =
  (...tokens: readonly string[]) =>
  ({ field }: Place) =>
    tokens.some((token) => field.tokens.has(token));
const says =
  (meaning: Meaning) =>
  ({ field }: Place) =>
    hasMeaning(field.words, meaning);
const isFor = (purpose: FormPurpose) => (place: Place) => place.purpose === purpose;
const isPassword = ({ field }: Place) => field.isPassword;
const isNoPassword = ({ field }: Place) => !field.isPassword;
const isNoText = ({ field }: Place) => !field.isText;

/** The nearest text box before the form's first password box. */
function standsBeforePassword({ field, form }: Place): boolean {
  const first = form.fields.findIndex((other) => other.isPassword);
  const before = form.fields.slice(0, Math.max(first, 0)).filter((other) => other.isText);
  return before.at(-1) === field;
}

const isFirstPassword = ({ field, form }: Place) => form.passwords[0] === field;
/** A text box whose words name a password and nothing that one signs in with. */
const isShownPassword = (place: Place) =>
  says('password')(place) && !says('username')(place) && !says('email')(place);

const standsBesideCard = ({ form }: Place) => form.fields.some((other) => hasMeaning(other.words, 'card'));

const isShort = ({ field: { facts } }: Place) =>
  facts.maxLength !== null && facts.maxLength >= 4 && facts.maxLength <= 10;
const isNumeric = ({ field: { facts } }: Place) =>
  facts.inputMode === 'numeric' || facts.type === 'tel' || facts.type === 'number';
const isOneCharacter = ({ field: { facts } }: Place) => facts.maxLength === 1;
/** Four or more boxes for one character each, side by side. */
const isOneOfBoxes = (place: Place) =>
  isOneCharacter(place) && place.form.fields.filter(({ facts }) => facts.maxLength === 1).length >= 4;

type FillableRole = Exclude<FieldRole, 'other'>;

const REASONS: Readonly<Record<FillableRole, readonly Reason<Place>[]>> = {
  username: [
    { weight: 100, because: 'marked as user name', holds: marked('username', 'webauthn') },
    { weight: 60, because: 'marked as e-mail', holds: marked('email') },
    { weight: 40, because: 'named as user name', holds: says('username') },
    { weight: 40, because: 'named as e-mail', holds: says('email') },
    { weight: 30, because: 'an e-mail box', holds: ({ field }) => field.facts.type === 'email' },
    { weight: 10, because: 'named as phone', holds: says('phone') },
    { weight: 45, because: 'stands before the password', holds: standsBeforePassword },
    { weight: 20, because: 'the form signs in', holds: isFor('sign-in') },
    { weight: -200, because: 'no text box', holds: isNoText },
    { weight: -100, because: 'the form searches', holds: isFor('search') },
    { weight: -100, because: 'the form is a newsletter', holds: isFor('newsletter') },
    {
      weight: -60,
      because: 'a search box',
      holds: (place) => place.field.facts.type === 'search' || says('search')(place),
    },
    { weight: -80, because: 'named as something else', holds: says('notLogin') },
    { weight: -80, because: 'a password that is shown', holds: isShownPassword },
    {
      weight: -80,
      because: 'named as code',
      holds: (place) => says('code')(place) || marked('one-time-code')(place),
    },
    {
      weight: -120,
      because: 'new e-mail of a change form',
      holds: (place) => isFor('change-password')(place) || says('fresh')(place),
    },
    { weight: -100, because: 'one character', holds: isOneCharacter },
  ],
  'current-password': [
    { weight: 50, because: 'a password box', holds: isPassword },
    { weight: 60, because: 'marked as current', holds: marked('current-password') },
    { weight: 40, because: 'named as current', holds: says('current') },
    { weight: 60, because: 'the form signs in', holds: isFor('sign-in') },
    {
      weight: 20,
      because: 'the first password of a change form',
      holds: (place) =>
        isFor('change-password')(place) && isFirstPassword(place) && place.form.passwords.length >= 3,
    },
    { weight: -200, because: 'no password box', holds: isNoPassword },
    { weight: -60, because: 'marked as new', holds: marked('new-password') },
    { weight: -60, because: 'named as new', holds: says('fresh') },
    { weight: -100, because: 'the form makes an account', holds: isFor('sign-up') },
    {
      weight: -120,
      because: 'named as code',
      holds: (place) => says('code')(place) || marked('one-time-code')(place),
    },
    { weight: -120, because: 'named as something else', holds: says('notLogin') },
    { weight: -120, because: 'one character', holds: isOneCharacter },
  ],
  'new-password': [
    { weight: 50, because: 'a password box', holds: isPassword },
    { weight: 60, because: 'marked as new', holds: marked('new-password') },
    { weight: 50, because: 'named as new', holds: says('fresh') },
    { weight: 50, because: 'the form makes an account', holds: isFor('sign-up') },
    { weight: 40, because: 'a change form', holds: isFor('change-password') },
    {
      weight: -60,
      because: 'the first of three',
      holds: (place) => isFirstPassword(place) && place.form.passwords.length >= 3,
    },
    { weight: -60, because: 'named as current', holds: says('current') },
    { weight: -80, because: 'marked as current', holds: marked('current-password') },
    { weight: -60, because: 'the form signs in', holds: isFor('sign-in') },
    { weight: -200, because: 'no password box', holds: isNoPassword },
    { weight: -120, because: 'named as something else', holds: says('notLogin') },
    {
      weight: -120,
      because: 'named as code',
      holds: (place) => says('code')(place) || marked('one-time-code')(place),
    },
    { weight: -120, because: 'one character', holds: isOneCharacter },
  ],
  totp: [
    { weight: 120, because: 'marked as code', holds: marked('one-time-code') },
    { weight: 70, because: 'named as code', holds: says('code') },
    { weight: 80, because: 'one of several boxes for one character', holds: isOneOfBoxes },
    { weight: -100, because: 'belongs to a payment card', holds: standsBesideCard },
    { weight: 15, because: 'short', holds: isShort },
    { weight: 15, because: 'for digits', holds: isNumeric },
    {
      weight: -100,
      because: 'marked as something else',
      holds: marked('username', 'email', 'current-password', 'new-password', 'cc-csc', 'postal-code'),
    },
    { weight: -100, because: 'named as something else', holds: says('notLogin') },
    {
      weight: -200,
      because: 'neither text nor password',
      holds: ({ field }) => !field.isText && !field.isPassword,
    },
  ],
};

const ENOUGH = 40;
const ROLES = Object.keys(REASONS) as FillableRole[];

/** What one field of a form is for. A field that nothing speaks for is `other`, and is never filled. */
export function findRole(field: FieldClues, form: FormClues, purpose: FormPurpose | null): RoledField {
  const place = { field, form, purpose };
  const top = best(
    ROLES.map((role) => [role, score(REASONS[role], place)] as const),
    ENOUGH,
  );
  return { field, role: top?.name ?? 'other', score: top?.score ?? 0 };
}
