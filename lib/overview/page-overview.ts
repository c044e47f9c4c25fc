import { decodeBase64 } from '../bytes';
import { importLocalKey, OpenError } from '../crypto';
import { loadMatchUri, type MatchUri } from '../match';
import type { Naming } from '../session';
import { createSealedReader } from '../store';
import { createPieces } from './pieces';
import { createOverviewReader, type OverviewReader } from './read-overview';

export interface PageOverview extends OverviewReader {
  /** What tells which of some rows fit a page; large, and loaded when it is first asked for. */
  loadMatch(): Promise<MatchUri>;
  /** Lets go of the database. */
  close(): void;
}

/** Gives sealed pieces in the order of their names, base64; null for what is not there. */
export type AskPieces = (names: readonly string[]) => Promise<readonly (string | null)[]>;

/** Reads from the database, or asks where the browser keeps it from this page. */
function sealedReader(account: string, ask: AskPieces | undefined) {
  if (ask) {
    const read = async (names: readonly string[]) =>
      (await ask(names)).map((piece) => (piece === null ? null : decodeBase64(piece)) ?? undefined);
    return { read, close: () => undefined };
  }
  const { read, close } = createSealedReader();
  return { read: (names: readonly string[]) => read(account, names), close };
}

/** The overview as a page of ours opens it: by itself, and from the disk without the background wherever the browser lets it. */
export async function createPageOverview({
  account,
  naming,
  key,
  ask,
}: {
  readonly account: string;
  readonly naming: Naming;
  /** 32 bytes in base64, see storage-items.ts. */
  readonly key: string;
  /** Asks the background for sealed pieces, where this page has no database. */
  readonly ask?: AskPieces;
}): Promise<PageOverview> {
  const bytes = decodeBase64(key);
  if (!bytes) throw new OpenError('tampered');
  const { read, close } = sealedReader(account, ask);
  const pieces = createPieces(account, await importLocalKey(bytes));
  return {
    ...createOverviewReader(pieces, read, naming),
    loadMatch: loadMatchUri,
    close,
  };
}
