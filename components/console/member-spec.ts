import type { Member } from '../../lib/protocol';
import type { ListSpec } from './ListView';
import { memberStatus, memberType, yesOrNo } from './labels';
import { groupsOf, isMembershipKnown } from './memberships';
import { collectionLabel, collectionName, groupName, shortId } from './names';

export const nameOf = ({ name, email }: Member): string => name ?? email;

const PLAIN: ListSpec<Member> = {
  name: 'members',
  title: 'orgMembers',
  columns: [
    { name: 'name', label: 'fieldItemName', share: 20, text: ({ name }) => name ?? '' },
    { name: 'email', label: 'email', share: 27, text: ({ email }) => email },
    { name: 'type', label: 'memberRole', share: 12, text: memberType, order: ({ type }) => type ?? 99 },
    { name: 'status', label: 'memberState', share: 13, text: memberStatus },
    { name: 'twoFactor', label: 'memberTwoFactor', share: 11, text: ({ twoFactor }) => yesOrNo(twoFactor) },
    {
      name: 'collections',
      label: 'orgCollections',
      share: 17,
      text: ({ access }) => access.map(({ id }) => collectionLabel(id)).join(', '),
      order: ({ access }) => access.length,
    },
  ],
  fields: [
    { name: 'id', value: ({ id }) => id },
    { name: 'userId', value: ({ userId }) => userId },
    { name: 'name', value: ({ name }) => name },
    { name: 'email', value: ({ email }) => email },
    { name: 'role', value: memberType },
    { name: 'status', value: memberStatus },
    { name: 'twoStepLogin', value: ({ twoFactor }) => twoFactor },
    { name: 'accountRecovery', value: ({ recovery }) => recovery },
    { name: 'externalId', value: ({ externalId }) => externalId },
    { name: 'ssoExternalId', value: ({ ssoExternalId }) => ssoExternalId },
    { name: 'permissions', value: ({ permissions }) => permissions.join(' ') },
    { name: 'collectionIds', value: ({ access }) => access.map(({ id }) => id).join(' ') },
    {
      name: 'collectionNames',
      value: ({ access }) => access.map(({ id }) => collectionName(id) ?? id).join('; '),
      isOfVault: true,
    },
  ],
};

const groupNames = (member: Member, separator: string): string =>
  (groupsOf(member) ?? []).map((id) => groupName(id) ?? shortId(id)).join(separator);

const WITH_GROUPS: ListSpec<Member> = {
  ...PLAIN,
  columns: [
    ...PLAIN.columns.map((column) => ({ ...column, share: column.share * 0.83 })),
    {
      name: 'groups',
      label: 'orgGroups',
      share: 17,
      text: (member) => groupNames(member, ', '),
      order: (member) => groupsOf(member)?.length ?? 0,
    },
  ],
  fields: [
    ...PLAIN.fields,
    { name: 'groupIds', value: (member) => groupsOf(member)?.join(' ') ?? null },
    { name: 'groupNames', value: (member) => groupNames(member, '; ') },
  ],
};

/** Members as a table and as a file: with their groups as soon as those are known. */
export const memberSpec = (): ListSpec<Member> => (isMembershipKnown() ? WITH_GROUPS : PLAIN);
