import { effect, signal } from '@preact/signals';
import { popupRouteItem } from '../../lib/browser';
import type { ItemKind } from '../../lib/items';

/** What the list shows: everything in use, or one corner of the vault. */
export type Place =
  | 'all'
  | 'favourites'
  | 'archive'
  | 'trash'
  | `folder:${string}`
  | `organization:${string}`;

export interface Filter {
  readonly kind: ItemKind | null;
  readonly place: Place;
  readonly sort: 'name' | 'changed';
}

/** Where the popup is. Kept, so that a popup that closes loses no place; nothing secret stands in it. */
export interface Route {
  readonly screen: 'vault' | 'item' | 'sign-in';
  readonly itemId: string | null;
  readonly search: string;
  readonly scroll: number;
  readonly selected: string | null;
  readonly filter: Filter;
  /** Ids of the items that were used last, newest first. */
  readonly recent: readonly string[];
  /** Banners that the person has closed, by what they were about. */
  readonly closed: readonly string[];
}

export const HOME: Route = {
  screen: 'vault',
  itemId: null,
  search: '',
  scroll: 0,
  selected: null,
  filter: { kind: null, place: 'all', sort: 'name' },
  recent: [],
  closed: [],
};

export const route = signal<Route>(HOME);

const KEPT_FOR_MS = 5 * 60_000;
const RECENT = 5;

export function go(change: Partial<Route>): void {
  route.value = { ...route.peek(), ...change };
}

export const openItem = (id: string): void => go({ screen: 'item', itemId: id, selected: id });
export const backToList = (): void => go({ screen: 'vault', itemId: null });

/** An item was filled, copied from or opened: it heads the recent ones when the popup opens next. */
export function noteUse(id: string): void {
  const rest = route.peek().recent.filter((other) => other !== id);
  go({ recent: [id, ...rest].slice(0, RECENT) });
}

/** What is stored, judged: an older place is forgotten, the recent items are not. */
export function judgeStored(stored: unknown, now: number): Route {
  if (typeof stored !== 'object' || stored === null) return HOME;
  const { savedAt, ...kept } = stored as { savedAt?: number } & Partial<Route>;
  const { recent = [], closed = [] } = kept;
  const isFresh = typeof savedAt === 'number' && now - savedAt < KEPT_FOR_MS;
  return isFresh ? { ...HOME, ...kept } : { ...HOME, recent, closed };
}

/** Takes up the place where the popup was closed, and keeps the place from now on. */
export async function startRoute(): Promise<void> {
  route.value = judgeStored(await popupRouteItem.get().catch(() => null), Date.now());
  const keep = () => {
    if (route.peek() !== HOME) void popupRouteItem.set({ ...route.peek(), savedAt: Date.now() });
  };
  effect(() => {
    if (route.value !== HOME) keep();
  });
  addEventListener('pagehide', keep);
  setInterval(keep, 30_000);
}
