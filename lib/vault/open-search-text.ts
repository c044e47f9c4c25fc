import { pick, pickBoolean, pickList, pickNumber } from '../wire';
import { openItemKey } from './item-key';
import type { VaultKeys } from './keys';
import { fieldType } from './open-item';
import { createValueOpener, type ValueOpener } from './open-values';

/** Longer texts are found by their start; the search holds all of them in memory. */
const MOST_CHARACTERS = 4000;
const MOST_FIELDS = 100;

const isThere = (value: unknown): boolean => typeof value === 'string' && value !== '';

async function openField(opener: ValueOpener, wire: unknown): Promise<(string | null)[]> {
  const type = fieldType(wire);
  const name = await opener.open('', pick(wire, 'name'));
  return type === 'text' ? [name, await opener.open('', pick(wire, 'value'))] : [name];
}

/**
 * What a search may find an item by, beside what its row shows: its notes, the names of its custom fields, and the values of those that
 * are plain text. Nothing of an item that asks for the master password again. Empty when there is nothing. Never rejects for what a
 * server sent.
 */
export async function openSearchText(raw: unknown, keys: VaultKeys): Promise<string> {
  const notes = pick(raw, 'notes');
  const fields = pickList(raw, 'fields').slice(0, MOST_FIELDS);
  const isGuarded = pickNumber(raw, 'reprompt') === 1 || !pickBoolean(raw, 'viewPassword', true);
  if (isGuarded || (!isThere(notes) && fields.length === 0)) return '';
  const itemKey = await openItemKey(raw, keys);
  if ('problem' in itemKey) return '';
  const opener = createValueOpener(itemKey.key);
  const [text, ...opened] = await Promise.all([
    opener.open('', notes),
    ...fields.map((wire) => openField(opener, wire)),
  ]);
  return [text, ...opened.flat()].filter(Boolean).join('\n').slice(0, MOST_CHARACTERS);
}
