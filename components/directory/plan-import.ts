import type { DirectoryImport, Member } from '../../lib/protocol';
import {
  type Directory,
  type DirectoryMember,
  type ImportOptions,
  MOST_WITHOUT_ASKING,
  type Problem,
} from './directory';
import type { Act, Hindrance, Known, Plan, PlanRow, Present } from './plan';
import { type PlannedGroup, planGroups } from './plan-groups';

const OWNER = 0;

const knownOf = (members: readonly Member[]): Known => ({
  byId: new Map(members.flatMap((one) => (one.externalId ? [[one.externalId, one] as const] : []))),
  byEmail: new Map(members.map((one) => [one.email.toLowerCase(), one] as const)),
});

/** Bitwarden's server knows who leaves by the ID, Vaultwarden by the address. */
const findLeaver = ({ externalId, email }: DirectoryMember, { byId, byEmail }: Known): Member | undefined =>
  byId.get(externalId) ?? byEmail.get(email.toLowerCase());

const row = (act: Act, who: string, what = ''): PlanRow => ({ act, who, what });

function planMember(member: DirectoryMember, known: Known, isInviting: boolean): PlanRow {
  const { email, externalId, isDeleted } = member;
  if (isDeleted) {
    const leaver = findLeaver(member, known);
    if (!leaver) return row('absent', email || externalId);
    return row(leaver.type === OWNER ? 'keepOwner' : 'takeOut', leaver.email, leaver.name ?? '');
  }
  const linked = known.byId.get(externalId);
  if (linked)
    return row('same', linked.email, linked.email.toLowerCase() === email.toLowerCase() ? '' : email);
  const mate = known.byEmail.get(email.toLowerCase());
  if (!mate) return row(isInviting ? 'invite' : 'stage', email);
  return row(mate.externalId ? 'otherId' : 'link', mate.email, mate.externalId ?? externalId);
}

/** Whom `overwriteExisting` takes out: everybody with an external ID that the file has not. Owners stay on Bitwarden's server. */
function planOverwrite({ members }: Directory, present: readonly Member[]): PlanRow[] {
  const listed = new Set(members.map(({ externalId }) => externalId));
  return present.flatMap(({ externalId, type, email, name }) =>
    !externalId || listed.has(externalId)
      ? []
      : [row(type === OWNER ? 'keepOwner' : 'overwrite', email, name ?? '')],
  );
}

function rowsWithout({ members }: Directory, groups: readonly PlannedGroup[]): PlanRow[] {
  return [
    ...members.map(({ email, externalId, isDeleted }) =>
      row(isDeleted ? 'sentDeleted' : 'sent', email || externalId, externalId),
    ),
    ...groups.map(({ sent }) => row('sentGroup', sent.name, String(sent.memberExternalIds.length))),
  ];
}

function hindranceOf(
  { members, problems }: Directory,
  { isOverwriting, isLarge }: ImportOptions,
  count: number,
): Hindrance | null {
  if (members.length === 0) return 'importEmpty';
  if (isOverwriting && problems.some(({ isLoss }: Problem) => isLoss)) return 'importLossAndOverwrite';
  return count > MOST_WITHOUT_ASKING && !isLarge ? 'importNeedsLarge' : null;
}

function countActs(rows: readonly PlanRow[]): Map<Act, number> {
  const counts = new Map<Act, number>();
  for (const { act } of rows) counts.set(act, (counts.get(act) ?? 0) + 1);
  return counts;
}

/** Somebody who goes and has no address in the file gets the one that is known: Vaultwarden wants one, and looks for it. */
const emailOf = (member: DirectoryMember, { byId }: Known): string =>
  member.email || (byId.get(member.externalId)?.email ?? '');

/** Without whoever goes, is not there and has no address: there is nothing to say about them. */
function sentMembers({ members }: Directory, known: Known): DirectoryImport['members'] {
  const all = members.map((one) => ({ one, email: emailOf(one, known) }));
  return all
    .filter(({ email }) => email !== '')
    .map(({ one, email }) => ({ email, externalId: one.externalId, deleted: one.isDeleted }));
}

/** What a file would do to an organisation, and what is sent for it. */
export function planImport(directory: Directory, options: ImportOptions, present: Present | null): Plan {
  const known = knownOf(present?.members ?? []);
  const groups = planGroups(directory, present, known);
  const rows = present
    ? [
        ...directory.members.map((one) => planMember(one, known, options.isInviting)),
        ...(options.isOverwriting ? planOverwrite(directory, present.members) : []),
        ...groups.flatMap((group) => group.rows),
      ]
    : rowsWithout(directory, groups);
  const body: DirectoryImport = {
    members: sentMembers(directory, known),
    groups: groups.map(({ sent }) => sent),
    overwriteExisting: options.isOverwriting,
    largeImport: options.isLarge,
    inviteUsersAfterProvisioning: options.isInviting,
  };
  const most = Math.max(body.members.length, body.groups.length);
  const isUnknown = present === null && body.members.length < directory.members.length;
  const hindrance = hindranceOf(directory, options, most) ?? (isUnknown ? 'importNeedsEmail' : null);
  return { rows, counts: countActs(rows), body, hindrance };
}
