import type { JSX } from 'preact';
import type { Intent } from '../changing';
import { Bulk } from './Bulk';
import { DeedDialog } from './DeedDialog';
import { deleteCollection, deleteGroup, memberDeed } from './deeds';
import { AddGroup, EditCollection, EditGroup, EditMember } from './EditDialogs';
import { Invite } from './Invite';

/** The dialog for what somebody has set out to change: all that writes comes with it, when it is wanted. */
export function IntentDialog({ intent }: { intent: Intent }): JSX.Element {
  switch (intent.kind) {
    case 'invite':
      return <Invite />;
    case 'edit-member':
      return <EditMember member={intent.member} />;
    case 'member':
      return <DeedDialog create={() => memberDeed(intent.deed, intent.member)} />;
    case 'members':
      return <Bulk deed={intent.deed} members={intent.members} />;
    case 'add-group':
      return <AddGroup />;
    case 'edit-group':
      return <EditGroup group={intent.group} />;
    case 'delete-group':
      return <DeedDialog create={() => deleteGroup(intent.group)} />;
    case 'edit-collection':
      return <EditCollection collection={intent.collection} />;
    case 'delete-collection':
      return <DeedDialog create={() => deleteCollection(intent.collection)} />;
  }
}
