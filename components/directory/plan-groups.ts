import type { DirectoryImport, Group, Member } from '../../lib/protocol';
import type { Directory, DirectoryGroup } from './directory';
import type { Known, PlanRow, Present } from './plan';

type SentGroup = DirectoryImport['groups'][number];

export interface PlannedGroup {
  readonly sent: SentGroup;
  /** The group that is there already. */
  readonly id: string | null;
  readonly rows: readonly PlanRow[];
}

/** A group that the file has by its name alone is the one of this name that a directory has made before, or a new one. */
function sentGroup({ name, externalId, members }: DirectoryGroup, groups: readonly Group[]): SentGroup {
  const namesake = groups.find((one) => one.name === name && one.externalId);
  return { name, externalId: externalId ?? namesake?.externalId ?? name, memberExternalIds: members };
}

/** The groups of a file that are there, of which the members are to be asked for. */
export function presentGroups({ groups: listed }: Directory, groups: readonly Group[]): Group[] {
  const ids = new Set(listed.map((one) => sentGroup(one, groups).externalId));
  return groups.filter(({ externalId }) => externalId !== null && ids.has(externalId));
}

/** Whom an external ID names once the members are in: the e-mail address. */
function resolver({ members }: Directory, { byId, byEmail }: Known): (externalId: string) => string | null {
  const own = new Map(members.map((one) => [one.externalId, one] as const));
  return (externalId) => {
    const listed = own.get(externalId);
    if (listed?.isDeleted) return null;
    const there = byId.get(externalId) ?? (listed && byEmail.get(listed.email.toLowerCase()));
    return there?.email ?? listed?.email ?? null;
  };
}

function membershipRows(
  { name, memberExternalIds }: SentGroup,
  before: readonly Member[],
  resolve: (externalId: string) => string | null,
): PlanRow[] {
  const found = memberExternalIds.map((id) => ({ id, email: resolve(id) }));
  const after = new Set(found.flatMap(({ email }) => email?.toLowerCase() ?? []));
  const former = new Set(before.map(({ email }) => email.toLowerCase()));
  return [
    ...found.flatMap(({ id, email }): PlanRow[] => {
      if (email === null) return [{ act: 'nobody', who: id, what: name }];
      return former.has(email.toLowerCase()) ? [] : [{ act: 'join', who: email, what: name }];
    }),
    ...before.flatMap(({ email }): PlanRow[] =>
      after.has(email.toLowerCase()) ? [] : [{ act: 'leave', who: email, what: name }],
    ),
  ];
}

function groupRow(sent: SentGroup, there: Group | undefined, groups: readonly Group[]): PlanRow {
  const act = groups.some(({ name }) => name === sent.name) ? 'groupTwin' : 'groupNew';
  if (!there) return { act, who: sent.name, what: sent.externalId };
  if (there.name === sent.name) return { act: 'groupSame', who: sent.name, what: '' };
  return { act: 'groupRename', who: sent.name, what: there.name };
}

/** What becomes of the groups of a file. Each list of members replaces the one that is there. */
export function planGroups(directory: Directory, present: Present | null, known: Known): PlannedGroup[] {
  const { members = [], groups = [], memberIds } = present ?? {};
  const byMembership = new Map(members.map((one) => [one.id, one] as const));
  const resolve = resolver(directory, known);
  return directory.groups.map((group) => {
    const sent = sentGroup(group, groups);
    const there = groups.find(({ externalId }) => externalId === sent.externalId);
    const before = (there && memberIds?.get(there.id)) ?? [];
    const people = before.flatMap((id) => byMembership.get(id) ?? []);
    return {
      sent,
      id: there?.id ?? null,
      rows: [groupRow(sent, there, groups), ...membershipRows(sent, people, resolve)],
    };
  });
}
