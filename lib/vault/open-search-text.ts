import { type CustomField, searchText } from '../items';
import { pick, pickBoolean, pickList, pickNumber } from '../wire';
import { fieldType } from './open-item';
import type { ItemSource } from './open-source';
import type { ValueOpener } from './open-values';

/** Longer texts are found by their start; the search holds all of them in memory. */
const MOST_CHARACTERS = 4000;
const MOST_FIELDS = 100;

const isThere = (value: unknown): boolean => typeof value === 'string' && value !== '';

async function openField(opener: ValueOpener, wire: unknown): Promise<CustomField> {
  const isText = fieldType(wire) === 'text';
  const [name, value] = await Promise.all([
    opener.open('', pick(wire, 'name')),
    isText ? opener.open('', pick(wire, 'value')) : null,
  ]);
  return { type: isText ? 'text' : 'hidden', name, value, linkedId: null };
}

/**
 * What a search may find an item by, beside what its row shows, see `searchText` of the items room. Nothing of an item that asks for the
 * master password again, or whose secrets are withheld. Empty when there is nothing. Never rejects for what a server sent; what
 * cannot be read is noted among the problems of the source's opener.
 */
export async function openSearchText({ row, opener }: ItemSource): Promise<string> {
  const notes = pick(row, 'notes');
  const fields = pickList(row, 'fields').slice(0, MOST_FIELDS);
  const isGuarded = pickNumber(row, 'reprompt') === 1 || !pickBoolean(row, 'viewPassword', true);
  if (isGuarded || (!isThere(notes) && fields.length === 0)) return '';
  const [text, ...customFields] = await Promise.all([
    opener.open('', notes),
    ...fields.map((wire) => openField(opener, wire)),
  ]);
  return searchText({ notes: text, customFields }).slice(0, MOST_CHARACTERS);
}
