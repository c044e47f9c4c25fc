import type { ExplainedField, ExplainedForm } from './explain';
import type { Because } from './score';

/** One frame of a page, explained. */
export interface ExplainedFrame {
  /** Whole address; the report keeps its shape alone. */
  readonly url: string;
  /** Why nothing may be filled there; null where it may. */
  readonly refusal: string | null;
  /** The frame that a fill would choose. */
  readonly isChosen: boolean;
  readonly forms: readonly ExplainedForm[];
}

/** Shorter texts stand in ordinary words. */
const SHORTEST_SECRET = 3;
const MAIL = /[^\s@"'<>()]+@[^\s@"'<>()]+/g;
const NUMBER = /\d{4,}/g;

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const without = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .reduce((rest, secret) => rest.replace(new RegExp(literal(secret), 'gi'), '[...]'), text);

/** A text of a page without what it may tell of a person: what an item holds, e-mail addresses, long numbers. */
const scrub = (text: string, secrets: readonly string[]): string =>
  without(text, secrets).replace(MAIL, '[mail]').replace(NUMBER, '[number]');

/** A part of a path that may name a person, a session or a thing of theirs. */
const isTelling = (part: string): boolean => /[\d@%]/.test(part) || part.length > 24;

/** Host and shape of the path; nothing of query and fragment. */
export function addressShape(url: string): string {
  if (!URL.canParse(url)) return '?';
  const { protocol, host, pathname } = new URL(url);
  if (!/^https?:$/.test(protocol)) return protocol;
  const parts = pathname.split('/').map((part) => (isTelling(part) ? '*' : part));
  return `${protocol}//${host}${parts.join('/')}`;
}

const why = (reasons: readonly Because[]): string =>
  reasons.map(({ weight, because }) => `${weight > 0 ? '+' : ''}${weight} ${because}`).join('; ');

function fieldLine(field: ExplainedField): string {
  const { type, name, id, autocomplete, label, maxLength, role, isSaid, hindrance, reasons } = field;
  const facts = Object.entries({ type, name, id, autocomplete, label, maxLength: maxLength ?? '' });
  const said = facts
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const outcome = hindrance ?? 'would be filled';
  return `    ${role}${isSaid ? ' (said by the person)' : ''}: ${outcome}\n      ${said.join(' ')}\n      ${why(reasons)}`;
}

function formLines({ purpose, reasons, fields }: ExplainedForm): string[] {
  return [`  form: ${purpose ?? 'no clear purpose'} (${why(reasons)})`, ...fields.map(fieldLine)];
}

function frameLines({ url, refusal, isChosen, forms }: ExplainedFrame, secrets: readonly string[]): string[] {
  const outcome = refusal ?? (isChosen ? 'chosen' : 'not chosen');
  return [
    `frame: ${without(addressShape(url), secrets)}: ${outcome}`,
    ...forms.flatMap(formLines).map((line) => scrub(line, secrets)),
  ];
}

/**
 * A text to be pasted where others read it: how a page is written and what we make of it, and nothing of whoever asks.
 * @param secrets texts that must not stand in it: what the item holds.
 */
export function reportOf(frames: readonly ExplainedFrame[], secrets: readonly string[]): string {
  return frames.flatMap((frame) => frameLines(frame, secrets)).join('\n');
}
