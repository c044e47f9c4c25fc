// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findFields } from './collect';
import { createHandles } from './handles';

// As in a page that no extension looks at: nothing leads into closed roots.
vi.stubGlobal('chrome', undefined);

const FORM = '<form><input name="user"><input name="user"><input name="password" type="password"></form>';

/** Handles of the fields of a form that is drawn anew right after. */
function noteThenDraw(html: string) {
  const handles = createHandles();
  const fields = findFields();
  handles.note(fields);
  const numbers = fields.map((field) => handles.of(field));
  document.body.innerHTML = html;
  return numbers.map((number) => handles.find(number));
}

beforeEach(() => {
  document.body.innerHTML = FORM;
});

describe('a form that is drawn anew', () => {
  it('has its fields found again, each in its place', () => {
    expect(noteThenDraw(FORM)).toEqual(findFields());
  });

  it('has none of those found that there are more or fewer of now', () => {
    const [first, second, password] = noteThenDraw(FORM.replace('<input name="user">', ''));
    expect([first, second]).toEqual([undefined, undefined]);
    expect(password).toBe(document.querySelector('[type=password]'));
  });

  it('has no password put into what is no password box any more', () => {
    expect(noteThenDraw(FORM.replace('type="password"', 'type="text"'))[2]).toBeUndefined();
  });
});

it('keeps a field that is moved within its page', () => {
  const handles = createHandles();
  const [user] = findFields();
  if (!user) throw new Error('no field');
  const number = handles.of(user);
  document.body.append(user);
  expect(handles.find(number)).toBe(user);
});
