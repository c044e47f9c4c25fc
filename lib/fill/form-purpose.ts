import type { FormClues } from './clues';
import { best, type Reason, score } from './score';
import { hasMeaning } from './words';

export type FormPurpose = 'sign-in' | 'sign-up' | 'change-password' | 'search' | 'newsletter';

const says =
  (meaning: Parameters<typeof hasMeaning>[1]) =>
  ({ words }: FormClues) =>
    hasMeaning(words, meaning);
const passwordSays =
  (meaning: Parameters<typeof hasMeaning>[1]) =>
  ({ passwords }: FormClues) =>
    passwords.some((field) => hasMeaning(field.words, meaning));
const fieldSays =
  (meaning: Parameters<typeof hasMeaning>[1]) =>
  ({ fields }: FormClues) =>
    fields.some((field) => hasMeaning(field.words, meaning));
const hasToken =
  (token: string) =>
  ({ fields }: FormClues) =>
    fields.some((field) => field.tokens.has(token));
const countOf =
  (test: (count: number) => boolean) =>
  ({ passwords }: FormClues) =>
    test(passwords.length);

const REASONS: Readonly<Record<FormPurpose, readonly Reason<FormClues>[]>> = {
  'sign-in': [
    { weight: 40, because: 'its words say so', holds: says('signIn') },
    { weight: 40, because: 'one password is asked for', holds: countOf((count) => count === 1) },
    { weight: 50, because: 'a password box is marked as current', holds: hasToken('current-password') },
    { weight: 20, because: 'few boxes', holds: ({ fields }) => fields.length <= 3 },
    { weight: -40, because: 'a password is to be repeated', holds: countOf((count) => count > 1) },
    { weight: -40, because: 'it makes accounts', holds: says('signUp') },
    { weight: -40, because: 'its boxes are named for making accounts', holds: fieldSays('signUp') },
    { weight: -40, because: 'a password box says "new"', holds: passwordSays('fresh') },
  ],
  'sign-up': [
    { weight: 60, because: 'its words say so', holds: says('signUp') },
    { weight: 40, because: 'a password is to be repeated', holds: countOf((count) => count === 2) },
    { weight: 30, because: 'a password box is marked as new', holds: hasToken('new-password') },
    { weight: 30, because: 'a password box says "new"', holds: passwordSays('fresh') },
    { weight: 40, because: 'its boxes are named for it', holds: fieldSays('signUp') },
    { weight: 20, because: 'it asks who one is', holds: fieldSays('notLogin') },
    { weight: 20, because: 'many boxes', holds: ({ fields }) => fields.length > 4 },
    { weight: -60, because: 'a password box is marked as current', holds: hasToken('current-password') },
    { weight: -80, because: 'no password at all', holds: countOf((count) => count === 0) },
    {
      weight: -40,
      because: 'its words say "sign in"',
      holds: (form) => says('signIn')(form) && !says('signUp')(form),
    },
  ],
  'change-password': [
    { weight: 70, because: 'its words say so', holds: says('change') },
    { weight: 70, because: 'three passwords', holds: countOf((count) => count >= 3) },
    {
      weight: 60,
      because: 'old and new side by side',
      holds: (form) => passwordSays('current')(form) && passwordSays('fresh')(form),
    },
    {
      weight: 60,
      because: 'both marks',
      holds: (form) => hasToken('current-password')(form) && hasToken('new-password')(form),
    },
    { weight: -80, because: 'no password at all', holds: countOf((count) => count === 0) },
    {
      weight: -40,
      because: 'one password, and a name beside it',
      holds: ({ fields, passwords }) => passwords.length === 1 && fields.length > 1,
    },
  ],
  search: [
    { weight: 60, because: 'its words say so', holds: says('search') },
    {
      weight: 60,
      because: 'a search box',
      holds: ({ fields }) => fields.some(({ facts }) => facts.type === 'search'),
    },
    { weight: 40, because: 'its box says so', holds: fieldSays('search') },
    { weight: -100, because: 'it asks for a password', holds: countOf((count) => count > 0) },
    { weight: -40, because: 'its words say "sign in"', holds: says('signIn') },
  ],
  newsletter: [
    { weight: 70, because: 'its words say so', holds: says('newsletter') },
    { weight: 70, because: 'its box says so', holds: fieldSays('newsletter') },
    { weight: -100, because: 'it asks for a password', holds: countOf((count) => count > 0) },
    { weight: -50, because: 'its words say "sign in"', holds: says('signIn') },
    { weight: -50, because: 'a box is marked as user name', holds: hasToken('username') },
  ],
};

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
