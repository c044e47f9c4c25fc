import { ask, type Group } from '../../lib/protocol';
import { t } from '../../lib/text';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { intend } from './changing';
import { EditAndDelete, Fact, Facts, IdsFact, Lines, RoleNote } from './Facts';
import { groupSpec } from './group-spec';
import { ListView } from './ListView';
import { accessText } from './labels';
import { groups, members } from './lists';
import { MembershipLine } from './MembershipLine';
import { collectionLabel, memberName, shortId } from './names';
import { mayChange, whyNot } from './rights';

function GroupFacts({ group, onClose }: { group: Group; onClose: () => void }) {
  const places = group.access.map((one) => `${collectionLabel(one.id)}: ${accessText(one)}`);
  return (
    <Facts
      title={group.name || shortId(group.id)}
      onClose={onClose}
      whyNot={whyNot('groups')}
      acts={
        <EditAndDelete
          onClose={onClose}
          edit={{ kind: 'edit-group', group }}
          remove={{ kind: 'delete-group', group }}
        />
      }
    >
      <IdsFact
        label={t('orgMembers')}
        load={(who) => ask('org.membersOf', { ...who, group: group.id })}
        nameOf={(member) => memberName(member) ?? shortId(member)}
      />
      <Fact label={t('orgCollections')}>{places.length === 0 ? t('none') : <Lines texts={places} />}</Fact>
      <Fact label={t('externalId')}>{group.externalId}</Fact>
      <Fact label={t('idOfIt')}>{group.id}</Fact>
    </Facts>
  );
}

/** The groups of the organisation, with what they open. */
export const GroupsView = () => (
  <ListView
    spec={groupSpec()}
    loader={groups}
    also={[members]}
    tools={
      mayChange('groups') && (
        <Button onClick={() => intend({ kind: 'add-group' })}>
          <Icon name="plus" small />
          {t('newGroup')}
        </Button>
      )
    }
    foot={
      <>
        <RoleNote rights={['groups']} />
        <MembershipLine />
      </>
    }
    details={(group, close) => <GroupFacts group={group} onClose={close} />}
  />
);
