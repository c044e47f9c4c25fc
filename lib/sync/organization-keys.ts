import { pickList, pickText } from '../wire';
import type { IncomingVault } from './parse-sync';

/** A wrapped key as RSA seals it (types 3 to 6), of a length that such keys have. */
const WRAPPED = /^[3-6]\.[A-Za-z0-9+/=|]{100,5000}$/;

/** Wrapped organisation keys by organisation id in lower case. */
export type OrganizationKeys = Readonly<Record<string, string>>;

const idOf = (wire: unknown, name: string): string | undefined => pickText(wire, name)?.toLowerCase();

/**
 * The wrapped organisation keys of a vault. One that is missing or damaged now, but was there before, stays what it was while items of
 * that organisation are there: without it all of them would be lost to one odd value.
 * @param opens true for a wrapped key that this account opens; asked only where another one is known.
 */
export async function readOrganizationKeys(
  { profile, items }: Pick<IncomingVault, 'profile' | 'items'>,
  before: OrganizationKeys,
  opens: (wrapped: string) => Promise<boolean>,
): Promise<OrganizationKeys> {
  const listed = [...pickList(profile, 'organizations'), ...pickList(profile, 'organizationsNew')];
  const owners = new Set(items.map(({ raw }) => idOf(raw, 'organizationId')));
  for (const wire of listed) owners.add(idOf(wire, 'id'));
  const keys = new Map(Object.entries(before).filter(([id]) => owners.has(id)));
  for (const wire of listed) {
    const id = idOf(wire, 'id');
    const key = pickText(wire, 'key');
    if (!id || !key || !WRAPPED.test(key)) continue;
    const known = keys.get(id);
    if (known === undefined || known === key || (await opens(key))) keys.set(id, key);
  }
  return Object.fromEntries(keys);
}
