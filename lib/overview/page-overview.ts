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

/** The overview as a page of ours opens it: by itself, without the background. */
export async function createPageOverview({
  account,
  naming,
  key,
}: {
  readonly account: string;
  readonly naming: Naming;
  /** 32 bytes in base64, see storage-items.ts. */
  readonly key: string;
}): Promise<PageOverview> {
  const bytes = decodeBase64(key);
  if (!bytes) throw new OpenError('tampered');
  const { read, close } = createSealedReader();
  const pieces = createPieces(account, await importLocalKey(bytes));
  return {
    ...createOverviewReader(pieces, (names) => read(account, names), naming),
    loadMatch: loadMatchUri,
    close,
  };
}
