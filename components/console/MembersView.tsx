import { ask, type Member } from '../../lib/protocol';
import { formatNumber, type TextKey, t } from '../../lib/text';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { type Intent, intend, type MemberDeed, picked } from './changing';
import { Fact, Facts, IdsFact, Lines, RoleNote } from './Facts';
import { ListView } from './ListView';
import { accessText, memberStatus, memberType, permissionNames, yesOrNo } from './labels';
import { groups, members } from './lists';
import { MembershipLine } from './MembershipLine';
import { memberSpec, nameOf } from './member-spec';
import { collectionLabel, groupName, shortId } from './names';
import { isOneself, mayChange, whyNotMember } from './rights';
import type { Picking } from './Table';

const INVITED = 0;
const REVOKED = -1;

const DEED_ENTRIES: Readonly<Record<MemberDeed, TextKey>> = {
  reinvite: 'reinviteEntry',
  revoke: 'revokeEntry',
  restore: 'restoreEntry',
  remove: 'removeEntry',
};

/** What can be done to somebody in this state, from here. */
function deedsFor(member: Member): readonly MemberDeed[] {
  if (whyNotMember(member) !== null || isOneself(member)) return [];
  const { status } = member;
  return [
    ...(status === INVITED ? (['reinvite'] as const) : []),
    status === REVOKED ? 'restore' : 'revoke',
    'remove',
  ];
}

function MemberActs({ member, onClose }: { member: Member; onClose: () => void }) {
  const start = (intent: Intent) => {
    onClose();
    intend(intent);
  };
  return (
    <>
      <Button onClick={() => start({ kind: 'edit-member', member })}>{t('editVerb')}</Button>
      {deedsFor(member).map((deed) => (
        <Button
          key={deed}
          kind={deed === 'remove' ? 'danger' : 'plain'}
          onClick={() => start({ kind: 'member', deed, member })}
        >
          {t(DEED_ENTRIES[deed])}
        </Button>
      ))}
    </>
  );
}

function MemberFacts({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id, access } = member;
  const places = access.map((one) => `${collectionLabel(one.id)}: ${accessText(one)}`);
  return (
    <Facts
      title={nameOf(member)}
      onClose={onClose}
      whyNot={whyNotMember(member)}
      acts={<MemberActs member={member} onClose={onClose} />}
    >
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

/** The picked ones to whom a deed can be done. */
const pickedFor = (deed: MemberDeed): readonly Member[] =>
  members.state.value.rows.filter((one) => picked.value.has(one.id) && deedsFor(one).includes(deed));

/** What can be done to all that are picked, each with the number of those in the right state for it. */
function PickedActs() {
  if (picked.value.size === 0) return null;
  return (
    <section class="line wrap" aria-label={t('pickedActs')}>
      {(['reinvite', 'revoke', 'restore', 'remove'] as const).map((deed) => {
        const chosen = pickedFor(deed);
        if (chosen.length === 0) return null;
        return (
          <Button
            key={deed}
            kind={deed === 'remove' ? 'danger' : 'plain'}
            onClick={() => intend({ kind: 'members', deed, members: chosen })}
          >
            {t('pickedDeed', t(DEED_ENTRIES[deed]), formatNumber(chosen.length))}
          </Button>
        );
      })}
      <Button
        kind="bare"
        onClick={() => {
          picked.value = new Set();
        }}
      >
        {t('pickNone')}
      </Button>
    </section>
  );
}

const PICKING: Picking<Member> = {
  has: ({ id }) => picked.value.has(id),
  nameOf,
  pick: (rows, is) => {
    const now = new Set(picked.peek());
    for (const { id } of rows) is ? now.add(id) : now.delete(id);
    picked.value = now;
  },
};

/** Who belongs to the organisation, and what they may do. */
export const MembersView = () => (
  <ListView
    spec={memberSpec()}
    loader={members}
    also={[groups]}
    picking={mayChange('members') ? PICKING : undefined}
    tools={
      mayChange('members') && (
        <Button onClick={() => intend({ kind: 'invite' })}>
          <Icon name="plus" small />
          {t('inviteVerb')}
        </Button>
      )
    }
    foot={
      <>
        {mayChange('members') ? <PickedActs /> : <RoleNote rights={['members']} />}
        <MembershipLine />
      </>
    }
    details={(member, close) => <MemberFacts member={member} onClose={close} />}
  />
);
