import type { KeyRing, Session, StatusBoard } from '../../lib/account';
import { overviewKeyItem } from '../../lib/browser';
import { decodeBase64 } from '../../lib/bytes';
import { importLocalKey } from '../../lib/crypto';
import { CodedError } from '../../lib/errors';
import { createOverviewKeeper, type OverviewKeeper } from '../../lib/overview';
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
