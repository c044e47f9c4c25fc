import type { DraftField, DraftKind } from '../../lib/items';
import { attempt } from './notice';

/** The code of the forms, which nobody waits for who only looks something up. */
export const loadForms = () => import('../form');

/** Opens the form of an item. */
export const editItem = (id: string, name: string): void =>
  attempt(loadForms().then((forms) => forms.editItem(id, name)));

/** Opens a form for a new item with the content of this one. */
export const copyItem = (id: string, name: string): void =>
  attempt(loadForms().then((forms) => forms.copyItem(id, name)));

/** Gives up what was changed of an item and is not on the server yet. */
export const discardChange = (id: string): void =>
  attempt(loadForms().then((forms) => forms.discardChange(id)));

/** Opens a form for a new item of this kind. */
export const newItem = (kind: DraftKind): void => attempt(loadForms().then((forms) => forms.newItem(kind)));

/** Opens a form for a new login that mints tokens, with the fields that are known of its service. */
export const newCredential = (name: string, fields: readonly DraftField[]): void =>
  attempt(loadForms().then((forms) => forms.newCredential(name, fields)));
