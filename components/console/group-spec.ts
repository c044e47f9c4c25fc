import type { Group } from '../../lib/protocol';
import { formatNumber } from '../../lib/text';
import type { ListSpec } from './ListView';
import { isMembershipKnown, membersIn } from './memberships';
import { collectionLabel, collectionName, memberName } from './names';

const PLAIN: ListSpec<Group> = {
  name: 'groups',
  title: 'orgGroups',
  columns: [
    { name: 'name', label: 'fieldItemName', share: 32, text: ({ name }) => name },
    {
      name: 'collections',
      label: 'orgCollections',
      share: 40,
      text: ({ access }) => access.map(({ id }) => collectionLabel(id)).join(', '),
      order: ({ access }) => access.length,
    },
    { name: 'externalId', label: 'externalId', share: 28, text: ({ externalId }) => externalId ?? '' },
  ],
  fields: [
    { name: 'id', value: ({ id }) => id },
    { name: 'name', value: ({ name }) => name },
    { name: 'externalId', value: ({ externalId }) => externalId },
    { name: 'collectionIds', value: ({ access }) => access.map(({ id }) => id).join(' ') },
    {
      name: 'collectionNames',
      value: ({ access }) => access.map(({ id }) => collectionName(id) ?? id).join('; '),
      isOfVault: true,
    },
  ],
};

const countText = (inIt: readonly string[] | null): string => (inIt ? formatNumber(inIt.length) : '');

const WITH_MEMBERS: ListSpec<Group> = {
  ...PLAIN,
  columns: [
    ...PLAIN.columns.map((column) => ({ ...column, share: column.share * 0.86 })),
    {
      name: 'members',
      label: 'orgMembers',
      share: 14,
      text: ({ id }) => countText(membersIn(id)),
      order: ({ id }) => membersIn(id)?.length ?? -1,
    },
  ],
  fields: [
    ...PLAIN.fields,
    { name: 'memberCount', value: ({ id }) => membersIn(id)?.length ?? null },
    { name: 'memberIds', value: ({ id }) => membersIn(id)?.join(' ') ?? null },
    {
      name: 'memberNames',
      value: ({ id }) =>
        membersIn(id)
          ?.map((one) => memberName(one) ?? one)
          .join('; ') ?? null,
    },
  ],
};

/** Groups as a table and as a file: with who is in them as soon as that is known. */
export const groupSpec = (): ListSpec<Group> => (isMembershipKnown() ? WITH_MEMBERS : PLAIN);
