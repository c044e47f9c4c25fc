import {
  createLetIn,
  createSealKey,
  markRevoked,
  readClient,
  readOrgPins,
  requireAccount,
} from '../../lib/account';
import { encodeBase64 } from '../../lib/bytes';
import { toErrorInfo } from '../../lib/errors';
import type { SyncDeps } from '../../lib/sync';
import { createVault, reconcile, reconcileFolders, reconcileRekeyed } from '../../lib/vault';
import { keepRules, withRules } from './account-rules';
import { createAnswers } from './answers';
import { composeOwnEdges, composeSession, type Edges, type Open, type OwnEdges } from './compose-session';
import { createEditing } from './editing';
import { hydrateAccount } from './hydrate';
import { createLiveSync } from './live-sync';
import { createLookAgain } from './look-again';
import { mayReach } from './may-reach';
import { createKeeper } from './overview';
import { createRunSync } from './run-sync';
import { assertMayUse } from './secret-gate';

/** What goes wrong with the list stands on the board; a database that cannot be read is made anew by a sync. */
async function tellFaults(
  work: Promise<void>,
  board: OwnEdges['board'],
  refetch: () => Promise<void>,
): Promise<void> {
  try {
    await work;
  } catch (error) {
    const info = toErrorInfo(error);
    await (info.code === 'database-damaged' ? refetch() : board.updateSync({ error: info }));
  }
}

/** Holds what waits against a sync, which may have brought other keys of organisations. */
const reconcileWith =
  (isBusy: (id: string) => boolean, keys: Open['keys']): SyncDeps['reconcile'] =>
  (waiting, incoming, other) => {
    if (!other) return reconcile(waiting, incoming, isBusy, keys);
    const change = { ...other, before: keys, now: keys.under(other.keys) };
    return reconcileRekeyed(waiting, incoming, isBusy, change);
  };

/** The sealed overview and the syncs that change it. */
function composeSync(edges: OwnEdges, { session, keys, apiTokens }: Open) {
  const { account, board, store, authorized } = edges;
  const refetch = async () => {
    await store.forgetStamps(account).catch(() => undefined);
    await syncNow({ force: true });
  };
  const { assertUnlocked } = session;
  const keeper = createKeeper({ account, store, board, keys, assertUnlocked, damaged: refetch });
  const orTell = (work: Promise<void>) => tellFaults(work, board, () => syncNow({ force: true }));
  const catchUp = () => {
    // Locked, there are none.
    void apiTokens.forgetStale().catch(() => undefined);
    return orTell(keeper.ensure());
  };
  const isBusy = (id: string) => editing.outbox.isBusy(id);
  const syncNow = createRunSync({
    account,
    board,
    send: authorized,
    store,
    prepare: keeper.prepare,
    trust: { pins: () => readOrgPins(account), print: keys.print },
    reconcile: reconcileWith(isBusy, keys),
    reconcileFolders: (waiting, incoming) => reconcileFolders(waiting, incoming, isBusy, keys),
    forgetKeys: keys.forget,
    // Not waited for: the list shows what is ready, and whoever waits for the sync has no use for the rest.
    stored: async () => {
      void catchUp().catch(() => undefined);
      void keepRules({ account, board, store }, session, editing.outbox).catch(() => undefined);
    },
    onRevoked: async (record) => {
      if (await markRevoked(record)) await board.update(() => ({ needsSignIn: true }));
    },
  });
  const { prepare } = keeper;
  const editing = createEditing({ ...edges, keys, send: authorized, prepare, syncNow, catchUp });
  return {
    catchUp,
    ...editing,
    edit: withRules(editing.edit, board),
    liveSync: createLiveSync({ ...edges, ...editing, syncNow }),
    mendOverview: (version: number | null) =>
      orTell(version === null ? keeper.ensure() : keeper.mend(version)),
    // How often something was used is worth no error.
    noteUse: (id: string) => keeper.noteUse(id).catch(() => undefined),
    refetch,
    syncNow,
    siteRows: keeper.siteRows,
    kindRows: keeper.kindRows,
  };
}

/** The vault behind the keys. */
function composeVault(
  { account, store, authorized, unread }: OwnEdges,
  { keys, session }: Open,
  { refetch, resolve }: ReturnType<typeof composeSync>,
) {
  const current = async () => {
    const { urls } = await requireAccount(account);
    return { account, urls };
  };
  const vault = createVault({ store, keys, send: authorized, current, refetch, resolve, unread, mayReach });
  const useItem = async (id: string, password?: string) => {
    const item = await vault.item(id);
    await assertMayUse(item, password, session.verifyPassword);
    return item;
  };
  return { vault, useItem };
}

/** Joins all that one account is: it knows of no other, and its ids are those of its server. */
export function composeAccount(edges: Edges, account: string) {
  const own = composeOwnEdges(edges, account);
  const open = composeSession(own);
  const syncs = composeSync(own, open);
  const { board, store, authorized, isFirefox } = own;
  const { session } = open;
  const { syncNow, outbox } = syncs;
  return {
    account,
    board,
    getToken: own.getToken,
    ...open,
    ...syncs,
    ...composeVault(own, open, syncs),
    verifyPassword: session.verifyPassword,
    /** What is typed into pages waits under this key. */
    waitingKey: createSealKey(account, session.assertUnlocked, 'latchkey waiting logins'),
    letIn: createLetIn({
      account,
      send: authorized,
      client: () => readClient(isFirefox),
      assertUnlocked: session.assertUnlocked,
    }),
    sealedPieces: async (names: readonly string[]) =>
      (await store.readSealed(account, names)).map((piece) => (piece ? encodeBase64(piece.bytes) : null)),
    syncFully: () => syncNow({ force: true }).then(() => void outbox.drain()),
    syncStale: createLookAgain({ board, ...syncs }),
    answers: createAnswers({
      account,
      board,
      store,
      syncNow,
      drain: outbox.drain,
      inTurn: edges.turns.organizations,
    }),
    hydrate: () => hydrateAccount({ account, board, store, ...syncs }),
  };
}

/** One account of this browser, as the background knows it. */
export type OneAccount = ReturnType<typeof composeAccount>;
