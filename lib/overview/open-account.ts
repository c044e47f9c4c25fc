import type { Head } from './head';
import type { KeeperDeps } from './keeper-deps';
import { createPieces, type Pieces } from './pieces';
import { createOverviewReader, type ReadPieces } from './read-overview';

/** The overview of the unlocked account, as the background reads it. */
export interface Account {
  readonly account: string;
  readonly pieces: Pieces;
  readonly read: ReadPieces;
}

/** @throws CodedError `locked`. */
export async function openAccount({ unlocked, store }: KeeperDeps): Promise<Account> {
  const { account, key } = await unlocked();
  const read: ReadPieces = async (names) =>
    (await store.readSealed(account, names)).map((piece) => piece?.bytes);
  return { account, pieces: createPieces(account, key), read };
}

/** Null when there is none that can be used. */
export const readHead = ({ pieces, read }: Account): Promise<Head | null> =>
  createOverviewReader(pieces, read).head();
