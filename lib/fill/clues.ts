import type { FieldFacts, FormFacts, FrameFacts } from './fill';
import { hasMeaning, plainWords } from './words/meanings';

/** Where words about a field come from. */
export type Source = 'label' | 'placeholder' | 'nearby' | 'name' | 'id' | 'hints' | 'group';

/** What kind of choices a list offers. */
export type Choices = 'days' | 'months' | 'years' | 'other' | 'none';

/** A field's facts, made ready for comparing. */
export interface FieldClues {
  readonly facts: FieldFacts;
  /** Autocomplete tokens in lower case, without section and address prefixes. */
  readonly tokens: ReadonlySet<string>;
  readonly said: Readonly<Record<Source, string>>;
  /** All that is said of it, but for its group, in one. */
  readonly words: string;
  /** Name and id, whole. */
  readonly names: string;
  readonly isPassword: boolean;
  /** A box for one line of text that is no password box. */
  readonly isText: boolean;
  readonly isList: boolean;
  readonly choices: Choices;
}

type Named = Pick<FieldClues, 'tokens' | 'said'>;

/** A form with its visible fields, in page order. */
export interface FormClues {
  readonly facts: FormFacts;
  readonly words: string;
  readonly links: string;
  readonly ticks: string;
  /** The path that it is sent to. */
  readonly path: string;
  readonly fields: readonly FieldClues[];
  readonly passwords: readonly FieldClues[];
  /** Boxes for one line of text, passwords among them. */
  readonly boxes: readonly FieldClues[];
}

const TEXT_TYPES = new Set(['text', 'email', 'tel', 'number', 'url', 'search', '']);
const PREFIXES = /^(section-.*|billing|shipping|home|work|mobile|fax|pager)$/;

function tokensOf(autocomplete: string): ReadonlySet<string> {
  const tokens = autocomplete.toLowerCase().split(/\s+/);
  return new Set(tokens.filter((token) => token !== '' && !PREFIXES.test(token)));
}

const isMonth = (text: string): boolean =>
  /^0?([1-9]|1[0-2])\b/.test(text) || hasMeaning(plainWords(text), 'monthName');

/** What a list's first choices are: one may be a caption. */
function choicesOf({ type, options }: FieldFacts): Choices {
  if (type !== 'select-one') return 'none';
  const texts = options.filter(Boolean);
  const share = (test: (text: string) => boolean) => texts.filter(test).length;
  if (share((text) => /^(19|20)\d\d\b/.test(text)) >= 4) return 'years';
  if (share((text) => /^0?([1-9]|[12]\d|3[01])$/.test(text)) >= 14) return 'days';
  if (share(isMonth) >= 11) return 'months';
  if (share((text) => /^[2-6]\d$/.test(text)) >= 5) return 'years';
  return 'other';
}

/** What comes after is explanation. */
const MAX_LABEL = 80;
/** Says little without what stands before it. */
const GENERAL =
  /^(number|no|num|month|year|day|mm|yy|yyyy|name|code|line_?\d|value|text|input|field|first|last|date|id|\d+)$/i;

/** The part of a name like `user[email]` or `card.expiry.month` that tells the field from its neighbours. */
function lastOf(name: string): string {
  const parts = name.split(/[.:[\]]+/).filter(Boolean);
  const last = parts.at(-1) ?? '';
  return GENERAL.test(last) ? parts.slice(-2).join(' ') : last;
}

/** More words are a sentence that has a password in it. */
const MAX_NAME_WORDS = 3;

/**
 * A password box whose text is shown, or masked by its font: what people read, and what scripts or the page's marks call it, both say
 * "password" and little else. One of them alone is no reason to put a password where it could be read.
 */
function isShownPassword({ type, maxLength }: FieldFacts, { tokens, said }: Named): boolean {
  if (type !== 'text' || maxLength === 1) return false;
  const isNamed = (text: string) =>
    hasMeaning(text, 'password') && text.split(' ').length <= MAX_NAME_WORDS && !hasMeaning(text, 'code');
  const isMarked = tokens.has('current-password') || tokens.has('new-password');
  const isOther = [said.name, said.id, said.label, said.placeholder].some(
    (text) => hasMeaning(text, 'email') || hasMeaning(text, 'username'),
  );
  const isRead = isNamed(said.label || said.placeholder || said.nearby);
  return !isOther && isRead && (isMarked || isNamed(said.name) || isNamed(said.id));
}

/** Facts of a field as clues. */
export function readField(facts: FieldFacts): FieldClues {
  const { label, placeholder, nearby, name, id, hints, group, type } = facts;
  const said = Object.fromEntries(
    Object.entries({
      label: label.slice(0, MAX_LABEL),
      placeholder,
      nearby,
      name: lastOf(name),
      id: lastOf(id),
      hints,
      group,
    }).map(([key, text]) => [key, plainWords(text)]),
  ) as Record<Source, string>;
  const own = [said.name, said.id, said.label, said.placeholder, said.nearby, said.hints];
  const tokens = tokensOf(facts.autocomplete);
  const isPassword = type === 'password' || isShownPassword(facts, { tokens, said });
  return {
    facts,
    tokens,
    said,
    words: own.filter(Boolean).join(' | '),
    names: plainWords(`${name} ${id}`),
    isPassword,
    isText: TEXT_TYPES.has(type) && !isPassword,
    isList: type === 'select-one',
    choices: choicesOf(facts),
  };
}

/** The answer to a question is hidden like a password. */
const isAnswer = ({ words }: FieldClues): boolean =>
  hasMeaning(words, 'text') && !hasMeaning(words, 'password');

function pathOf(action: string | null): string {
  return action !== null && URL.canParse(action) ? plainWords(new URL(action).pathname) : '';
}

function readForm(facts: FormFacts, fields: readonly FieldClues[]): FormClues {
  return {
    facts,
    words: plainWords(facts.words),
    links: plainWords(facts.links),
    ticks: plainWords(facts.ticks),
    path: pathOf(facts.action),
    fields,
    passwords: fields.filter((field) => field.isPassword && !isAnswer(field)),
    boxes: fields.filter((field) => field.isPassword || field.isText),
  };
}

/** The fields that a person can see and could type into. A box that is filled and closed is there to be read. */
const isOpen = ({ type, visible, editable, hasValue }: FieldFacts): boolean =>
  type !== 'checkbox' && visible && (editable || !hasValue);

/** The forms of a frame with their open fields; forms without any are left out. */
export function readForms({ forms, fields }: FrameFacts): FormClues[] {
  const open = fields.filter(isOpen).map(readField);
  return forms.flatMap((facts) => {
    const own = open.filter((field) => field.facts.form === facts.form);
    return own.length === 0 ? [] : [readForm(facts, own)];
  });
}
