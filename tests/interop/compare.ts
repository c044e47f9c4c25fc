import type { Item } from '../../lib/items';
import { kindByName } from '../../lib/items';
import type { PlainItem } from '../server/seal-item.ts';

const FIELD_TYPES = { text: 0, hidden: 1, boolean: 2, linked: 3 } as const;
const ISO_DATE = /^\d{4}-\d\d-\d\dT[\d:.]+Z?$/;

/** Members that the two sides do not have to agree on: ids, dates of the row, and where it lies. */
const COMPARED = [
  'type',
  'name',
  'notes',
  'favorite',
  'reprompt',
  'login',
  'card',
  'identity',
  'sshKey',
  'fields',
  'passwordHistory',
];

/** Without null, empty texts and empty lists (all mean "nothing"); names in order; dates in one form. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value === 'string' && ISO_DATE.test(value)) return new Date(value).toISOString();
  if (value === null || value === '' || typeof value !== 'object')
    return value === '' ? undefined : (value ?? undefined);
  const members = Object.entries(value).map(([name, inner]) => [name, plain(inner)] as const);
  const kept = members.filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function paths(expected: unknown, found: unknown, path: string): string[] {
  if (typeof expected !== 'object' || typeof found !== 'object' || !expected || !found)
    return expected === found ? [] : [path];
  const [one, other] = [expected as Record<string, unknown>, found as Record<string, unknown>];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => paths(one[name], other[name], path === '' ? name : `${path}.${name}`));
}

const chosen = (item: object): Record<string, unknown> => {
  const members = item as Record<string, unknown>;
  const defaults = { favorite: false, reprompt: 0 };
  return Object.fromEntries(
    COMPARED.map((name) => [name, members[name] ?? defaults[name as keyof typeof defaults]]),
  );
};

/** Where two items in the official client's shape say different things; never what they say. */
export const differences = (expected: object, found: object | undefined): string[] =>
  found === undefined ? ['(missing)'] : paths(plain(chosen(expected)), plain(chosen(found)), '');

/** An item of ours in the official client's shape. */
export function project(item: Item): PlainItem {
  const spec = kindByName(item.kind);
  const login = {
    ...item.values,
    uris: item.uris.map(({ uri, match }) => ({ uri, match })),
    fido2Credentials: item.passkeys,
    passwordRevisionDate: item.passwordRevisionDate,
  };
  const isPlainKind = spec && item.kind !== 'login' && item.kind !== 'note';
  return {
    type: item.wireType,
    name: item.name,
    notes: item.notes,
    favorite: item.favorite,
    reprompt: item.reprompt ? 1 : 0,
    ...(item.kind === 'login' && { login }),
    ...(isPlainKind && { [spec.wireObject]: item.values }),
    fields: item.customFields.map((field) => ({ ...field, type: FIELD_TYPES[field.type] })),
    passwordHistory: item.passwordHistory.map(({ password, lastUsed }) => ({
      password,
      lastUsedDate: lastUsed,
    })),
  } as unknown as PlainItem;
}
