/** An element that takes one-time codes without being an input: it has none of what inputs have. */
export interface CodeBox extends HTMLElement {
  readonly type?: never;
  readonly name?: never;
  readonly value?: never;
  readonly form?: never;
  readonly labels?: never;
  readonly maxLength?: never;
}

/** Everything that can be filled. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | CodeBox;

const TYPES = new Set([
  'text',
  'email',
  'tel',
  'password',
  'number',
  'url',
  'search',
  'date',
  'month',
  'checkbox',
  'select-one',
  'textarea',
]);

const CODE_NAMES = /(^|[^a-z])(otp|code|digit|pin|passcode|token|2fa|one.?time|verif)/i;
/** An editor of code has more room. CSS pixels. */
const MAX_CODE_HEIGHT = 100;
const MAX_CODE = 12;

/** True for an editable element that is named as one for codes, and no editor of texts. */
export function isCodeBox(element: Element): element is CodeBox {
  if (!(element instanceof HTMLElement) || !element.matches('[contenteditable]:not([contenteditable=false])'))
    return false;
  const names = ['aria-label', 'id', 'class', 'data-testid'].map((name) => element.getAttribute(name) ?? '');
  const isSmall = element.offsetHeight <= MAX_CODE_HEIGHT && textIn(element).length <= MAX_CODE;
  return isSmall && names.some((name) => CODE_NAMES.test(name));
}

/** A box to tick. */
export const isTick = (field: Field): field is HTMLInputElement => field.type === 'checkbox';

/** True for a box of text, a list of choices or a box to tick. */
export function isField(element: Element | undefined): element is Field {
  if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  )
    return TYPES.has(element.type);
  return element !== undefined && isCodeBox(element);
}

/** What stands in a field. */
export const textIn = (field: Field | HTMLElement): string =>
  (field as Partial<HTMLInputElement>).value ?? field.textContent?.trim() ?? '';
