import type { ButtonFacts, FieldFacts, FormFacts, FrameFacts, PageOutcome, SentBy, SentForm } from '../fill';

/** No name, label or password of a page is longer; what is longer is refused whole. Characters. */
const MAX_TEXT = 4096;
const MAX_LIST = 300;
const MAX_VALUES = 20;
const MAX_NAMES = 5;

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.length <= MAX_TEXT;
const yesNo: Check = (value) => typeof value === 'boolean';
const number: Check = (value) => Number.isSafeInteger(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const list =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);

/** Every member of a shape: one that is missing here does not compile. */
type Shape<T> = { readonly [K in keyof Required<T>]: Check };

const shape =
  <T>(members: Shape<T>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Check>(members).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const field = shape<FieldFacts>({
  handle: number,
  type: text,
  autocomplete: text,
  name: text,
  id: text,
  label: text,
  nearby: text,
  group: text,
  hints: text,
  placeholder: text,
  options: list(text, MAX_LIST),
  inputMode: text,
  maxLength: orNull(number),
  passwordRules: text,
  visible: yesNo,
  editable: yesNo,
  focused: yesNo,
  hasValue: yesNo,
  form: number,
  // Only the person says what a field is, and not through the page.
  said: (value) => value === undefined,
});

const form = shape<FormFacts>({
  form: number,
  isForm: yesNo,
  action: orNull(text),
  words: text,
  links: text,
  ticks: text,
});

const button = shape<ButtonFacts>({ handle: number, form: number, type: text, text, names: text });

const facts = shape<FrameFacts>({
  document: text,
  url: text,
  origin: text,
  forms: list(form, MAX_LIST),
  fields: list(field, MAX_LIST),
  buttons: list(button, MAX_LIST),
});

const WAYS: readonly unknown[] = ['submit', 'click', 'enter', 'press', 'leave'] satisfies SentBy[];
const STATES: readonly unknown[] = [
  'gone',
  'back',
  'stays',
  'filled',
  'look',
] satisfies PageOutcome['state'][];

const sent = shape<SentForm>({
  by: (value) => WAYS.includes(value),
  element: orNull(number),
  facts,
  values: list(
    (value) => Array.isArray(value) && value.length === 2 && number(value[0]) && text(value[1]),
    MAX_VALUES,
  ),
  carried: list(text, MAX_NAMES),
  shown: list(text, MAX_NAMES),
});

const outcome = shape<PageOutcome>({
  state: (value) => STATES.includes(value),
  isEmpty: yesNo,
  isBad: yesNo,
});

/** What a page's script says was sent; null for anything else, and for what is larger than any form. */
export const parseSent = (args: unknown): SentForm | null => (sent(args) ? (args as SentForm) : null);

/** What it says has become of it; null for anything else. */
export const parseOutcome = (args: unknown): PageOutcome | null =>
  outcome(args) ? (args as PageOutcome) : null;
