/**
 * Room: overview. The sealed list rows: the background keeps them in step with the stored vault, pages open them by themselves.
 * A head names all pieces: chunks of rows in the order of the list, buckets that tell where an id stands, buckets with the rows that fit
 * a site, texts for the search. Each piece is sealed under a key of its own for this purpose and bound to account, name and version.
 * Never holds a secret of an item; never writes anything in the clear; losing it costs nothing but the time to make it again.
 */
export type { ChunkEntry, Head, Lists } from './head';
export { rowsIn } from './head';
export { createOverviewKeeper, type OverviewKeeper } from './keeper';
export { type AskPieces, createPageOverview, type PageOverview } from './page-overview';
export { createPieces } from './pieces';
export { createOverviewReader, type OverviewReader } from './read-overview';
export { compareRows } from './row-order';
export { lastUsed } from './usage';
