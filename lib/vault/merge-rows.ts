import { draftOf, type Item, type ItemDraft } from '../items';
import { asWire, pickList, pickWire, type Wire } from '../wire';
import type { VaultKeys } from './keys';
import { type MergedDraft, mergeDrafts, type Versions } from './merge-drafts';
import { openItem } from './open-item';
import { mergeCollections, withCollections } from './place';
import { archivedDate, deletedDate, withArchivedDate, withDeletedDate } from './same-content';
import { sealDraft } from './seal-draft';

export interface MergedRow extends Pick<MergedDraft, 'conflicts' | 'taken'> {
  /** The server's row with what was changed here. */
  readonly row: Wire;
  /** True: it holds something that the server does not have yet. */
  readonly isAhead: boolean;
}

interface Opened {
  readonly item: Item;
  readonly draft: ItemDraft;
}

async function openDraft(row: Wire, keys: VaultKeys): Promise<Opened | null> {
  const item = await openItem('', row, keys);
  const draft = item.readOnly ? null : draftOf(item);
  return draft && !item.problems.some(({ path }) => path === '*') ? { item, draft } : null;
}

/** Which of the server's passkeys stay: all but those that were removed here. */
function mergePasskeys({ base, ours, theirs }: Versions<Opened>): number[] {
  const idsOf = ({ item }: Opened) => new Set(item.passkeys.map(({ credentialId }) => credentialId));
  const [before, here] = [idsOf(base), idsOf(ours)];
  return theirs.item.passkeys.flatMap(({ credentialId }, at) =>
    before.has(credentialId) && !here.has(credentialId) ? [] : [at],
  );
}

/** Whether it lies in the trash: whoever moved it wins, but an edit here brings back what was thrown away there. */
function mergeDeleted({ base, ours, theirs }: Versions<Wire>, isEdited: boolean): string | null {
  const [before, here, there] = [deletedDate(base), deletedDate(ours), deletedDate(theirs)];
  if ((here === null) !== (before === null)) return here;
  return isEdited && here === null ? null : there;
}

/** Whether it is archived: whoever moved it wins. */
function mergeArchived({ base, ours, theirs }: Versions<Wire>): string | null {
  const [before, here, there] = [archivedDate(base), archivedDate(ours), archivedDate(theirs)];
  return (here === null) === (before === null) || (here === null) === (there === null) ? there : here;
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const SEALED = /^\d{1,3}\./;

/** True for an entry that was changed in part: one of its values is still sealed as it was, in its place. */
const isChangeOf = (older: unknown, entry: unknown): boolean =>
  Object.entries(asWire(entry) ?? {}).some(
    ([name, value]) => typeof value === 'string' && SEALED.test(value) && asWire(older)?.[name] === value,
  );

/** Entries of a row, by the places of those in the older row that they are: the same bytes, else some of them. */
function placesIn(older: readonly unknown[], list: readonly unknown[]): (number | null)[] {
  const free = new Set(older.keys());
  const take = (isIt: (entry: unknown) => boolean): number | null => {
    const at = [...free].find((place) => isIt(older[place]));
    if (at === undefined) return null;
    free.delete(at);
    return at;
  };
  const same = list.map((entry) => take((one) => isEqual(one, entry)));
  return list.map((entry, at) => same[at] ?? take((one) => isChangeOf(one, entry)));
}

const placed = <T extends { readonly from: number | null }>(
  list: readonly T[],
  older: readonly unknown[],
  stored: readonly unknown[],
): T[] => {
  const places = placesIn(older, stored);
  return list.map((entry, at) => ({ ...entry, from: places[at] ?? null }));
};

/** Our draft as a change of the base: its entries name those of the base that they are still. */
function asChangeOf(base: Wire, ours: Wire, draft: ItemDraft): ItemDraft {
  const both = (list: string): [readonly unknown[], readonly unknown[]] => [
    pickList(base, list),
    pickList(ours, list),
  ];
  const uris = [
    pickList(pickWire(base, 'login'), 'uris'),
    pickList(pickWire(ours, 'login'), 'uris'),
  ] as const;
  return {
    ...draft,
    uris: placed(draft.uris, ...uris),
    customFields: placed(draft.customFields, ...both('fields')),
    history: placed(draft.history, ...both('passwordHistory')),
  };
}

/**
 * Merges what has become of an item here and on the server since both were the same. Null where one of the three cannot be opened:
 * nothing can be put together that cannot be read.
 * @throws CodedError `locked`.
 */
export async function mergeRows(rows: Versions<Wire>, keys: VaultKeys, now: Date): Promise<MergedRow | null> {
  const [base, ours, theirs] = await Promise.all(
    [rows.base, rows.ours, rows.theirs].map((row) => openDraft(row, keys)),
  );
  if (!base || !ours || !theirs || base.draft.kind !== theirs.draft.kind) return null;
  const opened = { base, ours, theirs };
  const draftOfOurs = asChangeOf(rows.base, rows.ours, ours.draft);
  const merged = mergeDrafts({ base: base.draft, ours: draftOfOurs, theirs: theirs.draft }, now);
  const draft = { ...merged.draft, passkeys: mergePasskeys(opened) };
  const isEdited = !isEqual(draft, theirs.draft);
  const sealed = isEdited ? await sealDraft(rows.theirs, draft, keys, now) : rows.theirs;
  const deleted = mergeDeleted(rows, isEdited);
  const archived = mergeArchived(rows);
  const isMoved = deleted !== deletedDate(rows.theirs) || archived !== archivedDate(rows.theirs);
  const { conflicts, taken } = merged;
  const placed = withCollections(sealed, mergeCollections(rows));
  return {
    conflicts,
    taken,
    row: withArchivedDate(withDeletedDate(placed, deleted), archived),
    isAhead: isEdited || isMoved || placed !== sealed,
  };
}
