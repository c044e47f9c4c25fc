import { effect, signal } from '@preact/signals';
import { popupRouteItem } from '../../lib/browser';
import type { ItemKind } from '../../lib/items';
import type { Closed } from './closed';
import { notice } from './notice';
import { onLock, status } from './session';
import { beforeLeaving } from './surface';

/** What the list shows: everything in use, or one corner of the vault. */
export type Place =
  | 'all'
  | 'favourites'
  | 'archive'
  | 'trash'
  | `folder:${string}`
  | `path:${string}`
  | `account:${string}`
  | `organization:${string}`
  | `collection:${string}`
  | `part:${string}`;

export interface Filter {
  readonly kind: ItemKind | null;
  readonly place: Place;
  readonly sort: 'name' | 'changed';
}

/** Where the popup is. Kept, so that a popup that closes loses no place; nothing secret stands in it. */
export interface Route {
  readonly screen:
    | 'vault'
    | 'item'
    | 'edit'
    | 'conflict'
    | 'generator'
    | 'generated'
    | 'why'
    | 'sign-in'
    | 'add-account'
    | 'unlock';
  readonly itemId: string | null;
  readonly search: string;
  readonly selected: string | null;
  readonly filter: Filter;
  /** The item that the screen "why" was opened from; null: the list. */
  readonly whyFrom?: string | null;
  /** The account that the screens "unlock" and "sign-in" are for. */
  readonly account: string | null;
  /** The page moves in order to have a file chosen, which the popup does not outlive. */
  readonly wantsFile?: boolean;
  /** Banners that the person has closed, by what they were about. */
  readonly closed: readonly string[];
}

export const HOME: Route = {
  screen: 'vault',
  itemId: null,
  account: null,
  search: '',
  selected: null,
  filter: { kind: null, place: 'all', sort: 'name' },
  closed: [],
};

export const route = signal<Route>(HOME);

/** Grows with every lock that has emptied the screen: what was typed into it goes too. */
export const emptied = signal(0);

/** How far the list is scrolled, in pixels. Apart from the rest, because it changes with every turn of the wheel. */
export const scroll = signal(0);

const KEPT_FOR_MS = 5 * 60_000;
const KEEP_AFTER_MS = 100;
const KEEP_EVERY_MS = 30_000;

export function go(change: Partial<Route>): void {
  route.value = { ...route.peek(), ...change };
}

export function openItem(id: string): void {
  notice.value = null;
  go({ screen: 'item', itemId: id });
}

export function openGenerator(): void {
  notice.value = null;
  go({ screen: 'generator' });
}

export function backToList(): void {
  notice.value = null;
  go({ screen: 'vault', itemId: null, account: null });
}

/** Changes what the list shows; it starts again from its top. */
export function showList(change: Partial<Pick<Route, 'search' | 'filter'>>): void {
  scroll.value = 0;
  go({ ...change, selected: null });
}

interface KeptPlace {
  readonly route: Route;
  readonly scroll: number;
}

/** What is stored, judged: an older place is forgotten, which banners were closed is not. */
export function judgeStored(stored: unknown, now: number): KeptPlace {
  if (typeof stored !== 'object' || stored === null) return { route: HOME, scroll: 0 };
  const {
    savedAt,
    scroll: kept = 0,
    ...place
  } = stored as { savedAt?: number; scroll?: number } & Partial<Route>;
  const { closed = [] } = place;
  const isFresh = typeof savedAt === 'number' && now - savedAt < KEPT_FOR_MS;
  return isFresh ? { route: { ...HOME, ...place }, scroll: kept } : { route: { ...HOME, closed }, scroll: 0 };
}

/** Screens about one account, or about one that is yet to come. Lists are of all. */
const OF_ONE: readonly Route['screen'][] = ['item', 'conflict', 'edit', 'unlock', 'sign-in', 'add-account'];

/** A new item has no id yet: whoever holds its form leaves the screen with it. */
const isOfAnother = ({ screen, itemId, account }: Route, closed: Closed): boolean =>
  OF_ONE.includes(screen) &&
  !closed.isAll &&
  !(itemId && closed.item(itemId)) &&
  !(account && closed.account(account));

/** Leaves the place that a lock has closed, and what was searched for from any. */
function leavePlace(closed: Closed): void {
  const { screen, itemId, account } = route.peek();
  const isStaying = isOfAnother(route.peek(), closed);
  route.value = isStaying ? { ...HOME, screen, itemId, account } : HOME;
  scroll.value = 0;
  // A sign-in that goes on stands before every place.
  const isSigningIn = !closed.isAll && status.peek()?.signIn;
  if (!isStaying && !isSigningIn) emptied.value += 1;
}

/** Stores the place a moment after it has changed, and at once when the popup goes; never for an account that is locked. */
function keepPlace(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    if (route.peek() === HOME || status.peek()?.state !== 'unlocked') return;
    void popupRouteItem.set({ ...route.peek(), scroll: scroll.peek(), savedAt: Date.now() });
  };
  onLock((closed) => {
    leavePlace(closed);
    // This page may have stored its place in the moment between the lock and its news.
    void popupRouteItem.remove();
  });
  effect(() => {
    if (route.value !== HOME || scroll.value !== 0) timer ??= setTimeout(keep, KEEP_AFTER_MS);
  });
  effect(() => {
    // A new folder that is looked at gets another id when it arrives.
    const { filter } = route.value;
    const to = status.value?.outbox.moved[filter.place.replace('folder:', '')];
    if (to !== undefined && filter.place.startsWith('folder:'))
      go({ filter: { ...filter, place: `folder:${to}` } });
  });
  beforeLeaving(keep);
  setInterval(keep, KEEP_EVERY_MS);
}

/** Takes up the place where the popup was closed, and keeps the place from now on. */
export async function startRoute(): Promise<void> {
  const kept = judgeStored(await popupRouteItem.get().catch(() => null), Date.now());
  route.value = kept.route;
  scroll.value = kept.scroll;
  keepPlace();
}
