import type { FrameFacts, TypedValue } from '..';
import { isField } from './fields';
import type { Handles } from './handles';

/** No password is longer. Characters. */
const MAX_VALUE = 4096;
const MAX_VALUES = 20;
/** Boxes that have gone are remembered no longer than others come. */
const MOST_KEPT = 60;
const TYPES = /^(text|email|tel|password|number)$/;

/** What a person has typed into the boxes of this document, or had filled. */
export interface Typed {
  /** Takes what stands in a box now. */
  note(element: Element | undefined): void;
  hasPassword(): boolean;
  forgetPasswords(): void;
  /** True when no password box that was typed into holds anything any more. */
  isEmpty(): boolean;
  /** The facts of the forms that something was typed into. */
  formsOf(all: FrameFacts): FrameFacts;
  valuesOf(facts: FrameFacts): TypedValue[];
}

/** The forms that some fields stand in, as those were typed into: an eye turns a password box into a box of text. */
function keepForms(all: FrameFacts, typed: ReadonlyMap<number, string>, secret: Set<number>): FrameFacts {
  const forms = new Set(all.fields.filter(({ handle }) => typed.has(handle)).map(({ form }) => form));
  const own = <T extends { form: number }>(list: readonly T[]): T[] =>
    list.filter(({ form }) => forms.has(form));
  const asTyped = <T extends { handle: number }>(field: T): T =>
    secret.has(field.handle) ? { ...field, type: 'password' } : field;
  return { ...all, forms: own(all.forms), buttons: own(all.buttons), fields: own(all.fields).map(asTyped) };
}

/** Creates the memory of one document. */
export function createTyped(handles: Handles): Typed {
  const typed = new Map<number, string>();
  const secret = new Set<number>();
  const textIn = (handle: number): string =>
    ((handles.find(handle) ?? {}) as Partial<HTMLInputElement>).value ?? '';
  const isThere = (handle: number): boolean => handles.find(handle)?.isConnected ?? false;
  /** A password box that was drawn anew holds what was typed into the one before, and stands for it. */
  const adopt = ({ fields }: FrameFacts): void => {
    const lost = new Set([...secret].filter((one) => !isThere(one)).map((one) => typed.get(one)));
    for (const { handle, type } of fields)
      if (type === 'password' && !typed.has(handle) && lost.has(textIn(handle))) {
        typed.set(handle, textIn(handle));
        secret.add(handle);
      }
  };
  return {
    note: (element) => {
      if (!isField(element) || !TYPES.test(element.type ?? '')) return;
      const handle = handles.of(element);
      if (element.type === 'password') secret.add(handle);
      typed.delete(handle);
      const { value = '' } = element;
      if (value !== '' && value.length <= MAX_VALUE) typed.set(handle, value);
      const [oldest] = typed.keys();
      if (typed.size > MOST_KEPT && oldest !== undefined) typed.delete(oldest);
    },
    hasPassword: () => [...secret].some((handle) => typed.has(handle)),
    forgetPasswords: () => {
      for (const handle of secret) typed.delete(handle);
    },
    isEmpty: () => [...secret].every((handle) => !isThere(handle) || textIn(handle) === ''),
    formsOf: (all) => {
      adopt(all);
      return keepForms(all, typed, secret);
    },
    valuesOf: ({ fields }) =>
      fields
        .map(({ handle, type }): TypedValue => {
          // What a page puts into a password box itself is not what was typed.
          const unseen = TYPES.test(type) && type !== 'password' ? textIn(handle) : '';
          return [handle, typed.get(handle) ?? unseen];
        })
        .filter(([, value]) => value !== '' && value.length <= MAX_VALUE)
        .slice(0, MAX_VALUES),
  };
}
