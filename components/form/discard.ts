import { CodedError } from '../../lib/errors';
import { draftOf, type Item } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { attempt, showToast } from '../state/notice';
import { backToList } from '../state/route';

/** What the item is now; null when it is gone, for it was new. */
async function itemNow(id: string): Promise<Item | null> {
  try {
    return (await ask('vault.item', { id })).item;
  } catch (error) {
    if (error instanceof CodedError && error.info.code === 'not-found') return null;
    throw error;
  }
}

/** Makes the change again that was given up. */
async function redo({ id, deletedDate, ...before }: Item): Promise<void> {
  const draft = draftOf({ id, deletedDate, ...before });
  if (!draft) return;
  const now = await itemNow(id);
  const original = now && draftOf(now);
  if (original) await ask('vault.save', { id, draft, original });
  else await ask('vault.save', { id: null, newId: id, draft });
  if (deletedDate !== null && now?.deletedDate === null) await ask('vault.trash', { id });
}

/** Gives up what was changed of an item and is not on the server yet, with a way back where the item's secrets are not guarded. */
export async function discardChange(id: string): Promise<void> {
  const { item, sealed } = await ask('vault.item', { id });
  await ask('vault.discard', { id });
  if ((await itemNow(id)) === null) backToList();
  showToast(t('toastChangeDropped'), 'undo', sealed ? undefined : () => attempt(redo(item)));
}
