// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { describeFrame } from './describe';
import { createHandles } from './handles';

const facts = () => describeFrame(createHandles(), 'a-token');
const labels = () => facts().fields.map(({ label, nearby }) => label || nearby);

// As in a page that no extension looks at: nothing leads into closed roots.
vi.stubGlobal('chrome', undefined);

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('labels', () => {
  it.each([
    ['a label that names it', '<label for="a">User name</label><input id="a">'],
    ['a label around it', '<label>User <b>name</b> <input></label>'],
    ['another element', '<span id="l1">User</span><span id="l2">name</span><input aria-labelledby="l1 l2">'],
    ['its own words', '<input aria-label="User name">'],
    ['its title', '<input title="User name">'],
    ['the element before', '<div><span>User name</span><input></div>'],
    ['bare text before', '<div>User name <input></div>'],
    ['the cell before', '<table><tr><td>User name</td><td><input></td></tr></table>'],
    ['the block before', '<div><div>User name</div><div><div><input></div></div></div>'],
  ])('are taken from %s', (_source, html) => {
    document.body.innerHTML = `<form>${html}</form>`;
    expect(labels().map((label) => label.replace(/\s+/g, ' '))).toEqual(['User name']);
  });

  it('are not borrowed from the field before', () => {
    document.body.innerHTML = '<form><div>User name <input></div><div><input type="password"></div></form>';
    expect(labels()).toEqual(['User name', '']);
  });

  it('never carry what was typed', () => {
    document.body.innerHTML = '<label>Notes <textarea>typed in</textarea><input value="written"></label>';
    expect(JSON.stringify(facts())).not.toMatch(/typed in|written/);
    expect(facts().fields[0]).toMatchObject({ label: 'Notes', hasValue: true });
  });

  it('name what a list offers, and not what was chosen', () => {
    const list = (chosen: string) =>
      `<label>Month <select><option value="1">January</option><option value="2"${chosen}>February</option></select></label>`;
    document.body.innerHTML = list('');
    const [before] = facts().fields;
    document.body.innerHTML = list(' selected');
    expect(before).toMatchObject({ type: 'select-one', label: 'Month', options: ['January', 'February'] });
    expect(facts().fields[0]).toEqual(before);
  });

  it('are cut when they are prose', () => {
    document.body.innerHTML = `<label>${'word '.repeat(500)}<input></label>`;
    expect(labels()[0]?.length).toBeLessThanOrEqual(160);
  });
});

describe('a password box', () => {
  const types = (html: string) => {
    document.body.innerHTML = html;
    return facts().fields.map(({ type }) => type);
  };

  it.each([
    ['by its token', '<input autocomplete="current-password">'],
    ['by its name', '<input name="passwd">'],
    ['by its id', '<input id="login-password">'],
    ['by the font that draws dots', '<input style="font-family: text-security-disc">'],
  ])('that shows what is typed is known %s', (_way, html) => {
    expect(types(html)).toEqual(['password']);
  });

  it('is none of what merely speaks of passwords', () => {
    expect(
      types('<input name="password_hint"><input name="passenger"><input type="email" name="pass">'),
    ).toEqual(['text', 'text', 'email']);
  });
});

describe('a box to tick', () => {
  const fields = (html: string) => {
    document.body.innerHTML = html;
    return facts().fields.map(({ type, hasValue }) => [type, hasValue]);
  };

  it('belongs to the form that it stands in, and tells whether it is ticked', () => {
    expect(fields('<form><input name="user"><input type="checkbox" checked></form>')).toEqual([
      ['text', false],
      ['checkbox', true],
    ]);
  });

  it('makes no form by itself', () => {
    expect(fields('<form><input name="user"></form><label><input type="checkbox"> Dark</label>')).toEqual([
      ['text', false],
    ]);
  });
});

describe('an editable element', () => {
  const names = (html: string) => {
    document.body.innerHTML = html;
    return facts().fields.map(({ label }) => label);
  };

  it('is a field where it is named as one for a code', () => {
    expect(names('<div contenteditable role="textbox" aria-label="Code digit 1"></div>')).toEqual([
      'Code digit 1',
    ]);
  });

  it('is none where texts are written, or the element may not be edited', () => {
    const editor = `<div contenteditable aria-label="Code editor">${'const a = 1; '.repeat(9)}</div>`;
    const others = '<div contenteditable aria-label="Comment"></div><p contenteditable="false" id="otp"></p>';
    expect(names(editor + others)).toEqual([]);
  });
});

describe('fields', () => {
  it('are the boxes for text, in page order, through open shadow roots', () => {
    document.body.innerHTML =
      '<input name="one"><div id="host"></div><input type="hidden"><input name="three" type="PASSWORD">';
    const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p><input name="two" type="email"></p>';
    expect(facts().fields.map(({ name, type }) => [name, type])).toEqual([
      ['one', 'text'],
      ['two', 'email'],
      ['three', 'password'],
    ]);
  });

  it('carry what decides whether they can be filled', () => {
    document.body.innerHTML =
      '<input maxlength="8" readonly autocomplete="username" inputmode="numeric" placeholder="P"><input disabled>';
    expect(facts().fields).toMatchObject([
      {
        maxLength: 8,
        editable: false,
        autocomplete: 'username',
        inputMode: 'numeric',
        placeholder: 'P',
        hasValue: false,
      },
      { maxLength: null, editable: false },
    ]);
  });

  it('keep their handles from one look to the next', () => {
    document.body.innerHTML = '<input name="a"><input name="b">';
    const handles = createHandles();
    const before = describeFrame(handles, 't').fields.map(({ handle }) => handle);
    document.body.prepend(document.createElement('input'));
    const after = describeFrame(handles, 't').fields.map(({ handle }) => handle);
    expect(after.slice(1)).toEqual(before);
    expect(handles.find(before[0] ?? -1)).toBe(document.querySelector('[name=a]'));
    expect(handles.find(9999)).toBeUndefined();
  });

  it('are counted up to a limit', () => {
    document.body.innerHTML = '<input>'.repeat(1000);
    expect(facts().fields).toHaveLength(300);
  });
});

describe('groups', () => {
  const groupsOf = (html: string) => {
    document.body.innerHTML = html;
    const { fields, forms } = facts();
    return fields.map(({ form }) => forms.findIndex((one) => one.form === form));
  };

  it('are the forms of the page', () => {
    expect(groupsOf('<form><input><input></form><form><input></form><input form="none">')).toEqual([
      0, 0, 1, 2,
    ]);
  });

  it('reach a form from inside a shadow root', () => {
    document.body.innerHTML = '<form><input><div id="host"></div></form>';
    const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<input type="password">';
    expect(facts().forms).toHaveLength(1);
  });

  it('are the smallest thing with a button, for fields without a form', () => {
    const card =
      '<div class="card"><p><input></p><p><span><input type="password"><button aria-pressed="false" aria-label="Show">i</button></span></p><button>Log in</button></div>';
    expect(groupsOf(`<main>${card}</main><footer><input><button>Subscribe</button></footer>`)).toEqual([
      0, 0, 1,
    ]);
  });

  it('tell their words, and where they are sent', () => {
    document.body.innerHTML =
      '<form id="loginForm" class="box" action="/in"><legend>Members</legend><h2>Welcome</h2><a>Sign up</a><input><input type="submit" value="Log in"></form>';
    const [form] = facts().forms;
    expect(form).toMatchObject({ isForm: true, action: new URL('/in', document.baseURI).href });
    for (const word of ['loginForm', 'box', 'Members', 'Welcome', 'Log in'])
      expect(form?.words).toContain(word);
    expect(form?.words).not.toContain('Sign up');
  });

  it('are not fooled by a field that is named like a property of forms', () => {
    document.body.innerHTML = '<form action="/in"><input name="action"><input name="id"></form>';
    expect(facts().forms[0]?.action).toBe(new URL('/in', document.baseURI).href);
  });
});
