import { pickList, pickText } from '../wire';

/** A wrapped key as RSA seals it (types 3 to 6), of a length that such keys have. */
const WRAPPED = /^[3-6]\.[A-Za-z0-9+/=|]{100,5000}$/;

/** Wrapped organisation keys by organisation id in lower case. */
export type OrganizationKeys = Readonly<Record<string, string>>;

/**
 * The wrapped organisation keys of a profile. One that is missing or damaged now, but was there before, stays what it was: without it
 * every item of that organisation would be lost to one odd value.
 */
export function readOrganizationKeys(profile: unknown, before: OrganizationKeys): OrganizationKeys {
  const keys = new Map(Object.entries(before));
  for (const wire of [...pickList(profile, 'organizations'), ...pickList(profile, 'organizationsNew')]) {
    const id = pickText(wire, 'id')?.toLowerCase();
    const key = pickText(wire, 'key');
    if (id && key && WRAPPED.test(key)) keys.set(id, key);
  }
  return Object.fromEntries(keys);
}
