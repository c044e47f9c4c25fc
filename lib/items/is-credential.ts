import type { CustomField, Item } from './item';

/** What the field of this name says of an item that mints tokens by OAuth 2.0's client credentials. */
export const KIND_FIELD = 'api.kind';
export const CLIENT_CREDENTIALS = 'oauth2-client-credentials';

/** Names are compared without their case and the blanks around them. */
export const nameOf = ({ name }: CustomField): string => (name ?? '').trim();

/** What an item says in a field of a name in small letters; of several the first one counts. */
export function fieldValue(item: Item, wanted: string): string | null {
  const found = item.customFields.find((field) => nameOf(field).toLowerCase() === wanted);
  return found?.value?.trim() || null;
}

/** True for a login that mints tokens. */
export const isCredential = (item: Item): boolean =>
  item.kind === 'login' && fieldValue(item, KIND_FIELD) === CLIENT_CREDENTIALS;
