import {
  createKeyRing,
  createSession,
  createSignIn,
  createStatusBoard,
  createTokenSource,
  readClient,
  readCurrentAccount,
  type Session,
  verifyPassword,
} from '../../lib/account';
import { createAuthorizedSend, createSend } from '../../lib/api';
import { browser } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { createStore } from '../../lib/store';
import { createVault, forgetOverview } from '../../lib/vault';
import { armLock } from './alarms';
import { armClipboardClear } from './clipboard';
import { createFillTab } from './fill-tab';
import { hydrate } from './hydrate';
import { createRunSync, createSyncStale, mending } from './run-sync';
import { assertMayUse } from './secret-gate';
import { createUiHandlers } from './ui-handlers';

/** Network and storage: everything below the session. */
function composeEdges(isFirefox: boolean) {
  const board = createStatusBoard();
  const store = createStore();
  const send = createSend(isFirefox ? 3 : 2);
  const getToken = createTokenSource({ send, onRevoked: () => board.update(() => ({ needsSignIn: true })) });
  const authorized = createAuthorizedSend(send, getToken);
  const syncNow = createRunSync({ board, send: authorized, store });
  return { board, store, send, authorized, syncNow };
}

type Edges = ReturnType<typeof composeEdges>;

/** Keys, and the vault that they open. */
function composeVault({ board, store, authorized, syncNow }: Edges) {
  const session = createSession({
    board,
    armLock,
    forgetOpened: () => {
      keys.forget();
      forgetOverview();
    },
    forgetVault: (account) => store.forget(account),
  });
  const keys = createKeyRing({
    assertUnlocked: session.assertUnlocked,
    readProfile: async (account) => (await store.readVault(account))?.profile,
  });
  const current = async () => {
    const record = await readCurrentAccount();
    if (!record) throw new CodedError('signed-out');
    return { account: record.id, revision: (await board.read()).revision, urls: record.urls };
  };
  const opened = createVault({ store, keys, send: authorized, current });
  const vault = { ...opened, overview: mending(opened.overview, () => syncNow({ force: true })) };
  const fillTab = createFillTab({
    overview: vault.overview,
    openItem: async (id, password) => {
      const item = await vault.item(id);
      await assertMayUse(item, password, verifyPassword);
      return item;
    },
    code: async (id) => (await vault.code(id)).now.code,
  });
  return { session, vault, fillTab };
}

function composeSignIn({ board, store, send, syncNow }: Edges, session: Session, isFirefox: boolean) {
  return createSignIn({
    board,
    send,
    client: () => readClient(isFirefox),
    hasPermission: (origins) => browser.permissions.contains({ origins }),
    onSignedIn: async (replaced) => {
      if (replaced.length > 0) await board.updateSync({ lastSynced: null, error: null });
      await session.open();
      await Promise.allSettled(replaced.map((account) => store.forget(account)));
      await syncNow({ force: true });
    },
  });
}

/** Joins the rooms. The only place that knows them all. */
export function compose(isFirefox: boolean) {
  const edges = composeEdges(isFirefox);
  const { board, store, send, syncNow } = edges;
  const { session, vault, fillTab } = composeVault(edges);
  const signIn = composeSignIn(edges, session, isFirefox);
  const syncStale = createSyncStale(edges);
  const uiHandlers = createUiHandlers({
    send,
    signIn,
    session,
    vault,
    fillTab,
    verifyPassword,
    armClipboardClear,
    syncStale,
    syncNow: () => syncNow({ force: true }),
  });
  return {
    board,
    session,
    signIn,
    fillTab,
    uiHandlers,
    hydrate: () => hydrate(board, store),
    resume: async () => {
      await signIn.resume();
      // A worker that was stopped in the middle of an unlock may have set no deadline.
      const isOpen = await session.assertUnlocked().then(
        () => true,
        () => false,
      );
      if (isOpen && (await board.read()).lockAt === null) await session.touch();
      if (isOpen) await syncStale();
    },
  };
}
