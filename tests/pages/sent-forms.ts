import {
  decide,
  joinSteps,
  type KnownLogin,
  type Meaning,
  type Proposal,
  readMeaning,
} from '../../lib/capture';
import type { SentForm } from '../../lib/fill';
import { type SampleField, sampleFrame } from './sample-facts';

type Box = readonly [field: SampleField, value: string];

/** Boxes of forms. */
export const user: SampleField = { label: 'User name', name: 'user' };
export const email: SampleField = { type: 'email', label: 'E-mail address', name: 'email' };
export const password: SampleField = { type: 'password', label: 'Password', name: 'password' };
export const current: SampleField = {
  type: 'password',
  label: 'Current password',
  autocomplete: 'current-password',
};
export const next: SampleField = { type: 'password', label: 'New password', autocomplete: 'new-password' };
export const again: SampleField = {
  type: 'password',
  label: 'Confirm new password',
  name: 'confirm_password',
};

/** A form whose boxes hold these, as the page would tell that it was sent. */
export function send(words: string, boxes: readonly Box[], more: Partial<SentForm> = {}): SentForm {
  const facts = sampleFrame([{ words, fields: boxes.map(([field]) => field) }]);
  const values = boxes.flatMap(([, value], handle): [number, string][] =>
    value === '' ? [] : [[handle, value]],
  );
  return { by: 'submit', element: 100, facts, values, carried: [], shown: [], ...more };
}

/** Settings where the password of before stands in a form of its own. */
export function changeInParts(before: string, after: string): SentForm {
  const facts = sampleFrame([
    { words: 'Change your password', fields: [current] },
    { words: 'Change your password', fields: [next, again] },
  ]);
  const values = [before, after, after].map((value, handle): [number, string] => [handle, value]);
  return { by: 'submit', element: 101, facts, values, carried: [], shown: [] };
}

/** A login that is there. */
export const login = (id: string, username: string, secret: string, isOpen = true): KnownLogin => ({
  id,
  username,
  password: secret,
  isOpen,
});

export const ADA = login('ada', 'ada', 'tide');
export const PAT = login('pat', 'pat', 'reef');

/** What becomes of forms that were sent one after the other, beside these logins. */
export const outcomeOf = (steps: readonly SentForm[], known: readonly KnownLogin[]): string => {
  const read = steps.reduce<Meaning | null>((before, sent) => {
    const now = readMeaning(sent);
    return now === null ? before : joinSteps(before, now);
  }, null);
  const proposal: Proposal = read ? decide(read, known) : { name: 'nothing' };
  if (proposal.name === 'save') return `save ${read?.username ?? '-'} ${read?.password}`;
  return proposal.name === 'update' ? `update ${proposal.id} ${read?.password}` : 'nothing';
};

/** A sign-in form that was sent. */
export const signIn = (name: string, secret: string, more?: Partial<SentForm>): SentForm =>
  send(
    'Sign in',
    [
      [user, name],
      [password, secret],
    ],
    more,
  );
/** A form for changing the password that was sent. */
export const change = (old: string, secret: string, confirmed = secret): SentForm =>
  send('Change password', [
    [current, old],
    [next, secret],
    [again, confirmed],
  ]);

/** A row of a table of such outcomes. */
export type Row = readonly [
  title: string,
  steps: readonly SentForm[],
  known: readonly KnownLogin[],
  outcome: string,
];
