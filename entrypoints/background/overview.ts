import type { KeyRing, Session, StatusBoard } from '../../lib/account';
import { overviewKeyItem } from '../../lib/browser';
import { decodeBase64 } from '../../lib/bytes';
import { importLocalKey, OpenError } from '../../lib/crypto';
import { CodedError } from '../../lib/errors';
import type { Overview } from '../../lib/items';
import {
  createOverviewKeeper,
  createOverviewReader,
  createPieces,
  type OverviewKeeper,
} from '../../lib/overview';
import type { Store } from '../../lib/store';
import { openListedItems, openNames } from '../../lib/vault';

export interface OverviewDeps {
  readonly store: Store;
  readonly board: StatusBoard;
  readonly keys: KeyRing;
  readonly assertUnlocked: Session['assertUnlocked'];
  readonly damaged: () => Promise<void>;
}

/** The account in use and the key of its overview. @throws CodedError `locked`. */
async function unlockedOverview({ assertUnlocked }: Pick<OverviewDeps, 'assertUnlocked'>) {
  await assertUnlocked();
  const held = await overviewKeyItem.get();
  const bytes = held && decodeBase64(held.key);
  if (!bytes) throw new CodedError('locked');
  return { account: held.account, key: await importLocalKey(bytes) };
}

/** Keeps the sealed overview of the unlocked account. */
export function createKeeper(deps: OverviewDeps): OverviewKeeper {
  const { store, board, keys } = deps;
  return createOverviewKeeper({
    store,
    unlocked: () => unlockedOverview(deps),
    openRows: (rows) => openListedItems(rows, keys),
    openLists: (vault, folders, collections) => openNames(vault, folders, collections, keys),
    report: (opening) => board.update(() => ({ opening })),
    changed: () => board.update(({ revision }) => ({ revision: revision + 1 })),
    damaged: deps.damaged,
  });
}

async function readSite(deps: OverviewDeps, hostname: string): Promise<readonly Overview[] | null> {
  const { account, key } = await unlockedOverview(deps);
  const read = async (names: readonly string[]) =>
    (await deps.store.readSealed(account, names)).map((piece) => piece?.bytes);
  const reader = createOverviewReader(createPieces(account, key), read);
  const head = await reader.head();
  if (!head) return null;
  const { rows } = await reader.site(head, hostname).catch((error: unknown) => {
    if (error instanceof OpenError) throw new DamagedOverview(head.version);
    throw error;
  });
  // What is still being made may lack the very login that is wanted.
  return rows.length > 0 || head.isComplete ? rows : null;
}

class DamagedOverview extends Error {
  readonly version: number;
  constructor(version: number) {
    super('damaged overview');
    this.version = version;
  }
}

/** The logins that may fit a page; an overview that is missing, unfinished or damaged is made first. */
export function createSiteRows(deps: OverviewDeps, keeper: OverviewKeeper) {
  return async (hostname: string): Promise<readonly Overview[]> => {
    try {
      const rows = await readSite(deps, hostname);
      if (rows) return rows;
      await keeper.ensure();
    } catch (error) {
      if (!(error instanceof DamagedOverview)) throw error;
      await keeper.mend(error.version);
    }
    return (await readSite(deps, hostname)) ?? [];
  };
}
