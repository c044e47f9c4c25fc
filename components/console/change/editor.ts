import { CodedError } from '../../../lib/errors';
import { ask, type GroupChange } from '../../../lib/protocol';
import { type Act, connection } from '../connection';
import { collections, groups, members } from '../lists';
import type { Loader } from '../loaded';
import { memberships, whoIsIn } from '../memberships';
import { isBySignIn } from '../rights';
import type { MissingText } from './ChangeError';
import { type Draft, differences, idsOf } from './draft';
import {
  collectionChange,
  collectionDraft,
  groupChange,
  groupDraft,
  memberChange,
  memberDraft,
} from './rows-as-drafts';

/** A row as the server has it now. */
export interface Current {
  readonly draft: Draft;
  /** Puts it into its list. */
  readonly list: () => void;
  /** What a new text of it takes, request by request. */
  readonly steps: (draft: Draft) => readonly Act<unknown>[];
}

/** Something that can be edited. */
export interface Editor {
  readonly read: Act<Current>;
  readonly missing: MissingText;
  /** Lists that tell of it. */
  readonly lists: readonly Pick<Loader<unknown>, 'renew'>[];
  /** For what is gone when it is done: takes it out of its list. */
  readonly drop?: () => void;
}

export interface Row {
  readonly id: string;
}

export const put = <R extends Row>(loader: Pick<Loader<R>, 'edit'>, row: R): void =>
  loader.edit((rows) =>
    rows.some(({ id }) => id === row.id)
      ? rows.map((one) => (one.id === row.id ? row : one))
      : [...rows, row],
  );

/** Whether anything differs in what one operation replaces. */
const differsIn = (before: Draft, after: Draft, isOf: (name: string) => boolean): boolean =>
  differences(before, after).some(({ name }) => isOf(name));

const isOfGroups = (name: string): boolean => name.startsWith('group:');
const isOfMembers = (name: string): boolean => name.startsWith('member:');

/** By a key what belongs to a row from outside has an operation of its own; by a sign-in it is a part of the row. */
function stepsOf(
  { before, draft, isOutside }: { before: Draft; draft: Draft; isOutside: (name: string) => boolean },
  { whole, own, outside }: Readonly<Record<'whole' | 'own' | 'outside', Act<unknown>>>,
): readonly Act<unknown>[] {
  const [hasOwn, hasOutside] = [
    differsIn(before, draft, (name) => !isOutside(name)),
    differsIn(before, draft, isOutside),
  ];
  if (isBySignIn()) return hasOwn || hasOutside ? [whole] : [];
  return [...(hasOwn ? [own] : []), ...(hasOutside ? [outside] : [])];
}

const hostNow = (): string => connection.peek()?.host ?? '';

export const editMember = (member: string): Editor => ({
  missing: 'missingMember',
  // Its own row tells its groups where rows tell them.
  lists: [members, { renew: async () => memberships.clear() }],
  read: async (who) => {
    const row = await ask('org.member', { ...who, member });
    if (row.type === null) throw new CodedError('answer-damaged', { host: hostNow() });
    const before = memberDraft(row, await ask('org.groupsOf', { ...who, member }));
    return {
      draft: before,
      list: () => put(members, row),
      steps: (draft) => {
        const [change, inGroups] = [memberChange(draft, row), idsOf(draft, 'group')];
        return stepsOf(
          { before, draft, isOutside: isOfGroups },
          {
            whole: (me) => ask('org.putMember', { ...me, member, change: { ...change, groups: inGroups } }),
            own: (me) => ask('org.putMember', { ...me, member, change }),
            outside: (me) => ask('org.putGroupsOf', { ...me, member, groups: inGroups }),
          },
        );
      },
    };
  },
});

export const editGroup = (group: string): Editor => ({
  missing: 'missingGroup',
  lists: [groups, collections, whoIsIn],
  read: async (who) => {
    const row = await ask('org.group', { ...who, group });
    const before = groupDraft(row, await ask('org.membersOf', { ...who, group }));
    return {
      draft: before,
      list: () => put(groups, row),
      steps: (draft) => {
        const [change, inIt] = [groupChange(draft, row), idsOf(draft, 'member')];
        return stepsOf(
          { before, draft, isOutside: isOfMembers },
          {
            whole: (me) => ask('org.putGroup', { ...me, group, change: { ...change, members: inIt } }),
            own: (me) => ask('org.putGroup', { ...me, group, change }),
            outside: (me) => ask('org.putMembersOf', { ...me, group, members: inIt }),
          },
        );
      },
    };
  },
});

export const editCollection = (collection: string): Editor => ({
  missing: 'missingCollection',
  lists: [collections, groups],
  read: async (who) => {
    const row = await ask('org.collection', { ...who, collection });
    return {
      draft: collectionDraft(row),
      list: () => put(collections, row),
      steps: (draft) => [
        (me) => ask('org.putCollection', { ...me, collection, change: collectionChange(draft, row) }),
      ],
    };
  },
});

/** A group that is none yet. Once it is made, what is left is a change of it: it is never made twice. */
export function addGroup(): Editor {
  let made: string | null = null;
  const add =
    (change: GroupChange, isJoined = false): Act<void> =>
    async (me) => {
      made = await ask('org.addGroup', { ...me, change });
      // It is made; but nobody can be put into it here.
      if (made === null && isJoined) throw new CodedError('perhaps-done', { host: hostNow() });
    };
  const begin = (draft: Draft): readonly Act<unknown>[] => {
    const [change, inIt] = [groupChange(draft), idsOf(draft, 'member')];
    if (isBySignIn()) return [add({ ...change, members: inIt })];
    const join: Act<unknown> = (me) => ask('org.putMembersOf', { ...me, group: made ?? '', members: inIt });
    return inIt.length > 0 ? [add(change, true), join] : [add(change)];
  };
  return {
    missing: 'missingGroup',
    lists: [groups, collections, whoIsIn],
    read: async (who) =>
      made === null
        ? { draft: { name: '', externalId: '' }, list: () => undefined, steps: begin }
        : editGroup(made).read(who),
  };
}
