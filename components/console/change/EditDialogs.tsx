import type { ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Group, Member, OrgCollection } from '../../../lib/protocol';
import { t } from '../../../lib/text';
import { showToast } from '../../state/notice';
import { endChange } from '../changing';
import { groups } from '../lists';
import { collectionLabel } from '../names';
import { ChangeDialog } from './ChangeDialog';
import type { Draft } from './draft';
import { addGroup, type Editor, editCollection, editGroup, editMember } from './editor';
import { CollectionFields, type FieldsProps, GroupFields, MemberFields } from './Fields';
import { loadLists, OF_COLLECTIONS, OF_GROUPS } from './options';
import { useChange } from './use-change';
import { type ChangeLine, type Namer, whatChanges } from './what-changes';

interface EditProps {
  title: string;
  verb: string;
  /** What is said when it is done. */
  done: (draft: Draft) => string;
  editor: () => Editor;
  Fields: ComponentType<FieldsProps>;
  namer: Namer;
  notes: (draft: Draft) => readonly ChangeLine[];
  fault?: (draft: Draft) => string | null;
}

/** A row is edited as a whole: what is not touched is written back as it was read. */
function Edit({ title, verb, done: doneText, editor: create, Fields, namer, notes, fault }: EditProps) {
  const editor = useMemo(create, []);
  useEffect(loadLists, []);
  const done = (draft: Draft) => {
    endChange();
    showToast(doneText(draft));
  };
  const change = useChange(editor, done);
  const { current, draft } = change;
  const lines = current ? whatChanges(current.draft, draft, namer) : [];
  return (
    <ChangeDialog
      title={title}
      change={change}
      form={<Fields draft={draft} set={change.set} />}
      lines={lines}
      notes={notes(draft)}
      fault={fault?.(draft) ?? null}
      missing={editor.missing}
      verb={verb}
      isLoss={lines.some(({ isGrave }) => isGrave)}
    />
  );
}

const nobodyIsTold = (): readonly ChangeLine[] => [{ text: t('noMail') }];

export function EditMember({ member }: { member: Member }) {
  const name = member.name ?? member.email;
  return (
    <Edit
      title={t('editOf', name)}
      done={() => t('changed', name)}
      verb={t('changeOf', name)}
      editor={() => editMember(member.id)}
      Fields={MemberFields}
      namer={OF_COLLECTIONS}
      notes={nobodyIsTold}
    />
  );
}

const nameFault = ({ name = '' }: Draft): string | null => (name.trim() === '' ? t('groupNeedsName') : null);

/** Two groups of one name are taken by servers, and told apart by nobody. */
function twinNote({ name = '' }: Draft, own: string | null): readonly ChangeLine[] {
  const isTwin = groups.state.value.rows.some((one) => one.name === name.trim() && one.id !== own);
  return isTwin ? [{ text: t('groupTwin', name.trim()), isGrave: true }] : [];
}

export function EditGroup({ group }: { group: Group }) {
  return (
    <Edit
      title={t('editOf', group.name)}
      done={() => t('changed', group.name)}
      verb={t('changeOf', group.name)}
      editor={() => editGroup(group.id)}
      Fields={GroupFields}
      namer={OF_COLLECTIONS}
      notes={(draft) => [...twinNote(draft, group.id), ...nobodyIsTold()]}
      fault={nameFault}
    />
  );
}

export const AddGroup = () => (
  <Edit
    title={t('newGroup')}
    done={({ name = '' }) => t('groupMade', name.trim())}
    verb={t('makeGroup')}
    editor={addGroup}
    Fields={GroupFields}
    namer={OF_COLLECTIONS}
    notes={(draft) => [...twinNote(draft, null), ...nobodyIsTold()]}
    fault={nameFault}
  />
);

export function EditCollection({ collection }: { collection: OrgCollection }) {
  const name = collectionLabel(collection.id);
  return (
    <Edit
      title={t('editOf', name)}
      done={() => t('changed', name)}
      verb={t('changeOf', name)}
      editor={() => editCollection(collection.id)}
      Fields={CollectionFields}
      namer={OF_GROUPS}
      notes={nobodyIsTold}
    />
  );
}
