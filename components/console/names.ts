import { computed } from '@preact/signals';
import { splitRef } from '../../lib/session';
import { t } from '../../lib/text';
import { overview } from '../state/vault';
import { connection } from './connection';
import { policyName } from './labels';
import { groups, members, policies } from './lists';

const own = (ref: string): string => splitRef(ref).id;

/** Names that this vault can open and the organisation's server cannot: of its own items and collections, by their ids. */
const local = computed(() => {
  const organization = connection.value?.organizationId;
  const isOurs = (ref: string | null) => ref !== null && own(ref) === organization;
  const { rows = [], collections = [] } = overview.value ?? {};
  const items = rows.flatMap(({ id, name, organizationId }) =>
    isOurs(organizationId) && name !== '' ? [[own(id), name] as const] : [],
  );
  const places = collections.flatMap(({ id, name, organizationId }) =>
    isOurs(organizationId) && name !== null ? [[own(id), name] as const] : [],
  );
  return { items: new Map(items), collections: new Map(places) };
});

const people = computed(() => {
  const all = members.state.value.rows;
  return {
    byUser: new Map(all.flatMap((one) => (one.userId === null ? [] : [[one.userId, one] as const]))),
    byMember: new Map(all.map((one) => [one.id, one] as const)),
  };
});

const groupNames = computed(
  () => new Map(groups.state.value.rows.map(({ id, name }) => [id, name] as const)),
);

const policyTypes = computed(
  () => new Map(policies.state.value.rows.map(({ id, type }) => [id, type] as const)),
);

/** The items of the organisation that this vault can open: their names by their ids. */
export const ownItems = (): ReadonlyMap<string, string> => local.value.items;

export const itemName = (id: string): string | null => local.value.items.get(id) ?? null;
export const collectionName = (id: string): string | null => local.value.collections.get(id) ?? null;
export const groupName = (id: string): string | null => groupNames.value.get(id) ?? null;

export function policyLabel(id: string): string | null {
  const type = policyTypes.value.get(id);
  return type === undefined ? null : policyName(type);
}

const nameOrEmail = (one: { name: string | null; email: string } | undefined): string | null =>
  one ? (one.name ?? one.email) : null;

export const userName = (id: string): string | null => nameOrEmail(people.value.byUser.get(id));
export const memberName = (id: string): string | null => nameOrEmail(people.value.byMember.get(id));

/** An id of which nothing is known here but itself. */
export const shortId = (id: string): string => `${id.slice(0, 8)}…`;

/** A collection by its name; one that was not shared with this person by its id. */
export const collectionLabel = (id: string): string => collectionName(id) ?? t('notShared', shortId(id));
