import type { ItemKind } from './item';

/** The copy buttons of a row, in the order in which they stand. */
export type CopySlot = 'first' | 'second' | 'third';

export type FieldInput = 'text' | 'secret' | 'totp' | 'number' | 'multiline' | 'code';

export interface FieldSpec {
  /** The field's name inside the wire's kind object, and in `Item.values`. */
  readonly name: string;
  /** Key of its label in messages.json. */
  readonly label: string;
  /** How it is drawn and typed; `secret` is hidden until shown, `code` is shown in the code face. */
  readonly input: FieldInput;
  /** Which of the row's copy buttons copies it. */
  readonly copy?: CopySlot;
  /** Icon of that button. */
  readonly icon?: string;
}

export interface KindSpec {
  readonly kind: ItemKind;
  /** The wire's type number and the name of the object that carries the fields. */
  readonly wireType: number;
  readonly wireObject: string;
  /** Key of the kind's name in messages.json. */
  readonly label: string;
  /** Name of its icon; logins show a letter instead. */
  readonly icon: string;
  readonly fields: readonly FieldSpec[];
  /** The fields that the second line of a row is made of; only these are opened for lists. */
  readonly detailFields: readonly string[];
  /** The second line of a row: never a secret. Gets the opened `detailFields` by name. */
  readonly detail: (values: Readonly<Record<string, string | null>>) => string;
  /** Names for linked custom fields: wire number to field name. */
  readonly linked: Readonly<Record<number, string>>;
}
