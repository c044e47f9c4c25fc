import { signal } from '@preact/signals';
import type { Texts, Usage } from '../../lib/search';

/**
 * Notes and custom fields by item id, each as `searchText` of the items room writes it. They come after the rows and may come
 * in pieces: each time a new map, which is taken up as a whole. Emptied when the vault is locked (see `startList`).
 */
export const searchTexts = signal<Texts>(new Map());

/** How often and when items were used on this computer, by their ids. */
export const usage = signal<ReadonlyMap<string, Usage>>(new Map());
