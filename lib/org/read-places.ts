import { pickBoolean, pickList, pickNumber, pickText, pickWire } from '../wire';
import type { OrgPlace, OrgRight } from './shapes';

const OWNER = 0;
const ADMIN = 1;
const CUSTOM = 4;
const CONFIRMED = 2;

/** Owners and admins see all of it; somebody with a role of their own what its permissions open, if it has any. */
function mayRead(wire: unknown): boolean {
  const role = pickNumber(wire, 'type');
  if (role === OWNER || role === ADMIN) return true;
  return role === CUSTOM && Object.values(pickWire(wire, 'permissions') ?? {}).includes(true);
}

/** The permission of a role of its own that each takes; owners and admins have all of them. */
const PERMISSIONS: Readonly<Record<OrgRight, string>> = {
  members: 'manageUsers',
  groups: 'manageGroups',
  collections: 'editAnyCollection',
  endOfCollections: 'deleteAnyCollection',
  policies: 'managePolicies',
};
const RIGHTS = Object.keys(PERMISSIONS) as OrgRight[];

function mayChange(wire: unknown): readonly OrgRight[] {
  const role = pickNumber(wire, 'type');
  if (role === OWNER || role === ADMIN) return RIGHTS;
  const permissions = role === CUSTOM ? pickWire(wire, 'permissions') : null;
  return RIGHTS.filter((right) => pickBoolean(permissions, PERMISSIONS[right], false));
}

/** Who was only invited, or was revoked, and whoever is in one that is switched off, sees nothing of it. */
const isIn = (wire: unknown): boolean =>
  pickBoolean(wire, 'enabled', true) && (pickNumber(wire, 'status') ?? CONFIRMED) === CONFIRMED;

/**
 * The organisations that an account is in.
 * @param profile of the stored vault, as the server sent it.
 * @param api address of the API of the account's server.
 */
export function readPlaces(profile: unknown, api: string): OrgPlace[] {
  const listed = [...pickList(profile, 'organizations'), ...pickList(profile, 'organizationsNew')];
  const places = listed.filter(isIn).flatMap((wire): OrgPlace[] => {
    const id = pickText(wire, 'id')?.toLowerCase();
    if (!id) return [];
    const place = { id, name: pickText(wire, 'name') ?? '', api };
    const membership = pickText(wire, 'organizationUserId')?.toLowerCase() ?? null;
    const rights = { mayRead: mayRead(wire), mayChange: mayChange(wire) };
    return [{ ...place, membership, role: pickNumber(wire, 'type'), ...rights }];
  });
  return [...new Map(places.map((place) => [place.id, place])).values()];
}
