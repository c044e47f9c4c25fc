import { effect, signal } from '@preact/signals';
import { editDraftItem } from '../../lib/browser';
import { type DraftKind, draftOf, emptyDraft, type ItemDraft } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { attempt, showToast } from '../state/notice';
import { askFirst, withReprompt } from '../state/reprompt';
import { backToList, go, openItem, route } from '../state/route';
import { onLock, status } from '../state/session';
import { site } from '../state/site';

/** A form that is open. */
export interface Editing {
  /** Null for a new item. */
  readonly id: string | null;
  readonly draft: ItemDraft;
  /** What it was when the form was opened: nothing is lost by closing one that is still the same. */
  readonly original: ItemDraft;
}

/** The form that is open or was left open; null when there is none. */
export const editing = signal<Editing | null>(null);

/** What was in a form when a page of ours was closed. */
const keptForm = editDraftItem.get().then(
  (kept) => kept as Editing | null,
  () => null,
);

const KEEP_AFTER_MS = 100;

onLock(() => {
  editing.value = null;
});

export function changeDraft(change: Partial<ItemDraft>): void {
  const now = editing.peek();
  if (now) editing.value = { ...now, draft: { ...now.draft, ...change } };
}

export const isChanged = ({ draft, original }: Editing): boolean =>
  JSON.stringify(draft) !== JSON.stringify(original);

function show(id: string | null, draft: ItemDraft): void {
  editing.value = { id, draft, original: draft };
  go({ screen: 'edit', itemId: id });
}

/** Opens the form of an item; one that asks for the master password again asks now. */
export async function editItem(id: string, name: string): Promise<void> {
  if (editing.peek()?.id === id) return go({ screen: 'edit', itemId: id });
  const first = await ask('vault.item', { id });
  const opened = first.sealed
    ? await askFirst(name, (password) => ask('vault.item', { id, password }))
    : first;
  const draft = opened && draftOf(opened.item);
  if (draft) show(id, draft);
}

/** The folder that the list shows, for what is made there. */
function folderHere(): string | null {
  const { place } = route.peek().filter;
  return place.startsWith('folder:') ? place.slice('folder:'.length) : null;
}

/** Opens a form for a new item; a login gets the address of the page in front. */
export function newItem(kind: DraftKind): void {
  const draft = emptyDraft(kind, folderHere());
  const page = site.peek();
  const isLogin = kind === 'login' && page != null;
  const uris = isLogin ? [{ from: null, uri: new URL(page.url).origin, match: null }] : [];
  const name = isLogin ? page.host : '';
  show(null, { ...draft, uris, name });
}

/** Leaves the form. What was typed into it can be taken up again for a moment. */
export function leaveForm(): void {
  const left = editing.peek();
  editing.value = null;
  if (left?.id) openItem(left.id);
  else backToList();
  if (!left || !isChanged(left)) return;
  showToast(t('toastDraftDropped'), 'undo', () => {
    editing.value = left;
    go({ screen: 'edit', itemId: left.id });
  });
}

/** Saves what stands in the form and leaves it. */
export async function saveForm(): Promise<void> {
  const now = editing.peek();
  if (!now) return;
  const { id, draft, original } = now;
  const saved = await withReprompt(draft.name, (password) =>
    id === null
      ? ask('vault.save', { id, draft })
      : ask('vault.save', { id, draft, original, ...(password !== undefined && { password }) }),
  );
  if (!saved) return;
  editing.value = null;
  if (id === null) backToList();
  else openItem(id);
  if (id === null) go({ selected: null });
  showToast(t('toastSaved'));
}

/** Keeps every key in memory that outlives this page. */
function keepDraft(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    if (status.peek()?.state !== 'unlocked') return;
    const now = editing.peek();
    attempt(now ? editDraftItem.set(now) : editDraftItem.remove());
  };
  let isFirst = true;
  effect(() => {
    const isKept = editing.value !== null || !isFirst;
    isFirst = false;
    if (isKept) timer ??= setTimeout(keep, KEEP_AFTER_MS);
  });
  addEventListener('pagehide', () => timer !== undefined && keep());
}

keepDraft();
void keptForm.then((kept) => {
  editing.value ??= kept;
  // Nothing was kept: there is no form to come back to.
  if (editing.value === null && route.peek().screen === 'edit') backToList();
});
