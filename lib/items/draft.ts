import type { CustomFieldType, Item, ItemKind, UriMatch } from './item';
import { kindByName } from './kinds';
import type { SharedPlace } from './shared-place';

/** An address in a form. */
export interface DraftUri {
  /** Which of the stored addresses it is; null for a new one. What the form does not show of it stays. */
  readonly from: number | null;
  readonly uri: string;
  readonly match: UriMatch | null;
}

/** A custom field in a form. */
export interface DraftField {
  readonly from: number | null;
  readonly type: CustomFieldType;
  readonly name: string;
  /** 'true' or 'false' for booleans; empty for linked fields. */
  readonly value: string;
  readonly linkedId: number | null;
}

/** A password of before, or another value that had to give way. */
export interface DraftHistory {
  readonly from: number | null;
  readonly password: string;
  /** ISO date. */
  readonly lastUsed: string | null;
}

export type DraftKind = Exclude<ItemKind, 'unknown'>;

/**
 * An item as a form holds it and as it is to be saved. Empty texts stand for what there is not. Entries of lists say which stored entry
 * they come from, so that whatever is not shown in a form, or could not be opened, is kept as it came.
 */
export interface ItemDraft {
  readonly kind: DraftKind;
  readonly name: string;
  readonly notes: string;
  readonly favorite: boolean;
  readonly reprompt: boolean;
  readonly folderId: string | null;
  /** By the names of the kind's field table. */
  readonly values: Readonly<Record<string, string>>;
  readonly uris: readonly DraftUri[];
  readonly customFields: readonly DraftField[];
  readonly history: readonly DraftHistory[];
  /** Which of the stored passkeys stay. */
  readonly passkeys: readonly number[];
}

/** A form that is open. */
export interface FormDraft {
  /** Null for a new item. */
  readonly id: string | null;
  /** The form's own: a new item that is saved twice is still one. */
  readonly formId: string;
  readonly draft: ItemDraft;
  /** Of a new item that an organisation is to have; left out or null: it is the person's own. */
  readonly place?: SharedPlace | null;
  /** What it was when the form was opened: nothing is lost by closing one that is still the same. */
  readonly original: ItemDraft;
}

/** What a form holds that is saved. */
export type Edited =
  | {
      readonly id: null;
      /** The form's own: saved twice, it is still one item. */
      readonly newId: string;
      readonly draft: ItemDraft;
      /** Left out or null: it is the person's own. */
      readonly place?: SharedPlace | null;
    }
  | {
      readonly id: string;
      readonly draft: ItemDraft;
      /** What the form was opened with: what has changed in the item since then is no part of the edit. */
      readonly original: ItemDraft;
    };

const valuesOf = (kind: DraftKind, values: Item['values']): Record<string, string> =>
  Object.fromEntries((kindByName(kind)?.fields ?? []).map(({ name }) => [name, values[name] ?? '']));

/** A form for a new item of this kind. */
export function emptyDraft(kind: DraftKind, folderId: string | null = null): ItemDraft {
  return {
    kind,
    name: '',
    notes: '',
    favorite: false,
    reprompt: false,
    folderId,
    values: valuesOf(kind, {}),
    uris: [],
    customFields: [],
    history: [],
    passkeys: [],
  };
}

/**
 * A form for another item with the same content. Passkeys, old passwords and files belong to the first one alone; what could not be
 * opened is not there.
 */
export function copyOf(draft: ItemDraft, name: string): ItemDraft {
  return {
    ...draft,
    name,
    favorite: false,
    uris: draft.uris.filter(({ uri }) => uri !== '').map((uri) => ({ ...uri, from: null })),
    customFields: draft.customFields.map((field) => ({ ...field, from: null })),
    history: [],
    passkeys: [],
  };
}

/** An opened item as a form takes it up; null for one of an unknown kind. */
export function draftOf(item: Item): ItemDraft | null {
  const { kind } = item;
  if (kind === 'unknown') return null;
  return {
    kind,
    name: item.name ?? '',
    notes: item.notes ?? '',
    favorite: item.favorite,
    reprompt: item.reprompt,
    folderId: item.folderId,
    values: valuesOf(kind, item.values),
    uris: item.uris.map(({ uri, match }, from) => ({ from, uri: uri ?? '', match })),
    customFields: item.customFields.map(({ type, name, value, linkedId }, from) => ({
      from,
      type,
      name: name ?? '',
      value: value ?? '',
      linkedId,
    })),
    history: item.passwordHistory.map(({ password, lastUsed }, from) => ({
      from,
      password: password ?? '',
      lastUsed,
    })),
    passkeys: item.passkeys.map((_, index) => index),
  };
}
