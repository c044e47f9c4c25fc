import type { Overview, Usage, VaultOverview } from '../../lib/items';
import { type ChunkEntry, compareRows, type Head, lastUsed, rowsIn } from '../../lib/overview';
import type { OpenPage } from './overview.cache';

/** The overview of one account at one version. */
export interface Part {
  readonly page: OpenPage;
  readonly head: Head;
}

/** A piece of one account's overview is missing or damaged. */
export class DamagedPart extends Error {
  constructor(
    readonly account: string,
    readonly version: number,
  ) {
    super();
    this.name = 'DamagedPart';
  }
}

/** The name of lib/crypto's error for what cannot be opened. */
const DAMAGED = 'OpenError';

/** Names the account whose overview could not be read. @throws DamagedPart, and what the work throws otherwise. */
export async function ofPart<T>({ page, head }: Part, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && error.name === DAMAGED) throw new DamagedPart(page.account, head.version);
    throw error;
  }
}

/** Rows of several accounts in the order of one list. */
export const mergeRows = (lists: readonly (readonly Overview[])[]): readonly Overview[] =>
  lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort(compareRows);

/** What rows lie in, of all accounts. */
export function mergeLists(parts: readonly Part[]): Omit<VaultOverview, 'rows'> {
  const lists = parts.map(({ head }) => head.lists);
  return {
    folders: lists.flatMap(({ folders }) => folders),
    collections: lists.flatMap(({ collections }) => collections),
    organizations: lists.flatMap(({ organizations }) => organizations),
  };
}

/** How many items there are, whether their rows have come or not. */
export const countItems = (parts: readonly Part[]): number =>
  parts.reduce((sum, { head }) => sum + head.total, 0);

export const countRows = (parts: readonly Part[]): number =>
  parts.reduce((sum, { head }) => sum + rowsIn(head), 0);

/** What was used here, of all accounts. */
export async function mergeUsage(parts: readonly Part[]): Promise<Usage> {
  const all = await Promise.all(parts.map(({ page }) => page.usage()));
  return all.length === 1 ? (all[0] ?? new Map()) : new Map(all.flatMap((usage) => [...usage]));
}

/** The first chunks that have so many rows together. */
function firstChunks({ chunks }: Head, least: number): readonly ChunkEntry[] {
  let rows = 0;
  const enough = chunks.findIndex((chunk) => {
    rows += chunk.rows;
    return rows >= least;
  });
  return enough < 0 ? chunks : chunks.slice(0, enough + 1);
}

/** At least so many rows from the top of the list, or all. */
export const readFirst = async (parts: readonly Part[], least: number): Promise<readonly Overview[]> =>
  mergeRows(
    await Promise.all(parts.map((part) => ofPart(part, part.page.rows(firstChunks(part.head, least))))),
  );

export const readRows = async (parts: readonly Part[]): Promise<readonly Overview[]> =>
  mergeRows(await Promise.all(parts.map((part) => ofPart(part, part.page.rows(part.head.chunks)))));

/** Those that were used last. */
export async function readRecent(
  parts: readonly Part[],
  usage: Usage,
  count: number,
): Promise<readonly Overview[]> {
  const ids = lastUsed(usage, count);
  const rows = await Promise.all(parts.map((part) => ofPart(part, part.page.rowsOf(part.head, ids))));
  return rows.flat();
}

/** All chunks of all accounts, a few at a time. */
export function* slices(
  parts: readonly Part[],
  most: number,
): Generator<readonly [Part, readonly ChunkEntry[]]> {
  for (const part of parts)
    for (let at = 0; at < part.head.chunks.length; at += most)
      yield [part, part.head.chunks.slice(at, at + most)];
}
