import { walk } from './tree';

/** Everything that can be filled. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

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
  'select-one',
  'textarea',
]);
/** A page with more boxes is a spreadsheet. */
const MAX_FIELDS = 300;

/** True for a box of text or a list of choices. */
export function isField(element: Element | undefined): element is Field {
  return (
    (element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement) &&
    TYPES.has(element.type)
  );
}

/** The fields of this document and its open shadow roots, in page order. */
export function findFields(): Field[] {
  const fields: Field[] = [];
  for (const element of walk(document)) {
    if (isField(element)) fields.push(element);
    if (fields.length >= MAX_FIELDS) break;
  }
  return fields;
}
