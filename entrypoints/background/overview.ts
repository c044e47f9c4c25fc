import type { AccountBoard, KeyRing, Session } from '../../lib/account';
import { overviewKeysItem } from '../../lib/browser';
import { decodeBase64 } from '../../lib/bytes';
import { importLocalKey } from '../../lib/crypto';
import { CodedError } from '../../lib/errors';
import { createOverviewKeeper, type OverviewKeeper } from '../../lib/overview';
import type { Store } from '../../lib/store';
import { openListedItems, openNames } from '../../lib/vault';

export interface OverviewDeps {
  /** The id of the account whose overview it is. */
  readonly account: string;
  readonly store: Store;
  readonly board: AccountBoard;
  readonly keys: KeyRing;
  readonly assertUnlocked: Session['assertUnlocked'];
  readonly damaged: () => Promise<void>;
}

/** The account and the key of its overview. @throws CodedError `locked`. */
async function unlockedOverview({ account, assertUnlocked }: OverviewDeps) {
  await assertUnlocked();
  const bytes = decodeBase64((await overviewKeysItem.get())[account] ?? '');
  if (!bytes || bytes.length === 0) throw new CodedError('locked');
  return { account, key: await importLocalKey(bytes) };
}

/** Keeps the sealed overview of an unlocked account. */
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
