import { type Field, isTick } from './fields';

/** Fields whose value is ours, until a person changes it. Elements, no values. */
const ours = new WeakSet<EventTarget>();

const forget = ({ isTrusted, currentTarget }: Event): void => {
  if (isTrusted && currentTarget) ours.delete(currentTarget);
};

/** Notes that what stands in a field was written by us: it may be replaced without a question. */
export function noteOurs(field: Field): void {
  ours.add(field);
  field.addEventListener('input', forget);
}

/** True for a box that holds what a person has typed: neither what the page has put there, nor the browser, nor we. */
export function isTyped(field: Field): boolean {
  if (!('defaultValue' in field) || isTick(field)) return false;
  if (field.value === '' || field.value === field.defaultValue) return false;
  return !ours.has(field) && !field.matches(':autofill');
}
