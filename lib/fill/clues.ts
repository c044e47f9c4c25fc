import type { FieldFacts, FormFacts, FrameFacts } from './fill';
import { plainWords } from './words';

/** A field's facts, made ready for comparing. */
export interface FieldClues {
  readonly facts: FieldFacts;
  /** Autocomplete tokens in lower case, without section and address prefixes. */
  readonly tokens: ReadonlySet<string>;
  /** Name, id, label and placeholder in one. */
  readonly words: string;
  readonly isPassword: boolean;
  /** A box for one line of text that is no password box. */
  readonly isText: boolean;
}

/** A form with its visible fields, in page order. */
export interface FormClues {
  readonly facts: FormFacts;
  readonly words: string;
  readonly fields: readonly FieldClues[];
  readonly passwords: readonly FieldClues[];
}

const TEXT_TYPES = new Set(['text', 'email', 'tel', 'number', 'url', 'search', '']);
const PREFIXES = /^(section-.*|billing|shipping|home|work|mobile|fax|pager)$/;

function tokensOf(autocomplete: string): ReadonlySet<string> {
  const tokens = autocomplete.toLowerCase().split(/\s+/);
  return new Set(tokens.filter((token) => token !== '' && !PREFIXES.test(token)));
}

/** Facts of a field as clues. */
export function readField(facts: FieldFacts): FieldClues {
  const { name, id, label, placeholder, type, autocomplete } = facts;
  const words = [name, id, label, placeholder].map(plainWords).filter(Boolean).join(' | ');
  return {
    facts,
    tokens: tokensOf(autocomplete),
    words,
    isPassword: type === 'password',
    isText: TEXT_TYPES.has(type),
  };
}

/** The fields that a person can see and could type into. A box that is filled and closed is there to be read. */
const isOpen = ({ visible, editable, hasValue }: FieldFacts): boolean => visible && (editable || !hasValue);

/** The forms of a frame with their open fields; forms without any are left out. */
export function readForms({ forms, fields }: FrameFacts): FormClues[] {
  const open = fields.filter(isOpen).map(readField);
  return forms.flatMap((facts) => {
    const own = open.filter((field) => field.facts.form === facts.form);
    if (own.length === 0) return [];
    return [
      {
        facts,
        words: plainWords(facts.words),
        fields: own,
        passwords: own.filter((field) => field.isPassword),
      },
    ];
  });
}
