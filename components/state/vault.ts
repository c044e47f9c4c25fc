import { batch, computed, effect, signal } from '@preact/signals';
import { CodedError, type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { Overview, VaultOverview } from '../../lib/items';
import { type Head, lastUsed, type PageOverview, rowsIn } from '../../lib/overview';
import { ask } from '../../lib/protocol';
import { isPastDeadline } from '../../lib/session';
import { t } from '../../lib/text';
import { forgetPageOverview, pageOverview } from './overview.cache';
import { searchTexts, usage } from './search-data';
import { onLock, status } from './session';
import { findSite, site } from './site';

/** The rows of the unlocked vault, in the order of the list; null while locked, or before the first have come. */
export const overview = signal<VaultOverview | null>(null);

/** How many items the vault has, whether their rows have come or not. */
export const itemCount = signal(0);

/** Why the rows did not come. */
export const overviewError = signal<ErrorInfo | null>(null);

/** How many items were used last and stand at the top. */
export const RECENT = 5;
/** Enough to fill the popup several times over: these rows are drawn before the others are opened. */
const FIRST_ROWS = 200;
/** Chunks opened in one go, between which the page can draw and answer keys. */
const CHUNKS_AT_ONCE = 12;

/** The name of lib/crypto's error for what cannot be opened. */
const DAMAGED = 'OpenError';

const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const show = (rows: readonly Overview[], head: Head): void => {
  overview.value = { rows, ...head.lists };
  itemCount.value = head.total;
};

/** The first rows, and those of other places that stand at the top of the list. */
async function showFirst(page: PageOverview, head: Head, isCurrent: () => boolean): Promise<void> {
  const [first, found, used] = await Promise.all([
    page.rows(firstChunks(head)),
    findSite(page, head),
    page.usage(),
  ]);
  const recent = await page.rowsOf(head, lastUsed(used, RECENT));
  if (!isCurrent()) return;
  const shown = new Set(first.map(({ id }) => id));
  const others = [...found.rows, ...recent].filter(({ id }) => !shown.has(id) && shown.add(id));
  batch(() => {
    usage.value = used;
    site.value = found.info;
    show([...first, ...others], head);
  });
  // What is damaged is found by the reading that goes on.
  if (found.isClosed) waitForSite(page, head, isCurrent).catch(() => undefined);
}

function firstChunks({ chunks }: Head) {
  let rows = 0;
  const enough = chunks.findIndex((chunk) => {
    rows += chunk.rows;
    return rows >= FIRST_ROWS;
  });
  return enough < 0 ? chunks : chunks.slice(0, enough + 1);
}

/** All rows, a few chunks at a time; then the texts for the search. `isCurrent` ends it when something newer has begun. */
async function showAll(page: PageOverview, head: Head, isCurrent: () => boolean): Promise<void> {
  const texts = new Map<string, string>();
  for (let at = 0; at < head.chunks.length; at += CHUNKS_AT_ONCE) {
    await page.rows(head.chunks.slice(at, at + CHUNKS_AT_ONCE));
    await pause();
    if (!isCurrent()) return;
  }
  const all = await page.rows(head.chunks);
  if (!isCurrent()) return;
  show(all, head);
  for (let at = 0; at < head.chunks.length; at += CHUNKS_AT_ONCE) {
    for (const [id, text] of await page.texts(head.chunks.slice(at, at + CHUNKS_AT_ONCE)))
      texts.set(id, text);
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
const mend = (version: number | null): void => {
  ask('vault.mendOverview', { version }).catch(() => undefined);
};

async function showSite(page: PageOverview, head: Head, isCurrent: () => boolean): Promise<void> {
  const { info, isClosed } = await findSite(page, head);
  if (!isCurrent()) return;
  site.value = info;
  // The list may change while the page in front is still waited for: the waiting begins anew.
  if (isClosed) waitForSite(page, head, isCurrent).catch(() => undefined);
}

/** Firefox loads a popup when the mouse goes down and opens the page in front to it when the button comes up. */
const OPENED_AFTER_MS = [50, 100, 200, 400, 800, 1600, 3200];

/** Looks again at a page whose address was closed to us. */
async function waitForSite(page: PageOverview, head: Head, isCurrent: () => boolean): Promise<void> {
  for (const ms of OPENED_AFTER_MS) {
    await pause(ms);
    if (!isCurrent()) return;
    const { info, isClosed } = await findSite(page, head);
    if (isClosed) continue;
    if (isCurrent()) site.value = info;
    return;
  }
}

async function load(page: PageOverview, head: Head, isCurrent: () => boolean): Promise<void> {
  if (overview.peek() === null) await showFirst(page, head, isCurrent);
  else await showSite(page, head, isCurrent);
  await showAll(page, head, isCurrent);
}

/** True for a list that is being made anew and has less yet than what is shown: nobody's rows go while they are looked at. */
const isLess = (head: Head): boolean =>
  !head.isComplete && rowsIn(head) < (overview.peek()?.rows.length ?? 0);

async function openRows(): Promise<void> {
  assertOpen();
  const revision = status.peek()?.revision;
  const isCurrent = () => isOpen() && status.peek()?.revision === revision;
  let damaged: number | null = null;
  while (isCurrent()) {
    const page = await pageOverview();
    if (!page) return;
    const head = await page.head();
    // What was changed while it was read is read again; what is damaged stays so.
    if (!head || head.version === damaged) return mend(damaged);
    if (isLess(head)) return;
    try {
      await load(page, head, isCurrent);
      return;
    } catch (error) {
      if (toErrorInfo(error).details.name !== DAMAGED) throw error;
      damaged = head.version;
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
  forgetPageOverview();
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
  const opened = computed(() => (status.value?.state === 'unlocked' ? status.value.revision : null));
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
