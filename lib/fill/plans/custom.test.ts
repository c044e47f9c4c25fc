import { describe, expect, it } from 'vitest';
import { type SampleForm, sampleFrame } from '../../../tests/pages/sample-facts';
import type { CustomField } from '../../items';
import { makePlan } from '..';

const own = (name: string, value: string | null, more: Partial<CustomField> = {}): CustomField => ({
  type: 'text',
  name,
  value,
  linkedId: null,
  ...more,
});
const USER = { label: 'User name' };
const PASSWORD = { type: 'password', label: 'Password' };

/** Handle and value of all that a plan would write; the refusal where there is no plan. */
function planned(customFields: readonly CustomField[], forms: readonly SampleForm[]) {
  const item = { kind: 'login' as const, values: { username: 'ada', password: 'secret' }, customFields };
  const { plan, refused } = makePlan(item, sampleFrame(forms), { code: null });
  return refused ?? plan.values.map(({ handle, value }) => [handle, value]);
}

describe('own fields of a login', () => {
  it.each([
    ['name', { name: 'tenantId' }],
    ['id', { id: 'tenant-id' }],
    ['label', { label: 'Tenant ID:' }],
    ['words beside it', { nearby: 'Tenant ID' }],
  ])('are filled by the %s of a field', (_by, field) => {
    const form = { words: 'Sign in', fields: [field, USER, PASSWORD] };
    expect(planned([own('tenant id', 'acme')], [form])).toEqual([
      [0, 'acme'],
      [1, 'ada'],
      [2, 'secret'],
    ]);
  });

  it('are not filled by half a name', () => {
    const form = { words: 'Sign in', fields: [{ label: 'Tenant ID of your firm' }, PASSWORD] };
    expect(planned([own('Tenant ID', 'acme')], [form])).not.toContainEqual([0, 'acme']);
  });

  it('take their field before the user name does', () => {
    const form = { words: 'Sign in', fields: [{ label: 'Customer number' }, PASSWORD] };
    expect(planned([], [form])).toEqual([
      [0, 'ada'],
      [1, 'secret'],
    ]);
    expect(planned([own('Customer number', '4711')], [form])).toEqual([
      [0, '4711'],
      [1, 'secret'],
    ]);
  });

  it('answer security questions, where nothing else is asked for', () => {
    const question = { type: 'password', label: 'What was the name of your first ship?' };
    const answer = own('what was the name of your first ship', 'Tern', { type: 'hidden' });
    expect(planned([answer], [{ words: 'Security question', fields: [question] }])).toEqual([[0, 'Tern']]);
    expect(planned([], [{ words: 'Security question', fields: [{ ...question, type: 'text' }] }])).toBe(
      'page-no-fields',
    );
  });

  it('tick boxes with yes and no only, and write nothing else there', () => {
    const box = { type: 'checkbox', name: 'remember' };
    const form = { words: 'Sign in', fields: [USER, PASSWORD, box, { name: 'remember' }] };
    const tick = own('remember', 'true', { type: 'boolean' });
    expect(planned([tick], [form])).toEqual([
      [0, 'ada'],
      [1, 'secret'],
      [2, 'true'],
    ]);
    expect(planned([own('remember', 'x')], [form])).toContainEqual([3, 'x']);
  });

  it('that point at another one bring its value', () => {
    const linked = own('pw2', null, { type: 'linked', linkedId: 101 });
    const form = { words: 'Sign in', fields: [USER, PASSWORD, { name: 'pw2', type: 'password' }] };
    expect(planned([linked], [form])).toContainEqual([2, 'secret']);
    expect(planned([own('pw2', null, { type: 'linked', linkedId: 7 })], [form])).not.toContainEqual([2, '']);
  });

  it('stay out of what is hidden, closed, or for a new password, and out of other forms', () => {
    const fields = [
      USER,
      { ...PASSWORD, autocomplete: 'current-password' },
      { name: 'pin', visible: false },
      { name: 'pin', editable: false },
      { name: 'pin', type: 'password', autocomplete: 'new-password' },
    ];
    const forms = [
      { words: 'Sign in', fields },
      { words: 'Order', fields: [{ name: 'pin' }] },
    ];
    expect(planned([own('pin', '1234', { type: 'hidden' })], forms)).toEqual([
      [0, 'ada'],
      [1, 'secret'],
    ]);
  });

  it('without a name, or a value, are nobody’s', () => {
    const form = { words: 'Sign in', fields: [{}, PASSWORD] };
    const nothing = planned([], [form]);
    expect(planned([own('', 'x'), own('Password', '')], [form])).toEqual(nothing);
  });
});
