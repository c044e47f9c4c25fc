import type { Json } from '../../server/store/rows.ts';
import type { SizeCount } from './open-bare.ts';

const asList = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};

const TEXT_FIELD = 0;

/** The values of an item that its list row and the search need; the item's own key is one of them. */
function listedValues(item: Json): unknown[] {
  const login = asObject(item.login);
  const card = asObject(item.card);
  const identity = asObject(item.identity);
  return [
    item.key,
    item.name,
    item.notes,
    login.username,
    ...asList(login.uris).flatMap(({ uri, uriChecksum }) => [uri, uriChecksum]),
    ...[card.cardholderName, card.brand, card.number],
    ...[identity.firstName, identity.lastName, identity.email],
    ...asList(item.fields)
      .filter(({ type }) => type === TEXT_FIELD)
      .flatMap(({ name, value }) => [name, value]),
  ];
}

/** The bytes of ciphertext in a CipherString of type 2. */
function sealedBytes(cipherString: string): number {
  const [, ciphertext = ''] = cipherString.split('|');
  return Buffer.byteLength(ciphertext, 'base64');
}

/** Counts the values that an overview of these items has to open, by their sizes. */
export function countListedValues(items: readonly Json[]): SizeCount[] {
  const counts = new Map<number, number>();
  for (const value of items.flatMap(listedValues)) {
    if (typeof value !== 'string') continue;
    const bytes = sealedBytes(value);
    counts.set(bytes, (counts.get(bytes) ?? 0) + 1);
  }
  return [...counts];
}
