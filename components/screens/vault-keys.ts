import type { CopySlot } from '../../lib/items';
import { moveOfKey, moveSelection } from '../item/list-keys';
import { lockNow } from '../state/app-verbs';
import { copySlots, SLOT_KEYS } from '../state/clipboard';
import { editItem } from '../state/forms';
import { list, selected } from '../state/list';
import { go, HOME, openGenerator, openItem, route, showList } from '../state/route';
import { copyByKey, useRow } from '../state/row-verbs';
import { ctrlLetter } from '../ui/key-cap';
import { onPickKey } from './pick-keys';

interface VaultKeyVerbs {
  openCommands: () => void;
  resetFilter: () => void;
}

const searchField = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>('[data-search]');

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, select, [role="menu"], dialog') !== null;

/** True when Ctrl C has text to copy: then it means that text. */
function hasSelectedText(): boolean {
  const field = searchField();
  const inField = field !== null && field.selectionStart !== field.selectionEnd;
  return inField || (getSelection()?.toString() ?? '') !== '';
}

const slotOfLetter = (letter: string): CopySlot | null =>
  (Object.keys(SLOT_KEYS) as CopySlot[]).find((slot) => SLOT_KEYS[slot] === letter) ?? null;

function onCtrl(letter: string, { openCommands }: VaultKeyVerbs): boolean {
  const slot = slotOfLetter(letter);
  const row = selected.peek()?.row;
  if (letter === 'K') openCommands();
  else if (letter === 'L') lockNow();
  else if (letter === 'G') openGenerator();
  else if (letter === 'E' && row) editItem(row.id, row.name);
  else if (slot && row && copySlots(row).includes(slot)) {
    if (letter === 'C' && hasSelectedText()) return false;
    copyByKey(row, slot);
  } else return false;
  return true;
}

/** Esc steps back one level: what is typed, then the filter; the browser closes the popup after that. */
function onEscape({ resetFilter }: VaultKeyVerbs): boolean {
  const { search, filter } = route.peek();
  if (search !== '') showList({ search: '' });
  else if (filter.kind !== HOME.filter.kind || filter.place !== HOME.filter.place) resetFilter();
  else return false;
  return true;
}

function isAtEndOfText(event: KeyboardEvent): boolean {
  const field = searchField();
  return event.target !== field || field === null || field.selectionStart === field.value.length;
}

function onPlainKey(event: KeyboardEvent, verbs: VaultKeyVerbs): boolean {
  const entry = selected.peek();
  if (event.key === 'Escape') return onEscape(verbs);
  if (event.altKey || event.ctrlKey || event.metaKey || !entry) return false;
  if (event.key === 'Enter' && !isControl(event.target)) useRow(entry);
  else if (event.key === 'ArrowRight' && isAtEndOfText(event) && !isControl(event.target))
    openItem(entry.row.id);
  else return false;
  return true;
}

function onMove(event: KeyboardEvent): boolean {
  const move = isControl(event.target) ? null : moveOfKey(event, route.peek().search !== '');
  if (!move) return false;
  const key = moveSelection(list.peek(), selected.peek(), move);
  if (key !== null) go({ selected: key });
  return true;
}

/** Typing anywhere on the screen searches. */
function startTyping({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): void {
  const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  if (isText && !(target instanceof HTMLInputElement) && !isInMenu(target)) searchField()?.focus();
}

const isInMenu = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="menu"], dialog') !== null;

/** The keys of the list, wherever the focus is on its screen. */
export function onVaultKey(event: KeyboardEvent, verbs: VaultKeyVerbs): void {
  if (event.defaultPrevented || isInMenu(event.target)) return;
  const letter = ctrlLetter(event);
  const isPick = !isControl(event.target) && onPickKey(event);
  const isDone = isPick || (letter ? onCtrl(letter, verbs) : onMove(event) || onPlainKey(event, verbs));
  if (isDone) event.preventDefault();
  else startTyping(event);
}
