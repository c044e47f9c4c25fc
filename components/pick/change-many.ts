import { signal } from '@preact/signals';
import type { BulkChange, BulkResult, Overview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { type TextKey, tCount } from '../../lib/text';
import { attempt, showNotice, showToast } from '../state/notice';
import { stopPicking } from '../state/picks';
import { refusalText } from '../state/refusal';
import { onLock } from '../state/session';
import type { IconName } from '../ui/icons';

/** A change of several items that is under way. */
export interface Running {
  readonly done: number;
  readonly total: number;
  /** What is not done yet stays as it is. */
  readonly stop: () => void;
}

export const running = signal<Running | null>(null);

onLock(() => running.peek()?.stop());

/** So many are changed in one transaction: more would keep everything else waiting. */
const AT_ONCE = 500;

async function changeAll(ids: readonly string[], change: BulkChange): Promise<BulkResult> {
  const changed: string[] = [];
  const refused: BulkResult['refused'][number][] = [];
  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  try {
    for (let at = 0; at < ids.length && !isStopped; at += AT_ONCE) {
      running.value = { done: at, total: ids.length, stop };
      const part = await ask('vault.many', { ids: ids.slice(at, at + AT_ONCE), change });
      changed.push(...part.changed);
      refused.push(...part.refused);
    }
  } finally {
    running.value = null;
  }
  return { changed, refused };
}

interface Told {
  readonly one: TextKey;
  readonly many: TextKey;
  readonly icon: IconName;
}

const TOLD: Readonly<Record<BulkChange['to'], Told>> = {
  trash: { one: 'toastTrashed', many: 'toastTrashedMany', icon: 'trash' },
  restored: { one: 'toastRestored', many: 'toastRestoredMany', icon: 'undo' },
  archive: { one: 'toastArchived', many: 'toastArchivedMany', icon: 'save' },
  use: { one: 'toastUnarchived', many: 'toastUnarchivedMany', icon: 'save' },
  gone: { one: 'toastRemoved', many: 'toastRemovedMany', icon: 'trash' },
  folder: { one: 'toastMoved', many: 'toastMovedMany', icon: 'folder' },
  organization: { one: 'toastShared', many: 'toastSharedMany', icon: 'org' },
  collections: { one: 'toastCollections', many: 'toastCollectionsMany', icon: 'org' },
};

type Of<To extends BulkChange['to']> = Extract<BulkChange, { to: To }>;

type Step = readonly [ids: readonly string[], change: BulkChange];

const OPPOSITE = { trash: 'restored', restored: 'trash', archive: 'use', use: 'archive' } as const;

/** Each item back into the folder that it lay in. */
function backIntoFolders(rows: readonly Overview[]): Step[] {
  const byFolder = Map.groupBy(rows, ({ folderId }) => folderId);
  return [...byFolder].map(([folderId, inside]) => [inside.map(({ id }) => id), { to: 'folder', folderId }]);
}

/** Each item back into the collections that it lay in: out of those that it has got, and into those that it has lost. */
function backIntoCollections(rows: readonly Overview[], change: Of<'collections'>): Step[] {
  const byChange = Map.groupBy(rows, ({ collectionIds }) =>
    JSON.stringify({
      add: change.remove.filter((id) => collectionIds.includes(id)),
      remove: change.add.filter((id) => !collectionIds.includes(id)),
    }),
  );
  return [...byChange].map(([back, inside]) => [
    inside.map(({ id }) => id),
    { ...change, ...(JSON.parse(back) as Pick<Of<'collections'>, 'add' | 'remove'>) },
  ]);
}

/** What takes a change back; nothing where nothing can. */
function wayBack(rows: readonly Overview[], change: BulkChange, { changed, refused }: BulkResult): Step[] {
  if (change.to === 'gone' || change.to === 'organization' || changed.length === 0) return [];
  const stayed = new Set(refused.map(({ id }) => id));
  if (change.to === 'folder') return backIntoFolders(rows.filter(({ id }) => !stayed.has(id)));
  if (change.to === 'collections')
    return backIntoCollections(
      rows.filter(({ id }) => changed.includes(id)),
      change,
    );
  return [[changed, { to: OPPOSITE[change.to] }]];
}

async function goBack(steps: readonly Step[]): Promise<void> {
  for (const [ids, change] of steps) await changeAll(ids, change);
}

/** Changes that items may be refused for reasons of their own. */
const SAID: ReadonlySet<BulkChange['to']> = new Set(['organization', 'collections']);

/** How many stay as they were, and why, the commonest reason first. */
function notDone(refused: BulkResult['refused']): string {
  if (refused.length === 0) return '';
  const byReason = [...Map.groupBy(refused, ({ reason }) => reason)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const texts = byReason.flatMap(([reason]) => refusalText(reason) ?? []);
  return [tCount('manyRefusedOne', 'manyRefused', refused.length), ...texts].join(' ');
}

/** Changes all these items, a part at a time, tells what became of them, and offers the way back. */
export async function changeMany(rows: readonly Overview[], change: BulkChange): Promise<void> {
  const result = await changeAll(
    rows.map(({ id }) => id),
    change,
  );
  stopPicking();
  const { one, many, icon } = TOLD[change.to];
  const { changed, refused } = result;
  const steps = wayBack(rows, change, result);
  const done = changed.length > 0 || refused.length === 0 ? tCount(one, many, changed.length) : '';
  const undo = steps.length > 0 ? () => attempt(goBack(steps)) : undefined;
  const told = [done, notDone(refused)].filter(Boolean).join(' ');
  // Why something stays is to be read at leisure.
  if (SAID.has(change.to) && refused.length > 0) showNotice(told, 'care');
  else showToast(told, refused.length > 0 ? 'alert' : icon, undo);
}
