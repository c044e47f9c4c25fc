import type { Access, OrgCollection } from '../../lib/protocol';
import { t } from '../../lib/text';
import { EditAndDelete, Fact, Facts, Lines, RoleNote } from './Facts';
import { type ListSpec, ListView } from './ListView';
import { accessText, memberType } from './labels';
import { collections, groups, members } from './lists';
import { collectionLabel, collectionName, groupName, shortId } from './names';
import { mayChange, whyNot } from './rights';

const groupOf = ({ id }: Access): string => groupName(id) ?? shortId(id);

const SPEC: ListSpec<OrgCollection> = {
  name: 'collections',
  title: 'orgCollections',
  columns: [
    { name: 'name', label: 'fieldItemName', share: 34, text: ({ id }) => collectionLabel(id) },
    {
      name: 'groups',
      label: 'orgGroups',
      share: 38,
      text: ({ access }) => access.map(groupOf).join(', '),
      order: ({ access }) => access.length,
    },
    { name: 'externalId', label: 'externalId', share: 28, text: ({ externalId }) => externalId ?? '' },
  ],
  fields: [
    { name: 'id', value: ({ id }) => id },
    { name: 'name', value: ({ id }) => collectionName(id), isOfVault: true },
    { name: 'externalId', value: ({ externalId }) => externalId },
    { name: 'groupIds', value: ({ access }) => access.map(({ id }) => id).join(' ') },
  ],
};

/** Members with an access of their own, beside what their groups give them. */
const membersIn = (collection: string): string[] =>
  members.state.value.rows.flatMap((member) => {
    const own = member.access.find(({ id }) => id === collection);
    return own ? [`${member.name ?? member.email} (${memberType(member)}): ${accessText(own)}`] : [];
  });

function CollectionFacts({ collection, onClose }: { collection: OrgCollection; onClose: () => void }) {
  const { id, access, externalId } = collection;
  const people = membersIn(id);
  return (
    <Facts
      title={collectionLabel(id)}
      onClose={onClose}
      whyNot={whyNot('collections', 'endOfCollections')}
      acts={
        <EditAndDelete
          onClose={onClose}
          edit={mayChange('collections') && { kind: 'edit-collection', collection }}
          remove={mayChange('endOfCollections') && { kind: 'delete-collection', collection }}
        />
      }
    >
      <Fact label={t('orgGroups')}>
        {access.length === 0 ? (
          t('none')
        ) : (
          <Lines texts={access.map((one) => `${groupOf(one)}: ${accessText(one)}`)} />
        )}
      </Fact>
      <Fact label={t('orgMembers')}>{people.length === 0 ? t('none') : <Lines texts={people} />}</Fact>
      <Fact label={t('externalId')}>{externalId}</Fact>
      <Fact label={t('idOfIt')}>{id}</Fact>
    </Facts>
  );
}

/** The collections of the organisation, by the names that this vault can open. */
export const CollectionsView = () => (
  <ListView
    spec={SPEC}
    loader={collections}
    also={[groups, members]}
    foot={
      <>
        <span class="small t2">{t('collectionsMadeInVault')}</span>
        <RoleNote rights={['collections', 'endOfCollections']} />
      </>
    }
    details={(collection, close) => <CollectionFacts collection={collection} onClose={close} />}
  />
);
