import { describe, expect, it } from 'vitest';
import { dataChanges, hindrancesOf, isSameState, unknownKeys, warningsOf } from './plan-policy';
import { controlsOf } from './policy-controls';
import { faultOf, shownIn, withDraft } from './policy-draft';

const KNOWN = 23;
const master = controlsOf(1);
const at = (type: number, key: string) => controlsOf(type).find((control) => control.key === key)!;

describe('the data of a policy', () => {
  it('keeps what was not touched, known or not, to the letter', () => {
    const before = { minLength: '14', somethingNew: [1, null], requireUpper: true };
    expect(withDraft(before, master, {})).toBe(before);
    expect(withDraft(before, master, { requireLower: true, minComplexity: '4' })).toEqual({
      ...before,
      requireLower: true,
      minComplexity: 4,
    });
    expect(unknownKeys(master, before)).toEqual(['somethingNew']);
    expect(withDraft([3, 4], controlsOf(15), {})).toEqual([3, 4]);
  });

  it('takes away what is emptied, and brings nothing empty into being', () => {
    expect(withDraft({ minLength: 14 }, master, { minLength: ' ', minComplexity: '' })).toEqual({
      minLength: null,
    });
    expect(withDraft(null, controlsOf(22), { rulesUrl: ' https://rules.example/r ' })).toEqual({
      rulesUrl: 'https://rules.example/r',
    });
    expect(withDraft(null, controlsOf(21), { allowedSendTypes: [1], whoCanAccess: '2' })).toEqual({
      whoCanAccess: 2,
      allowedSendTypes: [1],
    });
  });

  it('changes when the vault locks, and keeps what else came with that', () => {
    const before = { minutes: 480, type: 'custom', hours: 8, action: null };
    expect(withDraft(before, controlsOf(9), { type: 'onSystemLock' })).toEqual({
      ...before,
      type: 'onSystemLock',
    });
    expect(JSON.stringify(withDraft(before, controlsOf(9), { action: 'lock' }))).toBe(
      '{"minutes":480,"type":"custom","hours":8,"action":"lock"}',
    );
    expect(shownIn(at(9, 'type'), { type: 'onMinutes' }, {})).toBe('onMinutes');
    expect(unknownKeys(controlsOf(9), before)).toEqual(['hours']);
  });

  it('is shown as it came, and as it was typed', () => {
    expect(shownIn(at(1, 'minLength'), { minLength: 14 }, {})).toBe('14');
    expect(shownIn(at(1, 'minLength'), { minLength: 14 }, { minLength: '1x' })).toBe('1x');
    expect(shownIn(at(1, 'requireUpper'), { requireUpper: true }, {})).toBe(true);
    expect(shownIn(at(21, 'allowedSendTypes'), { allowedSendTypes: [0, 'x'] }, {})).toEqual([0]);
    expect(shownIn(at(9, 'action'), null, {})).toBe('');
  });

  it.each([
    [1, 'minLength', '11', 'policyNumberWrong'],
    [1, 'minLength', '12', null],
    [1, 'minLength', '128', null],
    [1, 'minLength', '129', 'policyNumberWrong'],
    [1, 'minLength', '12.5', 'policyNumberWrong'],
    [1, 'minLength', '', null],
    [9, 'minutes', '0', 'policyNumberWrong'],
    [22, 'rulesUrl', 'http://rules.example/', 'policyAddressWrong'],
    [22, 'rulesUrl', 'rules.example', 'policyAddressWrong'],
    [22, 'rulesUrl', 'https://rules.example/', null],
    [21, 'allowedDomains', 'x'.repeat(1001), 'policyTextLong'],
  ])('of type %i takes %s “%s”: %s', (type, key, typed, fault) => {
    expect(faultOf(at(type, key), { [key]: typed })?.text ?? null).toBe(fault);
  });
});

describe('what becomes of a policy', () => {
  it('is told by what differs: nothing, false and not set are one', () => {
    const before = { minLength: 12, requireUpper: true, requireLower: null };
    const after = { minLength: 14, requireUpper: true, requireLower: false, minComplexity: 0 };
    expect(dataChanges(master, before, after).map(({ control: { key }, ...rest }) => [key, rest])).toEqual([
      ['minComplexity', { before: undefined, after: 0 }],
      ['minLength', { before: 12, after: 14 }],
    ]);
    expect(dataChanges(master, null, null)).toEqual([]);
  });

  it('is stopped by the policies that it stands or falls with', () => {
    const on =
      (...types: number[]) =>
      (type: number) =>
        types.includes(type);
    for (const type of [4, 8, 9, 16, 18, 20]) {
      expect(hindrancesOf(type, true, on())).toEqual({ text: 'policyNeedsSingle', types: [3] });
      expect(hindrancesOf(type, true, on(3))).toBeNull();
      expect(hindrancesOf(type, false, on())).toBeNull();
      expect(hindrancesOf(3, false, on(3, type))).toEqual({ text: 'policyHoldsOthers', types: [type] });
    }
    expect(hindrancesOf(3, false, on(1, 2))).toBeNull();
    expect(hindrancesOf(1, true, on())).toBeNull();
  });

  it('comes with a warning where people may be locked out, and where nothing is known of it', () => {
    const [off, on] = [
      { enabled: false, data: null },
      { enabled: true, data: null },
    ];
    for (const type of [0, 3, 4]) {
      expect(warningsOf(type, KNOWN, null, on)).toEqual([`policyLocks_${type}`]);
      expect(warningsOf(type, KNOWN, off, on)).toHaveLength(1);
      expect(warningsOf(type, KNOWN, on, on)).toEqual([]);
      expect(warningsOf(type, KNOWN, on, off)).toEqual([]);
    }
    expect(warningsOf(31, KNOWN, off, on)).toEqual(['policyTypeUnknown']);
    expect(warningsOf(20, KNOWN, off, on)).toEqual(['policyDataUnknown']);
    expect(warningsOf(5, KNOWN, off, on)).toEqual(['policyOwnership']);
    expect(warningsOf(7, KNOWN, on, on)).toEqual(['policySuperseded']);
  });

  it('begins anew when somebody has changed it meanwhile', () => {
    const state = { enabled: true, data: { minLength: 12 } };
    expect(isSameState(state, { ...state, data: { minLength: 12 } })).toBe(true);
    expect(isSameState(state, { ...state, data: { minLength: 13 } })).toBe(false);
    expect(isSameState(state, { ...state, enabled: false })).toBe(false);
    expect(isSameState(null, state)).toBe(false);
    expect(isSameState(null, null)).toBe(true);
  });
});
