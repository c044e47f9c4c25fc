import { effect, signal } from '@preact/signals';
import { editDraftItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { copyOf, type DraftKind, draftOf, emptyDraft, type Item, type ItemDraft } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { attempt, showToast } from '../state/notice';
import { canCopy, canEdit } from '../state/outbox';
import { askFirst, withReprompt } from '../state/reprompt';
import { backToList, go, openItem, route } from '../state/route';
import { onLock, status } from '../state/session';
import { site } from '../state/site';

/** A form that is open. */
export interface Editing {
  /** Null for a new item. */
  readonly id: string | null;
  /** The form's own: a new item that is saved twice is still one. */
  readonly formId: string;
  readonly draft: ItemDraft;
  /** What it was when the form was opened: nothing is lost by closing one that is still the same. */
  readonly original: ItemDraft;
}

/** The form that is open or was left open; null when there is none. */
export const editing = signal<Editing | null>(null);

const KEEP_AFTER_MS = 100;

onLock(() => {
  editing.value = null;
  // This page may have kept its form in the moment between the lock and its news.
  void editDraftItem.remove();
});

export function changeDraft(change: Partial<ItemDraft>): void {
  const now = editing.peek();
  if (now) editing.value = { ...now, draft: { ...now.draft, ...change } };
}

export const isChanged = ({ draft, original }: Editing): boolean =>
  JSON.stringify(draft) !== JSON.stringify(original);

/** What was in a form when a page of ours was closed. */
const kept = editDraftItem.get().then(
  (stored) => {
    editing.value ??= stored as Editing | null;
  },
  () => undefined,
);

/** Opens a form; what was typed into another one comes first. */
function show(id: string | null, draft: ItemDraft): void {
  const left = editing.peek();
  if (left && isChanged(left)) showToast(t('toastDraftBack'), 'pen');
  else editing.value = { id, formId: crypto.randomUUID(), draft, original: draft };
  go({ screen: 'edit', itemId: editing.peek()?.id ?? null });
}

/** An item whole, as a form wants it; null when the person does not give the master password that it asks for. */
async function openWhole(id: string, name: string): Promise<Item | null> {
  const first = await ask('vault.item', { id });
  if (!first.sealed) return first.item;
  const opened = await askFirst(name, (password) => ask('vault.item', { id, password }));
  return opened?.item ?? null;
}

/**
 * Opens the form of an item; one that asks for the master password again asks now.
 * @throws CodedError `read-only` for what cannot be changed.
 */
export async function editItem(id: string, name: string): Promise<void> {
  await kept;
  if (editing.peek()?.id === id) return go({ screen: 'edit', itemId: id });
  const item = await openWhole(id, name);
  if (!item) return;
  const draft = draftOf(item);
  if (!draft || !canEdit(item)) throw new CodedError('read-only');
  show(id, draft);
}

/**
 * Opens a form for a new item with the content of another one; one that asks for the master password again asks now.
 * @throws CodedError `read-only` for what cannot be seen whole.
 */
export async function copyItem(id: string, name: string): Promise<void> {
  await kept;
  const item = await openWhole(id, name);
  if (!item) return;
  const draft = draftOf(item);
  if (!draft || !canCopy(item)) throw new CodedError('read-only');
  show(null, copyOf(draft, t('nameOfCopy', draft.name)));
}

/** The folder that the list shows, for what is made there. */
function folderHere(): string | null {
  const { place } = route.peek().filter;
  return place.startsWith('folder:') ? place.slice('folder:'.length) : null;
}

/** Opens a form for a new item; a login gets the address of the page in front. */
export async function newItem(kind: DraftKind): Promise<void> {
  await kept;
  const draft = emptyDraft(kind, folderHere());
  const page = site.peek();
  const isLogin = kind === 'login' && page != null;
  const uris = isLogin ? [{ from: null, uri: new URL(page.url).origin, match: null }] : [];
  const name = isLogin ? page.host : '';
  show(null, { ...draft, uris, name });
}

function leave(id: string | null): void {
  if (id) openItem(id);
  else backToList();
}

/** Leaves the form. What was typed into it can be taken up again for a moment. */
export function leaveForm(): void {
  const left = editing.peek();
  editing.value = null;
  leave(left?.id ?? null);
  if (!left || !isChanged(left)) return;
  showToast(t('toastDraftDropped'), 'undo', () => {
    editing.value = left;
    go({ screen: 'edit', itemId: left.id });
  });
}

/** Entries that were added and left empty are none; an address that was emptied is gone, one that could not be read stays. */
function withoutEmpty({ draft, original }: Editing): ItemDraft {
  const uris = draft.uris.filter(
    ({ from, uri }) => uri.trim() !== '' || (from !== null && original.uris[from]?.uri === ''),
  );
  const customFields = draft.customFields.filter(
    ({ from, name, value, linkedId }) => from !== null || name !== '' || value !== '' || linkedId !== null,
  );
  return { ...draft, uris, customFields };
}

/** Saves what stands in the form and leaves it. */
export async function saveForm(): Promise<void> {
  const now = editing.peek();
  if (!now) return;
  const { id, formId, original } = now;
  const draft = withoutEmpty(now);
  const saved = await withReprompt(draft.name, (password) =>
    id === null
      ? ask('vault.save', { id, newId: formId, draft })
      : ask('vault.save', { id, draft, original, ...(password !== undefined && { password }) }),
  );
  // Left meanwhile, and perhaps in another form by now.
  if (!saved || editing.peek()?.formId !== formId) return;
  editing.value = null;
  leave(id === null ? null : saved.id);
  showToast(t('toastSaved'));
}

/** Secrets that ask for the master password each time are not kept where the next one to open the popup finds them. */
const mayKeep = ({ original, draft }: Editing): boolean => !original.reprompt && !draft.reprompt;

/** Keeps every key in memory that outlives this page. */
function keepDraft(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    if (status.peek()?.state !== 'unlocked') return;
    const now = editing.peek();
    attempt(now && mayKeep(now) ? editDraftItem.set(now) : editDraftItem.remove());
  };
  effect(() => {
    if (editing.value !== undefined) timer ??= setTimeout(keep, KEEP_AFTER_MS);
  });
  addEventListener('pagehide', () => timer !== undefined && keep());
}

void kept.then(() => {
  keepDraft();
  // Nothing was kept: there is no form to come back to.
  if (editing.value === null && route.peek().screen === 'edit') backToList();
});
