import { signal } from '@preact/signals';
import { ask } from '../../lib/protocol';
import { connection, onLeave } from '../console/connection';
import { groups, members } from '../console/lists';
import { createLoader } from '../console/loaded';
import type { Directory } from './directory';
import type { Present } from './plan';
import { presentGroups } from './plan-groups';

/** Groups of which the members are asked for, one after the other. */
const asked = signal<readonly string[]>([]);

/** Who is in them. A part of this list is one group; its mark is the place of the next. */
export const memberships = createLoader(async (who, { next }) => {
  const place = Number(next ?? 0);
  const group = asked.peek()[place] ?? '';
  const ids = await ask('org.membersOf', { ...who, group });
  const isLast = place + 1 >= asked.peek().length;
  return { rows: [{ group, ids }], unread: 0, next: isLast ? null : String(place + 1) };
});

/** How far asking for the groups has come. */
export const groupsAsked = (): { done: number; total: number } => ({
  done: memberships.state.value.rows.length,
  total: asked.value.length,
});

onLeave(() => {
  asked.value = [];
});

/** The server has the import, and shows nothing to compare with. */
export const isBlind = (): boolean =>
  ['org-missing', 'org-api-absent'].includes(members.state.value.error?.code ?? '');

/** Goes on with what has not come yet. */
export async function goOn(directory: Directory): Promise<void> {
  const now = connection.peek();
  if (!members.state.peek().hasBegun || members.state.peek().next !== null) await members.load();
  if (!groups.state.peek().hasBegun && members.state.peek().hasBegun) await groups.load();
  if (connection.peek() !== now || !groups.state.peek().hasBegun) return;
  if (!memberships.state.peek().hasBegun)
    asked.value = presentGroups(directory, groups.state.peek().rows).map(({ id }) => id);
  if (asked.peek().length > 0) await memberships.load();
}

/** Loads the organisation as it is now, which a preview is reckoned against. */
export function compareAnew(directory: Directory): Promise<void> {
  for (const loader of [members, groups, memberships]) loader.clear();
  asked.value = [];
  return goOn(directory);
}

/** The organisation as far as it is compared with; null until all of it has come. */
export function presentNow(): Present | null {
  const loaded = [members.state.value, groups.state.value];
  if (loaded.some(({ hasBegun, next }) => !hasBegun || next !== null)) return null;
  const { rows, hasBegun, next } = memberships.state.value;
  if (asked.value.length > 0 && (!hasBegun || next !== null)) return null;
  return {
    members: members.state.value.rows,
    groups: groups.state.value.rows,
    memberIds: new Map(rows.map(({ group, ids }) => [group, ids])),
  };
}
