import { ask, type Member } from '../../lib/protocol';
import { t } from '../../lib/text';
import { Fact, Facts, IdsFact, Lines } from './Facts';
import { type ListSpec, ListView } from './ListView';
import { accessText, memberStatus, memberType, permissionNames, yesOrNo } from './labels';
import { groups, members } from './lists';
import { collectionLabel, collectionName, groupName, shortId } from './names';

const nameOf = ({ name, email }: Member): string => name ?? email;

const SPEC: ListSpec<Member> = {
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

function MemberFacts({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id, access } = member;
  const places = access.map((one) => `${collectionLabel(one.id)}: ${accessText(one)}`);
  return (
    <Facts title={nameOf(member)} onClose={onClose}>
      <Fact label={t('email')}>{member.email}</Fact>
      <Fact label={t('memberRole')}>{memberType(member)}</Fact>
      <Fact label={t('memberState')}>{memberStatus(member)}</Fact>
      <Fact label={t('memberTwoFactor')}>{yesOrNo(member.twoFactor)}</Fact>
      <Fact label={t('memberRecovery')}>{yesOrNo(member.recovery)}</Fact>
      <Fact label={t('memberMay')}>{permissionNames(member.permissions)}</Fact>
      <IdsFact
        label={t('orgGroups')}
        load={(who) => ask('org.groupsOf', { ...who, member: id })}
        nameOf={(group) => groupName(group) ?? shortId(group)}
      />
      <Fact label={t('orgCollections')}>{places.length === 0 ? t('none') : <Lines texts={places} />}</Fact>
      <Fact label={t('externalId')}>{member.externalId}</Fact>
      <Fact label={t('ssoExternalId')}>{member.ssoExternalId}</Fact>
      <Fact label={t('idOfIt')}>{id}</Fact>
    </Facts>
  );
}

/** Who belongs to the organisation, and what they may do. */
export const MembersView = () => (
  <ListView
    spec={SPEC}
    loader={members}
    also={[groups]}
    details={(member, close) => <MemberFacts member={member} onClose={close} />}
  />
);
