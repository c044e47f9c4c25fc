import { CodedError } from '../../../lib/errors';
import { ask, type OfOrganization } from '../../../lib/protocol';
import { type Act, connection } from '../connection';
import { collections, groups, members } from '../lists';
import type { Loader } from '../loaded';
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

export const editMember = (member: string): Editor => ({
  missing: 'missingMember',
  lists: [members],
  read: async (who) => {
    const row = await ask('org.member', { ...who, member });
    const before = memberDraft(row, await ask('org.groupsOf', { ...who, member }));
    return {
      draft: before,
      list: () => put(members, row),
      steps: (draft) => [
        ...(differsIn(before, draft, (name) => !isOfGroups(name))
          ? [
              (me: OfOrganization) =>
                ask('org.putMember', { ...me, member, change: memberChange(draft, row) }),
            ]
          : []),
        ...(differsIn(before, draft, isOfGroups)
          ? [(me: OfOrganization) => ask('org.putGroupsOf', { ...me, member, groups: idsOf(draft, 'group') })]
          : []),
      ],
    };
  },
});

export const editGroup = (group: string): Editor => ({
  missing: 'missingGroup',
  lists: [groups, collections],
  read: async (who) => {
    const row = await ask('org.group', { ...who, group });
    const before = groupDraft(row, await ask('org.membersOf', { ...who, group }));
    return {
      draft: before,
      list: () => put(groups, row),
      steps: (draft) => [
        ...(differsIn(before, draft, (name) => !isOfMembers(name))
          ? [(me: OfOrganization) => ask('org.putGroup', { ...me, group, change: groupChange(draft, row) })]
          : []),
        ...(differsIn(before, draft, isOfMembers)
          ? [
              (me: OfOrganization) =>
                ask('org.putMembersOf', { ...me, group, members: idsOf(draft, 'member') }),
            ]
          : []),
      ],
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
  const begin = (draft: Draft): Act<unknown>[] => [
    async (me) => {
      made = await ask('org.addGroup', { ...me, change: groupChange(draft) });
      if (made === null) throw new CodedError('perhaps-done', { host: connection.peek()?.host ?? '' });
    },
    ...(idsOf(draft, 'member').length > 0
      ? [
          (me: OfOrganization) =>
            ask('org.putMembersOf', { ...me, group: made ?? '', members: idsOf(draft, 'member') }),
        ]
      : []),
  ];
  return {
    missing: 'missingGroup',
    lists: [groups, collections],
    read: async (who) =>
      made === null
        ? { draft: { name: '', externalId: '' }, list: () => undefined, steps: begin }
        : editGroup(made).read(who),
  };
}
