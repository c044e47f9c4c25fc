import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { attempt, showNotice } from './notice';
import { dismissConflict } from './outbox';

/** Tells what a folder was called on the server, where it was renamed on both sides. */
export function tellOtherName(id: string): void {
  const act = async () => {
    const { name } = await ask('folder.otherName', { id });
    dismissConflict(id);
    showNotice(t('folderOtherNameIs', name), 'plain');
  };
  attempt(act());
}
