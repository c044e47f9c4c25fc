import { ask, type Group, type Member, type OfOrganization, type OrgCollection } from '../../../lib/protocol';
import { formatNumber, type TextKey, t } from '../../../lib/text';
import type { MemberDeed } from '../changing';
import type { Act } from '../connection';
import { memberStatus } from '../labels';
import { collections, groups, members } from '../lists';
import type { Loader } from '../loaded';
import { whoIsIn } from '../memberships';
import { collectionLabel } from '../names';
import type { MissingText } from './ChangeError';
import { type Draft, type DraftList, idsOf } from './draft';
import { type Editor, put, type Row } from './editor';
import { collectionDraft, groupDraft, memberDraft } from './rows-as-drafts';
import type { ChangeLine } from './what-changes';

type Send = (who: OfOrganization, member: string) => Promise<void>;

interface MemberDeedWords {
  readonly title: TextKey;
  readonly verb: TextKey;
  readonly verbMany: TextKey;
  readonly done: TextKey;
  /** What it takes away is told in red, and given back only on purpose. */
  readonly isLoss: boolean;
  readonly missing: MissingText;
  readonly send: Send;
}

export const MEMBER_DEEDS: Readonly<Record<MemberDeed, MemberDeedWords>> = {
  reinvite: {
    title: 'reinviteTitle',
    verb: 'reinviteVerb',
    verbMany: 'reinviteMany',
    done: 'reinviteDone',
    isLoss: false,
    missing: 'missingInvitation',
    send: (who, member) => ask('org.reinvite', { ...who, member }),
  },
  revoke: {
    title: 'revokeTitle',
    verb: 'revokeVerb',
    verbMany: 'revokeMany',
    done: 'revokeDone',
    isLoss: true,
    missing: 'missingMember',
    send: (who, member) => ask('org.revoke', { ...who, member }),
  },
  restore: {
    title: 'restoreTitle',
    verb: 'restoreVerb',
    verbMany: 'restoreMany',
    done: 'restoreDone',
    isLoss: false,
    missing: 'missingMember',
    send: (who, member) => ask('org.restore', { ...who, member }),
  },
  remove: {
    title: 'removeMemberTitle',
    verb: 'removeMemberVerb',
    verbMany: 'removeMembersMany',
    done: 'removeMemberDone',
    isLoss: true,
    missing: 'missingMember',
    send: (who, member) => ask('org.removeMember', { ...who, member }),
  },
};

/** Something that is done to a row as a whole. */
export interface Deed {
  readonly title: string;
  readonly verb: string;
  /** What is said when it is done. */
  readonly done: string;
  readonly isLoss: boolean;
  readonly editor: Editor;
  /** What it does to the row as it is now. */
  readonly lines: (draft: Draft) => readonly ChangeLine[];
  readonly notes: readonly ChangeLine[];
}

const drop =
  <R extends Row>(loader: Pick<Loader<R>, 'edit'>, id: string) =>
  (): void =>
    loader.edit((rows) => rows.filter((one) => one.id !== id));

const grave = (text: string): ChangeLine => ({ text, isGrave: true });

/** "3 collections end", where there are any. */
function endings(draft: Draft, keys: Readonly<Partial<Record<DraftList, TextKey>>>): ChangeLine[] {
  return (Object.entries(keys) as [DraftList, TextKey][]).flatMap(([list, key]) => {
    const count = idsOf(draft, list).length;
    return count === 0 ? [] : [grave(t(key, formatNumber(count)))];
  });
}

const OWNER = '0';

/** What a deed does to a member, line by line. */
export function memberDeedLines(deed: MemberDeed, name: string, draft: Draft): readonly ChangeLine[] {
  const status = memberStatus({ status: Number(draft.status) });
  const owner = draft.type === OWNER ? [grave(t('ownerNoMore'))] : [];
  if (deed === 'reinvite') return [{ text: t('reinviteLine', name) }];
  if (deed === 'restore') return [{ text: t('restoreLine', name) }];
  if (deed === 'revoke')
    return [
      grave(t('changeLine', t('memberState'), status, memberStatus({ status: -1 }))),
      grave(t('revokeLine', name)),
      ...owner,
    ];
  const ends = endings(draft, { access: 'accessEnds', group: 'groupsEnd' });
  return [grave(t('removeMemberLine', name)), ...ends, ...owner];
}

const DEED_NOTES: Readonly<Record<MemberDeed, readonly TextKey[]>> = {
  reinvite: ['reinviteNote'],
  revoke: ['revokeNote', 'noMail'],
  restore: ['noMail'],
  remove: ['removeMemberNote'],
};

export const memberDeedNotes = (deed: MemberDeed): readonly ChangeLine[] => [
  ...DEED_NOTES[deed].map((key) => ({ text: t(key) })),
  ...(deed === 'remove' ? [grave(t('cannotUndo'))] : []),
];

export function memberDeed(deed: MemberDeed, member: Member): Deed {
  const { title, verb, done, isLoss, missing, send } = MEMBER_DEEDS[deed];
  const { id } = member;
  const name = member.name ?? member.email;
  return {
    title: t(title, name),
    verb: t(verb, name),
    done: t(done, name),
    isLoss,
    editor: {
      missing,
      lists: [members],
      ...(deed === 'remove' && { drop: drop(members, id) }),
      read: async (who) => {
        const row = await ask('org.member', { ...who, member: id });
        const draft = memberDraft(row, await ask('org.groupsOf', { ...who, member: id }));
        return { draft, list: () => put(members, row), steps: () => [(me) => send(me, id)] };
      },
    },
    lines: (draft) => memberDeedLines(deed, name, draft),
    notes: memberDeedNotes(deed),
  };
}

export function deleteGroup({ id, name }: Group): Deed {
  return {
    title: t('deleteTitle', name),
    verb: t('deleteVerb', name),
    done: t('deleted', name),
    isLoss: true,
    editor: {
      missing: 'missingGroup',
      lists: [groups, collections, whoIsIn],
      drop: drop(groups, id),
      read: async (who) => {
        const row = await ask('org.group', { ...who, group: id });
        const draft = groupDraft(row, await ask('org.membersOf', { ...who, group: id }));
        const act: Act<void> = (me) => ask('org.deleteGroup', { ...me, group: id });
        return { draft, list: () => undefined, steps: () => [act] };
      },
    },
    lines: (draft) => [
      grave(t('deleteGroupLine', name)),
      ...endings(draft, { member: 'groupMembersLose', access: 'groupOpened' }),
    ],
    notes: [{ text: t('deleteGroupNote') }, grave(t('cannotUndo'))],
  };
}

export function deleteCollection({ id }: OrgCollection): Deed {
  const name = collectionLabel(id);
  return {
    title: t('deleteTitle', name),
    verb: t('deleteVerb', name),
    done: t('deleted', name),
    isLoss: true,
    editor: {
      missing: 'missingCollection',
      lists: [collections, groups, members],
      drop: drop(collections, id),
      read: async (who) => {
        const row = await ask('org.collection', { ...who, collection: id });
        const act: Act<void> = (me) => ask('org.deleteCollection', { ...me, collection: id });
        return { draft: collectionDraft(row), list: () => undefined, steps: () => [act] };
      },
    },
    lines: (draft) => [
      grave(t('deleteCollectionLine', name)),
      ...endings(draft, { access: 'collectionGroupsLose' }),
    ],
    notes: [{ text: t('deleteCollectionNote') }, grave(t('cannotUndo'))],
  };
}
