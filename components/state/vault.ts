import { batch, computed, effect, signal } from '@preact/signals';
import { CodedError, type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { Overview, VaultOverview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { isPastDeadline, type SessionStatus } from '../../lib/session';
import { t } from '../../lib/text';
import { forgetPageOverviews, pageOverviews } from './overview.cache';
import {
  countItems,
  countRows,
  DamagedPart,
  mergeLists,
  mergeUsage,
  ofPart,
  type Part,
  readFirst,
  readRecent,
  readRows,
  slices,
} from './overview-parts';
import { searchTexts, usage } from './search-data';
import { onLock, status } from './session';
import { findSite, site } from './site';

/** The rows of the unlocked vault, in the order of the list; null while locked, or before the first have come. */
export const overview = signal<VaultOverview | null>(null);

/** How many items the vault has, whether their rows have come or not. */
export const itemCount = signal(0);

/** Why the rows did not come. */
export const overviewError = signal<ErrorInfo | null>(null);

/** Why there is no list: that nothing can be stored here says more than that nothing is there. */
export const listError = computed(() => {
  const error = status.value?.sync.error ?? null;
  return error?.code === 'storage-refused' ? error : overviewError.value;
});

/** How many items were used last and stand at the top. */
export const RECENT = 5;
/** Enough to fill the popup several times over: these rows are drawn before the others are opened. */
const FIRST_ROWS = 200;
/** Chunks opened in one go, between which the page can draw and answer keys. */
const CHUNKS_AT_ONCE = 12;

const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const show = (rows: readonly Overview[], parts: readonly Part[]): void => {
  overview.value = { rows, ...mergeLists(parts) };
  itemCount.value = countItems(parts);
};

type Parts = readonly Part[];
type IsCurrent = () => boolean;

/** The first rows, and those of other places that stand at the top of the list. */
async function showFirst(parts: Parts, isCurrent: IsCurrent): Promise<void> {
  const [first, found, used] = await Promise.all([
    readFirst(parts, FIRST_ROWS),
    findSite(parts),
    mergeUsage(parts),
  ]);
  const recent = await readRecent(parts, used, RECENT);
  if (!isCurrent()) return;
  const shown = new Set(first.map(({ id }) => id));
  const others = [...found.rows, ...recent].filter(({ id }) => !shown.has(id) && shown.add(id));
  batch(() => {
    usage.value = used;
    site.value = found.info;
    show([...first, ...others], parts);
  });
  // What is damaged is found by the reading that goes on.
  if (found.isClosed) waitForSite(parts, isCurrent).catch(() => undefined);
}

/** All rows, a few chunks at a time; then the texts for the search. `isCurrent` ends it when something newer has begun. */
async function showAll(parts: Parts, isCurrent: IsCurrent): Promise<void> {
  const texts = new Map<string, string>();
  for (const [part, chunks] of slices(parts, CHUNKS_AT_ONCE)) {
    await ofPart(part, part.page.rows(chunks));
    await pause();
    if (!isCurrent()) return;
  }
  const all = await readRows(parts);
  if (!isCurrent()) return;
  show(all, parts);
  for (const [part, chunks] of slices(parts, CHUNKS_AT_ONCE)) {
    for (const [id, text] of await ofPart(part, part.page.texts(chunks))) texts.set(id, text);
    await pause();
    if (!isCurrent()) return;
  }
  searchTexts.value = texts;
}

/** The deadline binds pages as well as the background, which may be asleep. */
function isOpen(): boolean {
  const session = status.peek();
  return session?.state === 'unlocked' && !isPastDeadline(session, Date.now());
}

/** @throws CodedError `locked`. */
function assertOpen(): void {
  if (isOpen()) return;
  // Whoever asks the background makes it look at the deadline, and lock.
  ask('account.touch').catch(() => undefined);
  throw new CodedError('locked');
}

/** Has the background make what is missing or damaged; it tells by a new revision when there is something to see. */
const mend = (account: string, version: number | null): void => {
  ask('vault.mendOverview', { account, version }).catch(() => undefined);
};

async function showSite(parts: Parts, isCurrent: IsCurrent): Promise<void> {
  const { info, isClosed } = await findSite(parts);
  if (!isCurrent()) return;
  site.value = info;
  // The list may change while the page in front is still waited for: the waiting begins anew.
  if (isClosed) waitForSite(parts, isCurrent).catch(() => undefined);
}

/** Firefox loads a popup when the mouse goes down and opens the page in front to it when the button comes up. */
const OPENED_AFTER_MS = [50, 100, 200, 400, 800, 1600, 3200];

/** Looks again at a page whose address was closed to us. */
async function waitForSite(parts: Parts, isCurrent: IsCurrent): Promise<void> {
  for (const ms of OPENED_AFTER_MS) {
    await pause(ms);
    if (!isCurrent()) return;
    const { info, isClosed } = await findSite(parts);
    if (isClosed) continue;
    if (isCurrent()) site.value = info;
    return;
  }
}

async function load(parts: Parts, isCurrent: IsCurrent): Promise<void> {
  if (overview.peek() === null) await showFirst(parts, isCurrent);
  else await showSite(parts, isCurrent);
  await showAll(parts, isCurrent);
}

/** True for a list that is being made anew and has less yet than what is shown: nobody's rows go while they are looked at. */
const isLess = (parts: Parts): boolean =>
  parts.some(({ head }) => !head.isComplete) && countRows(parts) < (overview.peek()?.rows.length ?? 0);

/** What can be shown now. What is missing, or damaged still at the version that was tried, is asked to be made. */
async function readParts(damaged: ReadonlyMap<string, number>): Promise<Parts> {
  const open = (status.peek()?.accounts ?? []).filter(({ state }) => state === 'unlocked');
  const pages = await pageOverviews(open.map(({ account }) => account));
  const parts = await Promise.all(pages.map(async (page) => ({ page, head: await page.head() })));
  return parts.flatMap(({ page, head }): Part[] => {
    const before = damaged.get(page.account);
    if (head && head.version !== before) return [{ page, head }];
    mend(page.account, before ?? null);
    return [];
  });
}

/** What the list depends on: what was changed, and which accounts are open. Null: none is. */
const stateOf = (session: SessionStatus | null): string | null =>
  session?.state === 'unlocked' ? `${session.revision} ${session.locks}` : null;

async function openRows(): Promise<void> {
  assertOpen();
  const begun = stateOf(status.peek());
  const isCurrent = () => isOpen() && stateOf(status.peek()) === begun;
  const damaged = new Map<string, number>();
  while (isCurrent()) {
    // What was changed while it was read is read again; what is damaged stays so.
    const parts = await readParts(damaged);
    if (parts.length === 0 || isLess(parts)) return;
    try {
      await load(parts, isCurrent);
      return;
    } catch (error) {
      if (!(error instanceof DamagedPart)) throw error;
      damaged.set(error.account, error.version);
    }
  }
}

/** Opens the rows; what went wrong stands in `overviewError`. */
export async function loadOverview(): Promise<void> {
  try {
    await openRows();
    overviewError.value = null;
  } catch (error) {
    const info = toErrorInfo(error);
    overviewError.value = info.code === 'locked' ? null : info;
  }
}

function forget(): void {
  forgetPageOverviews();
  batch(() => {
    overview.value = null;
    overviewError.value = null;
    site.value = undefined;
    usage.value = new Map();
  });
  // What nobody reads any more would keep what it was made of.
  asideCount.peek();
}

/** Follows the session: opens the rows when the vault is open and whenever they have changed; forgets them on lock. */
export function startVault(): void {
  onLock(forget);
  const opened = computed(() => stateOf(status.value));
  effect(() => {
    if (opened.value === null) forget();
    else void loadOverview();
  });
}

/** An item was filled, copied from or opened. */
export function noteUse(id: string): void {
  ask('vault.used', { id }).catch(() => undefined);
}

/** The name of an organisation; null for a person's own items. */
export function organizationName(id: string | null): string | null {
  if (id === null) return null;
  return overview.value?.organizations.find((one) => one.id === id)?.name ?? t('organization');
}

/** How many items could not be read. */
export const asideCount = computed(
  () => overview.value?.rows.filter(({ state, deleted }) => state === 'unread' && !deleted).length ?? 0,
);
