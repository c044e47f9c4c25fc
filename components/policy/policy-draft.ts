import type { PolicyData } from '../../lib/protocol';
import type { TextKey } from '../../lib/text';
import type { Control } from './policy-controls';

/** What the person has touched, by key: numbers and choices as they are typed or chosen. */
export type Draft = Readonly<Record<string, string | boolean | readonly number[]>>;

const asRecord = (data: PolicyData): Readonly<Record<string, unknown>> =>
  data === null || Array.isArray(data) ? {} : (data as Readonly<Record<string, unknown>>);

/** A member of a policy's data, as it came; undefined when it is not there. */
export const memberOf = (data: PolicyData, key: string): unknown => asRecord(data)[key];

/** What is shown in a control: what was typed there, else what the policy says. */
export function shownIn(control: Control, data: PolicyData, draft: Draft): Draft[string] {
  const typed = draft[control.key];
  if (typed !== undefined) return typed;
  const value = memberOf(data, control.key);
  if (control.kind === 'flag') return value === true;
  if (control.kind === 'set')
    return Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : [];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What is wrong with what was typed. */
export function faultOf(
  control: Control,
  draft: Draft,
): { text: TextKey; parts: (string | number)[] } | null {
  const typed = draft[control.key];
  if (typeof typed !== 'string' || typed.trim() === '') return null;
  if (control.kind === 'number') {
    const { least, most } = control;
    const isGood = /^\d{1,9}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
    return isGood ? null : { text: 'policyNumberWrong', parts: [least, most] };
  }
  if (control.kind !== 'text') return null;
  if (typed.trim().length > control.most) return { text: 'policyTextLong', parts: [control.most] };
  if (!control.isAddress) return null;
  const isSafe = URL.canParse(typed.trim()) && new URL(typed.trim()).protocol === 'https:';
  return isSafe ? null : { text: 'policyAddressWrong', parts: [] };
}

function written(control: Control, typed: Draft[string]): unknown {
  if (typeof typed !== 'string') return typed;
  const text = typed.trim();
  if (text === '') return null;
  if (control.kind === 'number') return Number(text);
  if (control.kind === 'choice') return control.choices.find((one) => String(one) === text) ?? text;
  return text;
}

/** The data with what was touched; everything else stays as it came, known or not. */
export function withDraft(data: PolicyData, controls: readonly Control[], draft: Draft): PolicyData {
  const touched = controls.flatMap((control) => {
    const typed = draft[control.key];
    if (typed === undefined) return [];
    const value = written(control, typed);
    // What was never there, and is left empty, need not come into being.
    return value === null && memberOf(data, control.key) === undefined ? [] : [[control.key, value] as const];
  });
  return touched.length === 0 ? data : { ...asRecord(data), ...Object.fromEntries(touched) };
}
