import { computed } from '@preact/signals';
import type { Item, Overview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import type { AccountSummary, ConflictKind } from '../../lib/session';
import { t } from '../../lib/text';
import { attempt, showToast } from './notice';
import { askForAccount } from './reprompt';
import { backToList, go } from './route';
import { bytesOf, saveFile } from './save-file';
import { mayChange, status } from './session';

/** Ids of items that were changed here and are not on the server yet. */
export const waitingIds = computed<ReadonlySet<string>>(() => new Set(status.value?.outbox.waiting));

/** Why the server does not take what was changed of an item; null when it has not said no. */
export const refusalOf = (id: string): string | null =>
  status.value?.outbox.refused.find((refused) => refused.id === id)?.reason ?? null;

/** What a merge has to tell of an item; null when that is nothing. */
export const conflictOf = (id: string): ConflictKind | null =>
  status.value?.outbox.conflicts.find((conflict) => conflict.id === id)?.what ?? null;

/** Shows what was changed here and on the server side by side. */
export const openConflict = (id: string): void => go({ screen: 'conflict', itemId: id });

export const dismissConflict = (id: string): void => attempt(ask('vault.dismissConflict', { id }));

/** True for an item of which this person may make another one. Whose secrets are withheld cannot be seen whole in a form. */
export const canCopy = ({ readOnly, canViewPassword, problems }: Item): boolean =>
  readOnly === null && canViewPassword && !problems.some(({ path }) => path === '*') && mayChange.value;

/** True for an item that this person may change, with this version. */
export const canEdit = (item: Item): boolean => item.canEdit && canCopy(item);

/** True for an item that this person may star, and put into a folder: what is their own about it, whatever they may do with it else. */
export const canMark = ({ readOnly, problems }: Item): boolean =>
  readOnly === null && !problems.some(({ path }) => path === '*') && mayChange.value;

export const setFavorite = (id: string, isFavorite: boolean): void =>
  attempt(ask('vault.favorite', { id, isFavorite }));

/** Into the trash, with a way back. */
export function trashItem({ id }: Overview): void {
  const act = async () => {
    await ask('vault.trash', { id });
    backToList();
    showToast(t('toastTrashed'), 'trash', () => attempt(ask('vault.restore', { id })));
  };
  attempt(act());
}

export function restoreItem({ id }: Overview): void {
  const act = async () => {
    await ask('vault.restore', { id });
    showToast(t('toastRestored'), 'undo', () => attempt(ask('vault.trash', { id })));
  };
  attempt(act());
}

/** Into the archive or out of it, with a way back. */
export function archiveItem({ id }: Overview, isArchived: boolean): void {
  const act = async () => {
    await ask('vault.archive', { id, isArchived });
    if (isArchived) backToList();
    showToast(t(isArchived ? 'toastArchived' : 'toastUnarchived'), 'save', () =>
      attempt(ask('vault.archive', { id, isArchived: !isArchived })),
    );
  };
  attempt(act());
}

/** Saves what is not on the server yet in a file that opens with the master password, which is asked for. */
export function saveUnsent({ id: account, email }: AccountSummary): void {
  const act = async () => {
    const file = await askForAccount(email, (password) => ask('vault.unsentFile', { account, password }));
    if (!file) return;
    saveFile(file.fileName, [bytesOf(file.base64)]);
    showToast(t('toastFileSaved'), 'save');
  };
  attempt(act());
}

export const resend = (id: string): void => attempt(ask('vault.resend', { id }));
