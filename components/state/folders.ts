import { signal } from '@preact/signals';
import { createNameCompare } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { type AccountSummary, splitRef } from '../../lib/session';
import { t } from '../../lib/text';
import { attempt, showNotice } from './notice';
import { dismissConflict } from './outbox';
import { onLock, status } from './session';
import { overview } from './vault';

/** What a dialog asks about folders. A path names a folder and all that stands inside it, whether there is such a folder or not. */
export type FolderQuestion =
  | {
      readonly what: 'new';
      /** What stands in the field at first. */
      readonly name: string;
      readonly account: AccountSummary | null;
      /** Gets the id of the new folder, or of the one that has the name already. */
      readonly done?: (id: string) => void;
    }
  | {
      readonly what: 'rename';
      readonly path: string;
      /** Whose; null: of every account that has such a path. */
      readonly account: AccountSummary | null;
    }
  | { readonly what: 'remove'; readonly id: string; readonly path: string };

/** The open question; null while there is none. */
export const folderQuestion = signal<FolderQuestion | null>(null);

onLock(() => {
  folderQuestion.value = null;
});

/** The id that a folder has by now: a new one gets another when it arrives. */
export const folderIdNow = (id: string): string => status.value?.outbox.moved[id] ?? id;

/** The folders of an account to choose from, by name. */
export function folderOptions(account: AccountSummary | null): { value: string; label: string }[] {
  const compare = createNameCompare();
  return (overview.value?.folders ?? [])
    .filter(({ id }) => splitRef(id).tag === (account?.tag ?? ''))
    .map(({ id, name }) => ({ value: id, label: name ?? t('nameUnread') }))
    .sort((a, b) => compare(a.label, b.label));
}

/** Tells what a folder was called on the server, where it was renamed on both sides. */
export function tellOtherName(id: string): void {
  const act = async () => {
    const { name } = await ask('folder.otherName', { id });
    dismissConflict(id);
    showNotice(t('folderOtherNameIs', name), 'plain');
  };
  attempt(act());
}
