// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { enterField, leaveField, writeValue } from './write-value';

let field: HTMLInputElement;
let heard: string[];

beforeEach(() => {
  document.body.innerHTML = '<form><input></form>';
  field = document.querySelector('input') as HTMLInputElement;
  heard = [];
  for (const type of ['focus', 'keydown', 'keypress', 'beforeinput', 'input', 'keyup', 'change', 'blur']) {
    // The form hears what bubbles; focus and blur do not, so they are caught on the way down.
    field.form?.addEventListener(type, () => heard.push(`${type}:${field.value}`), { capture: true });
  }
});

it('tells the page in the order in which a keyboard would, with the value in place from "input" on', () => {
  enterField(field);
  writeValue(field, 'ada');
  leaveField(field);
  const once = heard.filter((event, index) => heard.indexOf(event) === index);
  expect(once).toEqual([
    'focus:',
    'keydown:',
    'keypress:',
    'beforeinput:',
    'input:ada',
    'keyup:ada',
    'change:ada',
    'blur:ada',
  ]);
});

it('carries the value in the input event, as frameworks expect it', () => {
  let event: InputEvent | undefined;
  field.addEventListener('input', (heardEvent) => {
    event = heardEvent as InputEvent;
  });
  writeValue(field, 'ada');
  expect(event).toMatchObject({ inputType: 'insertText', data: 'ada', bubbles: true, composed: true });
});

it('goes round a property that the page has put on the element', () => {
  let seen = 'untouched';
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: () => 'hidden',
    set: (value: string) => {
      seen = value;
    },
  });
  writeValue(field, 'ada');
  Reflect.deleteProperty(field, 'value');
  expect([seen, field.value]).toEqual(['untouched', 'ada']);
});
