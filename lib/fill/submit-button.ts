import type { ButtonFacts, FormPurpose } from './fill';
import { type Because, best, explain, type Reason, score } from './score';
import { hasMeaning, type Meaning, plainWords } from './words/meanings';

interface Control {
  readonly facts: ButtonFacts;
  readonly text: string;
  readonly names: string;
  readonly purpose: FormPurpose | null;
  readonly isOnly: boolean;
  readonly isLast: boolean;
}

type Test = (control: Control) => boolean;

const reads =
  (...meanings: readonly Meaning[]): Test =>
  ({ text }) =>
    meanings.some((meaning) => hasMeaning(text, meaning));
const isType =
  (...types: readonly string[]): Test =>
  ({ facts }) =>
    types.includes(facts.type);
const isNamed =
  (pattern: RegExp): Test =>
  ({ names }) =>
    pattern.test(names);

const OWN_WORDS: Readonly<Record<FormPurpose, readonly Meaning[]>> = {
  'sign-in': ['to-signIn'],
  'sign-up': ['to-signUp'],
  'change-password': ['to-change', 'to-save'],
  reset: ['to-reset', 'to-save'],
  pay: ['to-pay'],
  address: ['to-save', 'to-pay'],
  newsletter: ['to-newsletter', 'to-signUp'],
  search: ['to-search'],
  contact: ['to-contact'],
};

const REASONS: readonly Reason<Control>[] = [
  { weight: 60, because: 'it sends the form', holds: isType('submit', 'image') },
  {
    weight: 60,
    because: 'it says what the form is for',
    holds: (control) => control.purpose !== null && reads(...OWN_WORDS[control.purpose])(control),
  },
  { weight: 30, because: 'it goes on or saves', holds: reads('to-continue', 'to-save') },
  {
    weight: 30,
    because: 'named as what sends',
    holds: isNamed(/submit|log ?in|sign ?(in|up)|send|continue|next/),
  },
  { weight: 15, because: 'drawn as the main one', holds: isNamed(/primary|main|cta|success/) },
  { weight: 30, because: 'the only one', holds: ({ isOnly }) => isOnly },
  { weight: 10, because: 'the last one', holds: ({ isLast }) => isLast },
  { weight: -30, because: 'a link', holds: isType('link') },
  { weight: -200, because: 'it empties the form', holds: isType('reset') },
  { weight: -120, because: 'it leads back or away', holds: reads('to-cancel') },
  { weight: -120, because: 'it signs in somewhere else', holds: reads('to-other') },
  { weight: -120, because: 'for a voucher', holds: reads('offer') },
  {
    weight: -80,
    because: 'it shows or hides something',
    holds: (control) =>
      reads('to-show')(control) ||
      isNamed(/toggle|show ?pass|eye|reveal|dropdown|tooltip|close|modal/)(control),
  },
  {
    weight: -40,
    because: 'it is for who has forgotten',
    holds: (control) =>
      control.purpose !== 'reset' && control.purpose !== 'change-password' && reads('to-reset')(control),
  },
  { weight: -30, because: 'it says nothing', holds: ({ text }) => text === '' },
];

const ENOUGH = 30;

function readControls(buttons: readonly ButtonFacts[], purpose: FormPurpose | null): Control[] {
  return buttons.map((facts, index) => ({
    facts,
    purpose,
    text: plainWords(facts.text),
    names: plainWords(facts.names),
    isOnly: buttons.length === 1,
    isLast: index === buttons.length - 1,
  }));
}

/** The handle of the control that sends a form; null when none looks like it. */
export function findSubmit(buttons: readonly ButtonFacts[], purpose: FormPurpose | null): number | null {
  const scores = readControls(buttons, purpose).map(
    (control) => [String(control.facts.handle), score(REASONS, control)] as const,
  );
  const top = best(scores, ENOUGH);
  return top === null ? null : Number(top.name);
}

/** Why one of the buttons would be taken, and why not. */
export function explainSubmit(
  handle: number,
  buttons: readonly ButtonFacts[],
  purpose: FormPurpose | null,
): Because[] {
  const control = readControls(buttons, purpose).find(({ facts }) => facts.handle === handle);
  return control ? explain(REASONS, control) : [];
}
