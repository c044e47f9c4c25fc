import { describe, expect, it } from 'vitest';
import { type SampleField, sampleFrame } from '../../tests/pages/sample-facts';
import { type CorrectableRole, correctFrame, signatureOf } from './corrections';
import { explainForms } from './explain';
import { chooseFor } from './plan';
import { addressShape, type ExplainedFrame, reportOf } from './report';

const LOGIN = { kind: 'login', values: { username: 'ada.lovelace', password: 'a long secret' } } as const;
const NAME: SampleField = { label: 'User name', name: 'login', id: 'login' };
const PASSWORD: SampleField = { type: 'password', label: 'Password', name: 'pw' };

const frameOf = (...fields: readonly SampleField[]) => sampleFrame([{ words: 'Sign in', fields }]);

const explain = (frame = frameOf(NAME, PASSWORD)) =>
  explainForms(frame, chooseFor(LOGIN, frame)?.values ?? []).flatMap(({ fields }) => fields);

const outcomes = (...fields: readonly SampleField[]) =>
  explain(frameOf(...fields)).map(({ role, hindrance }) => [role, hindrance]);

describe('what is told of a field', () => {
  it('is its role, with the reasons, and that it would be filled', () => {
    const [name, password] = explain();
    expect([name?.role, name?.hindrance, password?.role, password?.hindrance]).toEqual([
      'username',
      null,
      'current-password',
      null,
    ]);
    for (const field of [name, password]) expect(field?.reasons[0]?.because).toMatch(/\w/);
  });

  it.each([
    ['nobody can see it', { visible: false }, 'hidden'],
    ['nobody can type into it', { editable: false, hasValue: true }, 'read-only'],
    ['it takes fewer characters', { maxLength: 5 }, 'cut'],
    ['another one was better', { label: '', name: 'user2', id: 'user2' }, 'not-chosen'],
  ] as const)('is that it stays empty because %s', (_, odd, hindrance) => {
    const told = outcomes(NAME, { ...NAME, name: 'again', id: 'again', ...odd }, PASSWORD);
    expect(told.map(([, reason]) => reason)).toContain(hindrance);
  });

  it('is that its form is one that nothing is offered for', () => {
    const frame = sampleFrame([
      { words: 'newsletter subscribe', fields: [{ type: 'email', label: 'Subscribe to our newsletter' }] },
    ]);
    expect(explain(frame).map(({ hindrance }) => hindrance)).toEqual(['quiet']);
  });

  it('is that it asks for nothing that an item has', () => {
    expect(outcomes(NAME, PASSWORD, { label: 'Captcha' })[2]).toEqual(['other', 'no-role']);
  });
});

describe('what the person says of a field', () => {
  const odd: SampleField = { label: 'Harbour pass', name: 'hp' };
  const saying = (role: CorrectableRole, at: number, ...fields: readonly SampleField[]) => {
    const frame = frameOf(...fields);
    const target = frame.fields[at];
    return correctFrame(frame, new Map(target ? [[signatureOf(target), role]] : []));
  };
  const planned = (frame: ReturnType<typeof frameOf>) =>
    chooseFor(LOGIN, frame)?.values.map(({ handle, role }) => [handle, role]);

  it('outweighs all that the page says', () => {
    expect(planned(frameOf(odd, NAME, PASSWORD))).toEqual([
      [1, 'username'],
      [2, 'current-password'],
    ]);
    const frame = saying('username', 0, odd, NAME, PASSWORD);
    expect(planned(frame)).toEqual([
      [0, 'username'],
      [2, 'current-password'],
    ]);
    expect(explain(frame)[0]).toMatchObject({ role: 'username', isSaid: true, hindrance: null });
    expect(explain(frame)[0]?.reasons[0]).toEqual({ weight: 1000, because: 'you said so' });
  });

  it('keeps a field empty', () => {
    expect(planned(saying('other', 1, odd, NAME, PASSWORD))).toEqual([[2, 'current-password']]);
  });

  it('opens a form that nothing would be offered for', () => {
    const form = { words: 'newsletter subscribe', fields: [{ type: 'email', label: 'Your mail' }] };
    const frame = sampleFrame([form]);
    expect(planned(frame)).toBeUndefined();
    const [field] = frame.fields;
    const said = correctFrame(frame, new Map(field ? [[signatureOf(field), 'username' as const]] : []));
    expect(planned(said)).toEqual([[0, 'username']]);
  });

  it('never fills what nobody can see', () => {
    expect(planned(saying('username', 0, { ...odd, visible: false }, PASSWORD))).toEqual([
      [1, 'current-password'],
    ]);
  });

  it('comes from nobody else: a page that claims it is not heard', () => {
    const frame = frameOf({ ...odd, said: 'current-password' }, NAME, PASSWORD);
    expect(correctFrame(frame, new Map()).fields[0]).not.toHaveProperty('said');
  });

  it('is known again by how the field is written, not by what scripts make up', () => {
    const of = (field: SampleField) => frameOf(field).fields.map(signatureOf)[0];
    expect(of({ ...NAME, id: ':r1:' })).toBe(of({ ...NAME, id: ':r7:' }));
    expect(of({ id: 'f-8f3a9c21', label: 'Pass' })).toBe(of({ id: 'f-77aa9c21', label: 'Pass' }));
    expect(of({ ...NAME, hasValue: true, focused: true })).toBe(of(NAME));
    expect(of(NAME)).not.toBe(of(PASSWORD));
  });
});

describe('the report', () => {
  const url = 'https://bank.example/u/ada.lovelace/8812/login?token=abc#x';
  const report = (...fields: readonly SampleField[]): string => {
    const frame = frameOf(...fields);
    const forms = explainForms(frame, chooseFor(LOGIN, frame)?.values ?? []);
    const explained: ExplainedFrame = { url, refusal: null, isChosen: true, forms };
    return reportOf([explained], Object.values(LOGIN.values));
  };

  it('tells what was seen and what is made of it', () => {
    const text = report(NAME, PASSWORD);
    expect(text).toContain('username: would be filled');
    expect(text).toContain('name="login"');
  });

  it('holds no value, no user name, no mail address, no long number and no query', () => {
    const text = report(
      { ...NAME, nearby: '', label: 'Not Ada.Lovelace? User name' },
      { ...PASSWORD, placeholder: 'a long secret', label: '' },
      { label: 'Code sent to ada@mail.example on 0044 7700 900123' },
    );
    expect(text).toContain('Not [...]? User name');
    for (const told of ['lovelace', 'secret', 'ada@', '7700', '900123', 'token', '8812'])
      expect(text.toLowerCase()).not.toContain(told);
    expect(text).toContain('https://bank.example/u/');
  });

  it.each([
    ['https://a.example:8443/sign-in?next=/x#y', 'https://a.example:8443/sign-in'],
    ['https://a.example/users/71/edit', 'https://a.example/users/*/edit'],
    ['https://a.example/ada@mail.example', 'https://a.example/*'],
    ['data:text/html,secret', 'data:'],
    ['nothing', '?'],
  ])('keeps of %s %s', (address, shape) => {
    expect(addressShape(address)).toBe(shape);
  });
});
