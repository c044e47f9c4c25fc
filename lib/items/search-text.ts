import type { Item } from './item';

/** Between a text's notes and each of its fields, and between a field's name and its value. */
const BETWEEN_PARTS = '\u001e';
const BETWEEN_NAME_AND_VALUE = '\u001f';

/** A part of an item's searchable text: the notes, which have no name, or a custom field. */
export interface SearchTextPart {
  readonly name: string | null;
  readonly value: string;
}

const clean = (text: string | null): string =>
  (text ?? '').replaceAll(BETWEEN_PARTS, ' ').replaceAll(BETWEEN_NAME_AND_VALUE, ' ');

/**
 * What an item can be found by beside its row: its notes, the names of its custom fields, and the values of those that are
 * text. Never a hidden value. Items that ask for the master password again are left out by whoever opens them.
 * @returns one text, empty when there is nothing; `searchTextParts` takes it apart
 */
export function searchText({ notes, customFields }: Pick<Item, 'notes' | 'customFields'>): string {
  const fields = customFields.map(({ name, type, value }) =>
    [clean(name), type === 'text' ? clean(value) : ''].join(BETWEEN_NAME_AND_VALUE),
  );
  const text = [clean(notes), ...fields].join(BETWEEN_PARTS);
  return clean(text).trim() === '' ? '' : text;
}

/** The parts of such a text, in their order; also of one that was folded. */
export function searchTextParts(text: string): SearchTextPart[] {
  return text.split(BETWEEN_PARTS).map((part, index) => {
    const at = part.indexOf(BETWEEN_NAME_AND_VALUE);
    if (index === 0 || at < 0) return { name: null, value: part };
    return { name: part.slice(0, at), value: part.slice(at + 1) };
  });
}
