import { computed, effect } from '@preact/signals';
import { toErrorInfo } from '../../lib/errors';
import { ask, type Member } from '../../lib/protocol';
import { groups, members } from './lists';
import { createLoader, type Loaded, type Loader } from './loaded';

/** Who is in a group. */
interface Membership {
  /** Its id. */
  readonly group: string;
  /** Ids of the memberships; null: the group is gone. */
  readonly members: readonly string[] | null;
}

const isWhole = ({ hasBegun, next }: Loaded<unknown>): boolean => hasBegun && next === null;

const idsLeft = (): readonly string[] => {
  const asked = new Set(memberships.state.peek().rows.map(({ group }) => group));
  return groups.state.peek().rows.flatMap(({ id }) => (asked.has(id) ? [] : [id]));
};

/** A group that was deleted meanwhile must not keep the others from being asked for. */
const nobodyIfGone = (reason: unknown): null => {
  if (toErrorInfo(reason).code !== 'org-missing') throw reason;
  return null;
};

/** Who is in which group, where it is told group by group: a request for each, only when somebody wants it. */
export const memberships = createLoader<Membership>(async (who) => {
  const [group, following = null] = idsLeft();
  if (group === undefined) return { rows: [], unread: 0, next: null };
  const inIt = await ask('org.membersOf', { ...who, group }).catch(nobodyIfGone);
  return { rows: [{ group, members: inIt }], unread: 0, next: following };
});

/** Asks for the groups that have not been asked for; for all of them where others have come meanwhile. */
export function askWhoIsIn(): Promise<void> {
  if (isWhole(memberships.state.peek())) memberships.clear();
  return memberships.load();
}

/** Whatever has this list come anew may have changed who is in what. */
function dropWith({ state }: Pick<Loader<unknown>, 'state'>): void {
  let wasThere = false;
  effect(() => {
    const isThere = state.value.hasBegun;
    if (wasThere && !isThere) memberships.clear();
    wasThere = isThere;
  });
}
dropWith(members);
dropWith(groups);

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

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(rows.map(({ id }) => id));

/** From what was asked for group by group, as soon as that is whole; without whom and what a change has just taken away. */
function knownByGroup(): Known | null {
  const { rows } = memberships.state.value;
  const [here, people] = [idsOf(groups.state.value.rows), idsOf(members.state.value.rows)];
  const isMember = (id: string) => people.has(id) || !isWhole(members.state.value);
  const asked = new Map(rows.map(({ group, members: inIt }) => [group, inIt]));
  if (!isWhole(memberships.state.value) || ![...here].every((id) => asked.has(id))) return null;
  const inHere = rows.filter(({ group }) => here.has(group));
  return joined(
    inHere.flatMap(({ group, members: inIt }) =>
      (inIt ?? []).filter(isMember).map((member) => [group, member] as const),
    ),
  );
}

/** From what all the rows of members tell, or group by group; null: not known. */
const known = computed((): Known | null => {
  const list = members.state.value;
  if (isWhole(list) && list.rows.every((row) => row.groups !== undefined))
    return joined(list.rows.flatMap(({ id, groups: its = [] }) => its.map((group) => [group, id] as const)));
  return knownByGroup();
});

export const isMembershipKnown = (): boolean => known.value !== null;

/** Ids of a member's groups; null as long as they are not known. */
export const groupsOf = ({ id }: Pick<Member, 'id'>): readonly string[] | null =>
  known.value && (known.value.byMember.get(id) ?? []);

const isGone = (group: string): boolean =>
  memberships.state.value.rows.some((one) => one.group === group && one.members === null);

/** Ids of the memberships in a group, as far as they are known; null: it is gone. */
export const membersIn = (group: string): readonly string[] | null =>
  isGone(group) ? null : (known.value?.byGroup.get(group) ?? []);

/** A list to read anew after a change of groups: what was asked for group by group is dropped, and not asked for again by itself. */
export const whoIsIn = {
  renew: async (): Promise<void> => {
    memberships.clear();
    if (members.state.peek().rows.some((row) => row.groups !== undefined)) await members.renew();
  },
};
