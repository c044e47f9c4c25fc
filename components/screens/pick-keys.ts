import { moveOfKey, moveSelection } from '../item/list-keys';
import { rowOfKey } from '../item/list-model';
import { list, selected } from '../state/list';
import { pickAll, picked, pickTo, stopPicking, togglePick } from '../state/picks';
import { go, route } from '../state/route';
import { mayChange } from '../state/session';
import { ctrlLetter } from '../ui/key-cap';

/** Ctrl A means the typed text first, and the list once all of that is selected. */
function hasTextToSelect({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLInputElement)) return false;
  const { selectionStart, selectionEnd, value } = target;
  return (selectionEnd ?? 0) - (selectionStart ?? 0) < value.length;
}

function extend(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  const move = moveOfKey({ key, ctrlKey, metaKey, altKey, shiftKey: false }, route.peek().search !== '');
  const target = move && moveSelection(list.peek(), selected.peek(), move);
  const entry = target ? rowOfKey(list.peek(), target) : null;
  if (!entry) return false;
  pickTo(list.peek(), selected.peek(), entry);
  go({ selected: entry.key });
  return true;
}

/** The keys that pick several items. True when the key was one of them. */
export function onPickKey(event: KeyboardEvent): boolean {
  const entry = selected.peek();
  if (!mayChange.peek() || !entry) return false;
  if (event.key === 'Escape' && picked.peek()) stopPicking();
  else if (ctrlLetter(event) === 'A' && !hasTextToSelect(event)) pickAll(list.peek());
  else if (event.key === ' ' && event.ctrlKey) togglePick(entry);
  else return event.shiftKey && extend(event);
  return true;
}
