import {
  createInTurn,
  createKeyRing,
  createMoves,
  createSealKey,
  createSession,
  createStatusBoard,
  createTokenSource,
  createUnlockKeys,
  createUnlockPin,
  forgetPinOf,
  forgetUnlockKeys,
  readClient,
  readUnlockWays,
  type Session,
} from '../../lib/account';
import { createAuthorizedSend, createSend } from '../../lib/api';
import { browser } from '../../lib/browser';
import { createCorrections } from '../../lib/corrections';
import { createHistory } from '../../lib/history';
import { forgetGroups } from '../../lib/sites';
import { createStore } from '../../lib/store';
import type { FileToSeal, Unread } from '../../lib/vault';
import { armLock, armSignIn } from './alarms';
import { createRpIdOf } from './rp-id';

/** Network and storage: everything below the session. */
export function composeEdges(isFirefox: boolean, changed: Parameters<typeof createStatusBoard>[0]) {
  const board = createStatusBoard(changed);
  const moves = createMoves();
  const store = createStore();
  const deviceType = isFirefox ? 3 : 2;
  const send = createSend(deviceType);
  const getToken = createTokenSource({
    send,
    client: () => readClient(isFirefox),
    onRevoked: () => board.update(() => ({ needsSignIn: true })),
  });
  const authorized = createAuthorizedSend(send, getToken);
  const sealing = new Map<string, FileToSeal>();
  const unread = new Map<string, Unread>();
  return { isFirefox, board, moves, store, send, deviceType, getToken, authorized, sealing, unread };
}

export type Edges = ReturnType<typeof composeEdges>;

/** What opens the account beside its master password. */
function composeUnlocking({ board, moves, isFirefox }: Edges, session: Session) {
  const changed = async () => {
    const ways = await readUnlockWays();
    await board.update(() => ({ ways }));
  };
  const self = { extensionId: browser.runtime.id, origin: browser.runtime.getURL('').replace(/\/$/, '') };
  return {
    unlockKeys: createUnlockKeys({ session, self, rpIdOf: createRpIdOf(isFirefox), changed }),
    unlockPin: createUnlockPin({ session, moves, changed }),
  };
}

/** Who may open what, and until when. */
export function composeSession(edges: Edges) {
  const { board, moves, store, sealing, unread } = edges;
  const session = createSession({
    board,
    moves,
    armLock,
    armSignIn,
    forgetOpened: () => {
      keys.forget();
      sealing.clear();
      unread.clear();
    },
    forgetVault: async (account) => {
      await forgetPinOf(account);
      await forgetUnlockKeys(account);
      await history.forget(account);
      await corrections.forget(account);
      await store.forget(account);
      await forgetGroups(account);
    },
    // A database that cannot be read holds nothing that could be sent.
    hasUnsent: (account) =>
      store.readOutboxHeads(account).then(
        (waiting) => waiting.length > 0,
        () => false,
      ),
  });
  const keys = createKeyRing({
    assertUnlocked: session.assertUnlocked,
    readOrganizationKeys: async (account) => (await store.readVault(account))?.organizationKeys ?? {},
  });
  const history = createHistory({
    openKey: createSealKey(session.assertUnlocked, 'latchkey generator history'),
    inTurn: createInTurn(),
  });
  const corrections = createCorrections({
    openKey: createSealKey(session.assertUnlocked, 'latchkey field corrections'),
    inTurn: createInTurn(),
  });
  return { session, keys, history, corrections, ...composeUnlocking(edges, session) };
}

export type Open = ReturnType<typeof composeSession>;
