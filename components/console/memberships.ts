import { computed } from '@preact/signals';
import { ask, type Member } from '../../lib/protocol';
import { groups, members } from './lists';
import { createLoader } from './loaded';

/** Who is in a group. */
interface Membership {
  /** Its id. */
  readonly group: string;
  /** Ids of the memberships. */
  readonly members: readonly string[];
}

/** Who is in which group, where it is told group by group: a request for each, only when somebody wants it. */
export const memberships = createLoader<Membership>(async (who, { next }) => {
  const all = groups.state.peek().rows.map(({ id }) => id);
  const at = next === undefined ? 0 : all.indexOf(next);
  const group = all[at];
  if (group === undefined) return { rows: [], unread: 0, next: null };
  const inIt = await ask('org.membersOf', { ...who, group });
  return { rows: [{ group, members: inIt }], unread: 0, next: all[at + 1] ?? null };
});

/** Members of groups and groups of members, by their ids. */
interface Known {
  readonly byGroup: ReadonlyMap<string, readonly string[]>;
  readonly byMember: ReadonlyMap<string, readonly string[]>;
}

function joined(pairs: readonly (readonly [group: string, member: string])[]): Known {
  const [byGroup, byMember] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const add = (map: Map<string, string[]>, key: string, id: string) =>
    void map.set(key, [...(map.get(key) ?? []), id]);
  for (const [group, member] of pairs) {
    add(byGroup, group, member);
    add(byMember, member, group);
  }
  return { byGroup, byMember };
}

/** From what all the rows of members tell; or from the groups, as soon as each of them was asked for; null: not known. */
const known = computed((): Known | null => {
  const list = members.state.value;
  if (list.hasBegun && list.next === null && list.rows.every((row) => row.groups !== undefined))
    return joined(list.rows.flatMap(({ id, groups: its = [] }) => its.map((group) => [group, id] as const)));
  const { rows, next, hasBegun } = memberships.state.value;
  if (!hasBegun || next !== null) return null;
  return joined(rows.flatMap((one) => one.members.map((member) => [one.group, member] as const)));
});

export const isMembershipKnown = (): boolean => known.value !== null;

/** Ids of a member's groups; null as long as they are not known. */
export const groupsOf = ({ id }: Pick<Member, 'id'>): readonly string[] | null =>
  known.value && (known.value.byMember.get(id) ?? []);

/** Ids of the memberships in a group, as far as they are known. */
export const membersIn = (group: string): readonly string[] => known.value?.byGroup.get(group) ?? [];

/** A list to read anew after a change of groups: what was asked for group by group is dropped, and not asked for again by itself. */
export const whoIsIn = {
  renew: async (): Promise<void> => {
    memberships.clear();
    if (members.state.peek().rows.some((row) => row.groups !== undefined)) await members.renew();
  },
};
