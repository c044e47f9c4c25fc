import type { Option } from '../../ui/Choice';
import { collections, groups, members } from '../lists';
import { collectionLabel, groupName, memberName, shortId } from '../names';
import type { Namer } from './what-changes';

const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
const inOrder = (options: readonly Option<string>[]): readonly Option<string>[] =>
  [...options].sort((one, other) => compare(one.label, other.label));

export const groupLabel = (id: string): string => groupName(id) ?? shortId(id);
export const memberLabel = (id: string): string => memberName(id) ?? shortId(id);

export const collectionOptions = (): readonly Option<string>[] =>
  inOrder(collections.state.value.rows.map(({ id }) => ({ value: id, label: collectionLabel(id) })));

export const groupOptions = (): readonly Option<string>[] =>
  inOrder(groups.state.value.rows.map(({ id, name }) => ({ value: id, label: name })));

export const memberOptions = (): readonly Option<string>[] =>
  inOrder(
    members.state.value.rows.map(({ id, name, email }) => ({
      value: id,
      label: name === null ? email : `${name} · ${email}`,
    })),
  );

/** For members and groups, whose accesses are to collections. */
export const OF_COLLECTIONS: Namer = { access: collectionLabel, group: groupLabel, member: memberLabel };
/** For collections, to which groups have access. */
export const OF_GROUPS: Namer = { ...OF_COLLECTIONS, access: groupLabel };

/** Lists that a form offers, as far as nobody has looked at them yet. */
export function loadLists(): void {
  for (const list of [members, groups, collections]) if (!list.state.peek().hasBegun) void list.load();
}
