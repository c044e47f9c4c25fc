import { type TextKey, t } from '../../../lib/text';
import { Check } from '../../ui/Choice';
import { SelectField } from '../../ui/SelectField';
import { TextField } from '../../ui/TextField';
import { memberType, PERMISSIONS } from '../labels';
import { collectionLabel } from '../names';
import { ADMIN, givenBy, isBySignIn, OWNER } from '../rights';
import { CUSTOM, type Draft, idsOf, nameIn } from './draft';
import { collectionOptions, groupLabel, groupOptions, memberLabel, memberOptions } from './options';
import { Picker } from './Picker';

export interface FieldsProps {
  draft: Draft;
  set: (name: string, value: string) => void;
}

const ROLES = [2, ADMIN, OWNER, Number(CUSTOM)];

function Role({ draft, set }: FieldsProps) {
  const type = draft.type ?? '';
  const given = givenBy(ROLES).map(String);
  const roles = given.includes(type) ? given : [...given, type];
  return (
    <SelectField
      label={t('memberRole')}
      value={type}
      options={roles.map((value) => ({ value, label: memberType({ type: Number(value) }) }))}
      onChoose={(value) => set('type', value)}
    />
  );
}

/** What a custom role may do; permissions of newer servers stand there by their own names. */
function Permissions({ draft, set }: FieldsProps) {
  const others = idsOf(draft, 'may').filter((name) => !(PERMISSIONS as readonly string[]).includes(name));
  return (
    <fieldset class="permissions">
      <legend class="k">{t('memberMay')}</legend>
      {[...PERMISSIONS, ...others].map((name) => (
        <Check
          key={name}
          checked={draft[nameIn('may', name)] === 'yes'}
          onChange={(is) => set(nameIn('may', name), is ? 'yes' : '')}
        >
          {others.includes(name) ? name : t(`may_${name}` as TextKey)}
        </Check>
      ))}
    </fieldset>
  );
}

const Collections = (props: FieldsProps) => (
  <Picker
    {...props}
    label={t('orgCollections')}
    add={t('addCollection')}
    list="access"
    options={collectionOptions()}
    nameOf={collectionLabel}
  />
);

const ExternalId = ({ draft, set }: FieldsProps) => (
  <TextField
    label={t('externalId')}
    value={draft.externalId ?? ''}
    maxLength={300}
    onInput={(value) => set('externalId', value)}
  />
);

/** Of members and groups a sign-in takes none: it is the directory's. */
const DirectoryId = (props: FieldsProps) => (isBySignIn() ? null : <ExternalId {...props} />);

/** What a member is and has. */
export const MemberFields = (props: FieldsProps) => (
  <>
    <Role {...props} />
    {props.draft.type === CUSTOM && <Permissions {...props} />}
    <Collections {...props} />
    <Picker
      {...props}
      label={t('orgGroups')}
      add={t('addGroupTo')}
      list="group"
      options={groupOptions()}
      nameOf={groupLabel}
    />
    <DirectoryId {...props} />
  </>
);

export const GroupFields = (props: FieldsProps) => (
  <>
    <TextField
      label={t('fieldItemName')}
      value={props.draft.name ?? ''}
      maxLength={100}
      autoFocus
      onInput={(value) => props.set('name', value)}
    />
    <Picker
      {...props}
      label={t('orgMembers')}
      add={t('addMemberTo')}
      list="member"
      options={memberOptions()}
      nameOf={memberLabel}
    />
    <Collections {...props} />
    <DirectoryId {...props} />
  </>
);

export const CollectionFields = (props: FieldsProps) => (
  <>
    <p class="note">{t('collectionNameNote')}</p>
    <Picker
      {...props}
      label={t('orgGroups')}
      add={t('addGroupTo')}
      list="access"
      options={groupOptions()}
      nameOf={groupLabel}
    />
    <ExternalId {...props} />
  </>
);
