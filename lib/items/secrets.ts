import type { Item } from './item';
import { kindByName } from './kinds';

/**
 * True when a value (by the name of protocol's `vault.value`) is one that a person hides: secret fields of the kind, hidden
 * custom fields, old passwords, and the text of a note. Fields of kinds that this version does not know all count.
 */
export function isSecret(item: Item, field: string): boolean {
  const [list, index] = field.split('.');
  if (list === 'fields') return item.customFields[Number(index)]?.type === 'hidden';
  if (list === 'history') return true;
  if (list === 'uris') return false;
  if (field === 'notes') return item.kind === 'note';
  const spec = kindByName(item.kind);
  if (!spec) return true;
  const input = spec.fields.find(({ name }) => name === field)?.input;
  return input === 'secret' || input === 'totp';
}

/** The item with every secret value taken out; what was there is null. */
export function withoutSecrets(item: Item): Item {
  const shown = Object.entries(item.values).map(([name, value]) => [
    name,
    isSecret(item, name) ? null : value,
  ]);
  return {
    ...item,
    values: Object.fromEntries(shown),
    notes: isSecret(item, 'notes') ? null : item.notes,
    customFields: item.customFields.map((field) =>
      field.type === 'hidden' ? { ...field, value: null } : field,
    ),
    passwordHistory: item.passwordHistory.map((entry) => ({ ...entry, password: null })),
    passkeys: item.passkeys.map((passkey) => ({ ...passkey, keyValue: null })),
  };
}
