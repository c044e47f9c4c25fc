import type { Field } from './fields';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Writes a value the way typing does, so that pages which keep their own copy of it (React, Vue, Angular) follow.
 * The prototype's setter goes round a page that has put its own property on the element: React's tracker compares what it saw
 * last with the element and drops events that seem to change nothing (facebook/react inputValueTracking).
 */
function setNatively(field: TextField, value: string): void {
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
}

const bubbling = { bubbles: true, composed: true } as const;

/** False when the page has dealt with the key by itself. Only a value of one character has a key of its own. */
function pressKey(field: Field, type: 'keydown' | 'keypress' | 'keyup', value: string): boolean {
  const key = value.length === 1 ? { key: value, keyCode: value.charCodeAt(0) } : { key: 'Unidentified' };
  return field.dispatchEvent(new KeyboardEvent(type, { ...bubbling, cancelable: true, ...key }));
}

function fireInput(field: Field, type: 'beforeinput' | 'input', data: string): void {
  field.dispatchEvent(
    new InputEvent(type, { ...bubbling, cancelable: type === 'beforeinput', inputType: 'insertText', data }),
  );
}

/** A document without the keyboard (our popup has it) fires no focus events of its own. */
function fireFocus(field: Field, types: readonly ('focus' | 'focusin' | 'blur' | 'focusout')[]): void {
  if (document.hasFocus()) return;
  for (const type of types) {
    field.dispatchEvent(new FocusEvent(type, { composed: true, bubbles: type.length > 5 }));
  }
}

/** Puts the cursor into a field. */
export function enterField(field: Field): void {
  field.focus({ preventScroll: true });
  fireFocus(field, ['focus', 'focusin']);
}

/** Writes the value and tells the page, in the order in which a keyboard would. */
export function writeValue(field: TextField, value: string): void {
  const isLeftToUs = pressKey(field, 'keydown', value) || value.length > 1;
  if (isLeftToUs) {
    pressKey(field, 'keypress', value);
    fireInput(field, 'beforeinput', value);
    setNatively(field, value);
    fireInput(field, 'input', value);
  }
  pressKey(field, 'keyup', value);
  field.dispatchEvent(new Event('change', bubbling));
}

/** Has the browser itself put the text in place of what stands in a field: for pages that trust no script, and boxes that are no inputs. */
export function insertText(field: Field, text: string): void {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
  else getSelection()?.selectAllChildren(field);
  document.execCommand('insertText', false, text);
}

/** Pastes into a field, for pages that take a whole code this way and deal it to their boxes. */
export function pasteText(field: Field, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  // Firefox takes no object for the clipboard; it makes one from a text and its type.
  const init = { ...bubbling, cancelable: true, clipboardData, data: text, dataType: 'text/plain' };
  field.dispatchEvent(new ClipboardEvent('paste', init));
}

/** Chooses from a list and tells the page. */
export function choose(field: HTMLSelectElement, option: HTMLOptionElement): void {
  option.selected = true;
  fireInput(field, 'input', '');
  field.dispatchEvent(new Event('change', bubbling));
}

/** Leaves a field, so that pages which check on leaving do so. */
export function leaveField(field: Field): void {
  field.blur();
  fireFocus(field, ['blur', 'focusout']);
}
