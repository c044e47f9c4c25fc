import { signal } from '@preact/signals';
import type { Usage } from '../../lib/items';

/** Notes and plain custom fields by item id, for the search; they come a moment after the rows, as `searchText` of the items room writes them. */
export const searchTexts = signal<ReadonlyMap<string, string>>(new Map());

/** What was used here, as it was when this page opened: lists do not move while they are used. */
export const usage = signal<Usage>(new Map());
