import { CodedError } from '../../lib/errors';
import {
  copyOf,
  type DraftField,
  type DraftKind,
  draftOf,
  emptyDraft,
  type FormDraft,
  type Item,
  type ItemDraft,
  type SharedPlace,
} from '../../lib/items';
import { ask } from '../../lib/protocol';
import { type AccountSummary, splitRef, toRef } from '../../lib/session';
import { t, textAsValue } from '../../lib/text';
import { accountHere, accountOf, accountsFor, newRef } from '../state/accounts';
import { barredText } from '../state/barred';
import { placeAtFirst } from '../state/first-place';
import { showNotice, showToast } from '../state/notice';
import { canCopy, canEdit } from '../state/outbox';
import { askFirst, withReprompt } from '../state/reprompt';
import { backToList, go, openItem, route } from '../state/route';
import { site } from '../state/site';
import { editing, openKept } from './kept-form';

export function changeDraft(change: Partial<ItemDraft>): void {
  const now = editing.peek();
  if (now) editing.value = { ...now, draft: { ...now.draft, ...change } };
}

/** A new item goes to another account; folders are the account's own. */
export function changeAccount(account: AccountSummary): void {
  const now = editing.peek();
  if (now?.id === null)
    editing.value = {
      ...now,
      formId: toRef(account.tag, splitRef(now.formId).id),
      draft: { ...now.draft, folderId: null },
      place: placeAtFirst(account),
    };
}

/** Another owner for a new item; null: the person. */
export function changePlace(place: SharedPlace | null): void {
  const now = editing.peek();
  if (now) editing.value = { ...now, place };
}

/** True for a new item of an organisation of which nobody has said in which collection it is to lie. */
export const isPlaceless = ({ place }: FormDraft): boolean => place?.collectionIds.length === 0;

export const isChanged = ({ draft, original }: FormDraft): boolean =>
  JSON.stringify(draft) !== JSON.stringify(original);

/** Opens a form; what was typed into another one comes first. */
function show(id: string | null, draft: ItemDraft, account = accountHere()): void {
  const left = editing.peek();
  if (left && isChanged(left)) showToast(t('toastDraftBack'), 'pen');
  else
    editing.value = {
      id,
      formId: newRef(account),
      draft,
      original: draft,
      ...(id === null && { place: placeAtFirst(account) }),
    };
  go({ screen: 'edit', itemId: editing.peek()?.id ?? null });
}

/** Opens a form for a new item, or says why there is none; folders are the account's own. */
function showNew(draft: ItemDraft, wanted: AccountSummary | null): void {
  const all = accountsFor(draft.kind);
  const account = all.find(({ id }) => id === wanted?.id) ?? accountHere(all);
  const barred = account ? null : barredText(wanted, draft.kind);
  const isWanted = account?.id === wanted?.id;
  if (barred !== null) showNotice(barred, 'care');
  else show(null, isWanted ? draft : { ...draft, folderId: null }, account ?? wanted);
}

/** Why what stands in a form may not be saved: known before it is tried. Null where it may. */
export const barredForm = ({ id, formId, draft }: FormDraft): string | null =>
  id === null ? barredText(accountOf(formId), draft.kind) : null;

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
  if (!(await openKept(name))) return;
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
  if (!(await openKept(name))) return;
  const item = await openWhole(id, name);
  if (!item) return;
  const draft = draftOf(item);
  if (!draft || !canCopy(item)) throw new CodedError('read-only');
  showNew(copyOf(draft, textAsValue('nameOfCopy', draft.name)), accountOf(id));
}

/** The folder that the list shows, for what is made there. */
function folderHere(): string | null {
  const { place } = route.peek().filter;
  return place.startsWith('folder:') ? place.slice('folder:'.length) : null;
}

/** Opens a form for a new item; a login gets the address of the page in front. */
export async function newItem(kind: DraftKind): Promise<void> {
  if (!(await openKept(t('newItem')))) return;
  const draft = emptyDraft(kind, folderHere());
  const page = site.peek();
  const isLogin = kind === 'login' && page != null;
  const uris = isLogin ? [{ from: null, uri: new URL(page.url).origin, match: null }] : [];
  const name = isLogin ? page.host : '';
  showNew({ ...draft, uris, name }, accountHere());
}

/** Opens a form for a new login that mints tokens: one that asks for the master password before each, for a token is worth as much. */
export async function newCredential(name: string, customFields: readonly DraftField[]): Promise<void> {
  if (!(await openKept(t('newItem')))) return;
  showNew({ ...emptyDraft('login', folderHere()), name, customFields, reprompt: true }, accountHere());
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
function withoutEmpty({ draft, original }: FormDraft): ItemDraft {
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
  const { id, formId, original, place = null } = now;
  const draft = withoutEmpty(now);
  const saved = await withReprompt(draft.name, (password) =>
    id === null
      ? ask('vault.save', { id, newId: formId, draft, place })
      : ask('vault.save', { id, draft, original, ...(password !== undefined && { password }) }),
  );
  // Left meanwhile, and perhaps in another form by now.
  if (!saved || editing.peek()?.formId !== formId) return;
  editing.value = null;
  leave(id === null ? null : saved.id);
  showToast(t('toastSaved'));
}
