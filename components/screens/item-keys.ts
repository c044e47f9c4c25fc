import type { CopySlot, Overview } from '../../lib/items';
import { lockNow } from '../state/app-verbs';
import { SLOT_KEYS } from '../state/clipboard';
import { backToList } from '../state/route';
import { copyByKey } from '../state/row-verbs';
import { ctrlLetter } from '../ui/key-cap';

interface ItemKeyVerbs {
  row: Overview | null;
  openCommands: () => void;
  /** null when there is no page to fill. */
  fill: (() => void) | null;
  /** null when the item cannot be changed. */
  edit: (() => void) | null;
}

const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog, [role="menu"], input') !== null;

const isButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, summary') !== null;

const hasSelectedText = (): boolean => (getSelection()?.toString() ?? '') !== '';

function onCtrl(letter: string, { row, openCommands, edit }: ItemKeyVerbs): boolean {
  const slot = (Object.keys(SLOT_KEYS) as CopySlot[]).find((one) => SLOT_KEYS[one] === letter);
  if (letter === 'K') openCommands();
  else if (letter === 'L') lockNow();
  else if (letter === 'E' && edit) edit();
  else if (slot && row && !(letter === 'C' && hasSelectedText())) copyByKey(row, slot);
  else return false;
  return true;
}

/** The keys of an item's screen: copies, fill, and Esc back to the list. */
export function onItemKey(event: KeyboardEvent, verbs: ItemKeyVerbs): void {
  if (event.defaultPrevented || isElsewhere(event.target)) return;
  const letter = ctrlLetter(event);
  let isDone = false;
  if (letter) isDone = onCtrl(letter, verbs);
  else if (event.key === 'Escape' || (event.key === 'ArrowLeft' && !isButton(event.target))) {
    backToList();
    isDone = true;
  } else if (event.key === 'Enter' && verbs.fill && !isButton(event.target)) {
    verbs.fill();
    isDone = true;
  }
  if (isDone) event.preventDefault();
}
